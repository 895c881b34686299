namespace Tracker.Engine.Storage;

internal sealed class JobRunRepository(Session session)
{
    internal const string Columns =
        "id, job_id, actor, host, started_at, heartbeat_at, claimed_until, finished_at, outcome, done, total, counts, problem";

    internal const string AbandonSql =
        """
        UPDATE job_runs
        SET outcome = 'Abandoned', finished_at = @Now
        WHERE job_id = @JobId AND finished_at IS NULL AND (claimed_until < @Now OR host = @DeadHost)
        """;

    internal const string InsertSql =
        """
        INSERT INTO job_runs (job_id, actor, host, started_at, heartbeat_at, claimed_until, finished_at, outcome, done, total, counts, problem)
        VALUES (@JobId, @Actor, @Host, @StartedAt, @HeartbeatAt, @ClaimedUntil, @FinishedAt, @Outcome, @Done, @Total, @Counts, @Problem)
        """;

    /// <summary>Renews the claim; no row is changed once the run was taken for dead.</summary>
    internal const string BeatSql =
        """
        UPDATE job_runs
        SET heartbeat_at = @Now, claimed_until = @Until, done = @Done, total = @Total
        WHERE id = @Id AND finished_at IS NULL
        """;

    internal const string FinishSql =
        """
        UPDATE job_runs
        SET heartbeat_at = @Now, finished_at = @Now, outcome = @Outcome, done = @Done, total = @Total, counts = @Counts, problem = @Problem
        WHERE id = @Id AND finished_at IS NULL
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM job_runs WHERE id = @Id";

    internal const string RunningSql = $"SELECT {Columns} FROM job_runs WHERE job_id = @JobId AND finished_at IS NULL";

    internal const string LatestSql =
        $"SELECT {Columns} FROM job_runs WHERE id IN (SELECT MAX(id) FROM job_runs GROUP BY job_id) ORDER BY job_id";

    /// <summary>What counts as having run: it ended by itself, be it with problems that a second run would meet again.</summary>
    internal const string LatestCompletedSql =
        $"""
        SELECT {Columns}
        FROM job_runs
        WHERE id IN (SELECT MAX(id) FROM job_runs WHERE outcome IN ('Done', 'Partly') GROUP BY job_id)
        ORDER BY job_id
        """;

    internal const string OfJobSql = $"SELECT {Columns} FROM job_runs WHERE job_id = @JobId ORDER BY id DESC";

    /// <summary>The last run of a job stays, however old.</summary>
    internal const string PruneSql =
        """
        DELETE FROM job_runs
        WHERE finished_at < @Before
            AND id NOT IN (SELECT MAX(id) FROM job_runs GROUP BY job_id)
            AND id NOT IN (SELECT MAX(id) FROM job_runs WHERE outcome IN ('Done', 'Partly') GROUP BY job_id)
        """;

    /// <param name="deadHost">A host that is known to be gone before its claim expires; null for none.</param>
    public Task<int> AbandonAsync(string jobId, DateTimeOffset now, string? deadHost, CancellationToken cancellationToken) =>
        session.ExecuteAsync(AbandonSql, new { JobId = jobId, Now = now, DeadHost = deadHost }, cancellationToken);

    public async Task<StoredJobRun> InsertAsync(StoredJobRun run, CancellationToken cancellationToken) => run with
    {
        Id = await session.InsertAsync(
            InsertSql,
            new
            {
                run.JobId,
                run.Actor,
                run.Host,
                run.StartedAt,
                run.HeartbeatAt,
                run.ClaimedUntil,
                run.FinishedAt,
                Outcome = run.Outcome.ToString(),
                run.Done,
                run.Total,
                run.Counts,
                run.Problem,
            },
            cancellationToken),
    };

    /// <summary>False where the run is no longer ours.</summary>
    public async Task<bool> BeatAsync(long id, DateTimeOffset now, DateTimeOffset until, int done, int? total, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(BeatSql, new { Id = id, Now = now, Until = until, Done = done, Total = total }, cancellationToken) == 1;

    /// <summary>False where the run is no longer ours.</summary>
    public async Task<bool> FinishAsync(StoredJobRun run, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            FinishSql,
            new { run.Id, Now = now, Outcome = run.Outcome.ToString(), run.Done, run.Total, run.Counts, run.Problem },
            cancellationToken) == 1;

    public Task<StoredJobRun?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredJobRun>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<StoredJobRun?> RunningAsync(string jobId, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredJobRun>(RunningSql, new { JobId = jobId }, cancellationToken);

    public Task<IReadOnlyList<StoredJobRun>> LatestAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<StoredJobRun>(LatestSql, null, cancellationToken);

    public Task<IReadOnlyList<StoredJobRun>> LatestCompletedAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<StoredJobRun>(LatestCompletedSql, null, cancellationToken);

    public Task<IReadOnlyList<StoredJobRun>> OfJobAsync(string jobId, int most, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredJobRun>(session.Dialect.Paged(OfJobSql), new { JobId = jobId, Skip = 0, Take = most }, cancellationToken);

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        session.ExecuteAsync(PruneSql, new { Before = before }, cancellationToken);
}
