using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <param name="Years">How many agencies' years were assessed.</param>
/// <param name="Changed">How many assessments differ from before.</param>
/// <param name="Failed">Years that could not be assessed, with the error; the others were.</param>
/// <param name="LeftToOthers">Years that another worker is at, or that failed lately and are left for a while.</param>
public sealed record AssessAllResult(int Years, int Changed, FlagChanges Flags, IReadOnlyList<FailedYear> Failed, int LeftToOthers);

public sealed record FailedYear(long AgencyId, int Year, Exception Error);

/// <summary>How a run shares the work with others.</summary>
/// <param name="Workers">How many agencies are assessed at the same time here.</param>
/// <param name="IsPatient">Leaves years that failed lately for a while, as a sweep should.</param>
/// <param name="StartsAnywhere">Begins at a random agency, so that several processes seldom ask for the same one.</param>
public sealed record AssessSharing(int Workers = 1, bool IsPatient = false, bool StartsAnywhere = false);

/// <summary>
/// Assesses every agency's year whose last run was made from other reports, or by another engine or model, than the current
/// ones. It can be run any number of times, by several workers at once, and be stopped at any point: what is done is done, what
/// is left is found again.
/// </summary>
public sealed class AssessAll(Database database, ReportStages stages, AssessYear assessYear, WorkItems claims)
{
    // Reading a report differently makes the year after it pending too; a thread of any length settles in one more round.
    private const int Rounds = 3;

    /// <summary>The years that are pending now.</summary>
    public Task<IReadOnlyList<AgencyYear>> PendingAsync(CancellationToken cancellationToken = default) =>
        PendingAsync(everything: false, cancellationToken);

    /// <param name="actor">Who or what runs it; stands in the ledger.</param>
    /// <param name="everything">Also the years that are not pending.</param>
    /// <param name="progress">Told of each year that is done, one after the other.</param>
    /// <param name="sharing">Alone and at once where it is null.</param>
    /// <param name="cancellationToken">Stops before the next year.</param>
    public async Task<AssessAllResult> ExecuteAsync(
        string actor,
        bool everything = false,
        IProgress<YearResult>? progress = null,
        AssessSharing? sharing = null,
        CancellationToken cancellationToken = default)
    {
        sharing ??= new AssessSharing();
        var tally = new AssessTally(progress);
        for (var round = 0; round < Rounds; round++)
        {
            var isEverything = everything && round == 0;
            var pending = (await PendingAsync(isEverything, cancellationToken)).Where(tally.IsNew).ToList();
            if (pending.Count == 0)
            {
                break;
            }

            // An agency's years share reports, so one worker does them in turn.
            var agencies = pending.GroupBy(year => year.AgencyId).ToList();
            var start = sharing.StartsAnywhere ? Random.Shared.Next(agencies.Count) : 0;
            var options = new ParallelOptions { MaxDegreeOfParallelism = sharing.Workers, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(agencies[start..].Concat(agencies[..start]), options, async (years, token) =>
            {
                foreach (var year in years)
                {
                    await AssessAsync(year, actor, isEverything, sharing.IsPatient, tally, token);
                }
            });
        }

        return tally.Result();
    }

    private async Task AssessAsync(
        AgencyYear year,
        string actor,
        bool everything,
        bool isPatient,
        AssessTally tally,
        CancellationToken cancellationToken)
    {
        var item = WorkItem.Assess(year);
        if (!await claims.ClaimAsync(item, tally.Worker, isPatient, cancellationToken))
        {
            tally.Left(year);
            return;
        }

        try
        {
            // Another worker may have done it since the list was made.
            if (everything || await IsPendingAsync(year, cancellationToken))
            {
                tally.Done(await assessYear.ExecuteAsync(year.AgencyId, year.CycleYear, actor, cancellationToken));
            }

            await claims.CompleteAsync(item, tally.Worker);
        }
        catch (OperationCanceledException)
        {
            await claims.ReleaseAsync(item, tally.Worker);
            throw;
        }
        catch (Exception error)
        {
            // One agency's trouble must not keep the others waiting; it stays pending and is reported.
            tally.Failed(year, error);
            await claims.FailAsync(item, tally.Worker, $"{error.GetType().Name}: {error.Message}");
        }
    }

    private async Task<IReadOnlyList<AgencyYear>> PendingAsync(bool everything, CancellationToken cancellationToken)
    {
        // No run was made by an engine without a version, so every year differs from it.
        var engineVersion = everything ? string.Empty : stages.EngineVersion;
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AssessmentRepository(session).PendingAsync(engineVersion, stages.ModelVersion, cancellationToken);
    }

    private async Task<bool> IsPendingAsync(AgencyYear year, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AssessmentRepository(session).IsPendingAsync(year, stages.EngineVersion, stages.ModelVersion, cancellationToken);
    }
}
