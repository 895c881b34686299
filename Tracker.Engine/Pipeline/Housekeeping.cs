using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <param name="JobRuns">Rows of runs that ended long ago.</param>
/// <param name="WorkItems">Claims of dead workers, and notes of files that are gone.</param>
public sealed record Housekept(int JobRuns, int WorkItems);

/// <summary>Removes what only the running of the jobs left behind. What people did, the ledger, and who was told what stay.</summary>
public sealed class Housekeeping(Database database, TimeProvider time)
{
    private static readonly TimeSpan KeepRuns = TimeSpan.FromDays(90);
    private static readonly TimeSpan KeepClaims = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepItems = TimeSpan.FromDays(30);

    public async Task<Housekept> ExecuteAsync(CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var session = await database.WriteAsync(cancellationToken);
        var runs = await new JobRunRepository(session).PruneAsync(now - KeepRuns, cancellationToken);
        var items = await new WorkItemRepository(session).RunAsync(
            WorkItemRepository.PruneSql,
            new { Before = now - KeepItems, Expired = now - KeepClaims },
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new(runs, items);
    }
}
