using System.Data.Common;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Why a run was begun, or not.</summary>
public enum JobStart
{
    Started,

    /// <summary>Another run of the job is going on and gives signs of life.</summary>
    Busy,

    /// <summary>It ran since it last fell due.</summary>
    NotDue,
}

/// <param name="Run">The run that was begun, or the one that is going on; null where it is not due.</param>
public sealed record JobStartResult(JobStart Start, StoredJobRun? Run);

/// <summary>
/// Records the runs of scheduled jobs. A run's row is its claim: of several servers one begins the job, renews the claim while
/// it works, and is taken over when it no longer does. The jobs themselves must bear running twice.
/// </summary>
public sealed class JobRuns(Database database, TimeProvider time)
{
    /// <summary>How long a host may be silent before its run is taken over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <param name="jobId">The schedule's constant id.</param>
    /// <param name="actor">Who or what starts it.</param>
    /// <param name="isDue">Asked, given when the last completed run was begun, whether to run at all; null runs in any case.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    public async Task<JobStartResult> StartAsync(
        string jobId,
        string actor,
        Func<DateTimeOffset?, bool>? isDue = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var session = await database.WriteAsync(cancellationToken);
            var runs = new JobRunRepository(session);
            var now = time.GetUtcNow();
            var host = (await runs.RunningAsync(jobId, cancellationToken))?.Host;
            await runs.AbandonAsync(jobId, now, WorkerName.IsKnownDead(host) ? host : null, cancellationToken);
            if (await runs.RunningAsync(jobId, cancellationToken) is { } other)
            {
                await session.CommitAsync(cancellationToken);
                return new(JobStart.Busy, other);
            }

            if (isDue is not null && !isDue(await LastCompletedAsync(runs, jobId, cancellationToken)))
            {
                await session.CommitAsync(cancellationToken);
                return new(JobStart.NotDue, null);
            }

            var run = await runs.InsertAsync(
                new StoredJobRun
                {
                    JobId = jobId,
                    Actor = actor,
                    Host = WorkerName.Process,
                    StartedAt = now,
                    HeartbeatAt = now,
                    ClaimedUntil = now + Lease,
                    Outcome = JobOutcome.Running,
                },
                cancellationToken);
            await session.CommitAsync(cancellationToken);
            return new(JobStart.Started, run);
        }
        catch (DbException error) when (database.Dialect.IsDuplicateKey(error))
        {
            // Another server began it between looking and inserting.
            await using var session = await database.ReadAsync(cancellationToken);
            return new(JobStart.Busy, await new JobRunRepository(session).RunningAsync(jobId, cancellationToken));
        }
    }

    /// <summary>Whether a run that is said to be going on has lost its host.</summary>
    public static bool IsDead(StoredJobRun run, DateTimeOffset now) =>
        run.Outcome == JobOutcome.Running && (run.ClaimedUntil < now || WorkerName.IsKnownDead(run.Host));

    /// <summary>A sign of life. False where the run was taken for dead in the meantime: it must stop.</summary>
    public async Task<bool> BeatAsync(long runId, int done, int? total, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var session = await database.WriteAsync(cancellationToken);
        var isOurs = await new JobRunRepository(session).BeatAsync(runId, now, now + Lease, done, total, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return isOurs;
    }

    /// <summary>Ends a run and returns it as it stands. One that was taken for dead stays as it is.</summary>
    public async Task<StoredJobRun> FinishAsync(StoredJobRun run, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var runs = new JobRunRepository(session);
        await runs.FinishAsync(run, time.GetUtcNow(), cancellationToken);
        var ended = await runs.ByIdAsync(run.Id, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return ended ?? run;
    }

    private static async Task<DateTimeOffset?> LastCompletedAsync(JobRunRepository runs, string jobId, CancellationToken cancellationToken) =>
        (await runs.LatestCompletedAsync(cancellationToken)).FirstOrDefault(run => run.JobId == jobId)?.StartedAt;
}
