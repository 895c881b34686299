using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Applies the flag rules to the years that await an answer: their flags depend on the day. Meant to run daily; a day that was
/// missed is made good by the next run.
/// </summary>
public sealed class SweepFlags(Database database, FlagSettings settings, TimeProvider time)
{
    // What a commit costs is its wait for the disk, which many years share; others that write wait for as long as a chunk takes.
    private const int YearsInTransaction = 50;

    public async Task<FlagChanges> ExecuteAsync(string actor, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<AgencyYear> awaiting;
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            awaiting = await new FlagRepository(session).AwaitingAsync(ChinaTime.Today(time).Year, cancellationToken);
        }

        var changes = FlagChanges.None;
        foreach (var chunk in awaiting.Chunk(YearsInTransaction))
        {
            changes += await database.UnitAsync(token => SweepAsync(chunk, actor, token), cancellationToken);
        }

        return changes;
    }

    private async Task<FlagChanges> SweepAsync(IReadOnlyList<AgencyYear> years, string actor, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var flagYear = new FlagYear(session, settings, ChinaTime.Today(time), time.GetUtcNow(), actor);
        var changes = FlagChanges.None;
        foreach (var year in years)
        {
            await new AgencyRepository(session).ClaimAsync(year.AgencyId, cancellationToken);
            changes += await flagYear.ApplyAsync(year.AgencyId, year.CycleYear, cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
        return changes;
    }
}
