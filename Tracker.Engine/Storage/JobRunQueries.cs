namespace Tracker.Engine.Storage;

/// <summary>How a job stands.</summary>
/// <param name="Latest">The run begun last, which may still be going on.</param>
/// <param name="Completed">The last one that ended by itself; null where there was none.</param>
public sealed record JobState(StoredJobRun Latest, StoredJobRun? Completed);

/// <summary>Reads the runs of scheduled jobs.</summary>
public sealed class JobRunQueries(Database database)
{
    /// <summary>By the job's id; a job that never ran is missing.</summary>
    public async Task<IReadOnlyDictionary<string, JobState>> StatesAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var runs = new JobRunRepository(session);
        var completed = (await runs.LatestCompletedAsync(cancellationToken)).ToDictionary(run => run.JobId, StringComparer.Ordinal);
        return (await runs.LatestAsync(cancellationToken)).ToDictionary(
            run => run.JobId,
            run => new JobState(run, completed.GetValueOrDefault(run.JobId)),
            StringComparer.Ordinal);
    }

    /// <summary>A job's runs, the latest first.</summary>
    public async Task<IReadOnlyList<StoredJobRun>> OfJobAsync(string jobId, int most = 20, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new JobRunRepository(session).OfJobAsync(jobId, most, cancellationToken);
    }
}
