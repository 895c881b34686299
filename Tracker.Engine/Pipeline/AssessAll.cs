using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <param name="Years">How many agencies' years were assessed.</param>
/// <param name="Changed">How many assessments differ from before.</param>
/// <param name="Failed">Years that could not be assessed, with the error; the others were.</param>
public sealed record AssessAllResult(int Years, int Changed, FlagChanges Flags, IReadOnlyList<FailedYear> Failed);

public sealed record FailedYear(long AgencyId, int Year, Exception Error);

/// <summary>
/// Assesses every agency's year whose last run was made from other reports, or by another engine or model, than the current
/// ones. It can be run any number of times and be stopped at any point: what is done is done, what is left is found again.
/// </summary>
public sealed class AssessAll(Database database, ReportStages stages, AssessYear assessYear)
{
    // Reading a report differently makes the year after it pending too; a thread of any length settles in one more round.
    private const int Rounds = 3;

    /// <summary>The years that are pending now.</summary>
    public Task<IReadOnlyList<AgencyYear>> PendingAsync(CancellationToken cancellationToken = default) =>
        PendingAsync(everything: false, cancellationToken);

    /// <param name="actor">Who or what runs it; stands in the ledger.</param>
    /// <param name="everything">Also the years that are not pending.</param>
    /// <param name="progress">Told of each year that is done.</param>
    /// <param name="cancellationToken">Stops before the next year.</param>
    public async Task<AssessAllResult> ExecuteAsync(
        string actor,
        bool everything = false,
        IProgress<YearResult>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var (years, changed, flags) = (0, 0, FlagChanges.None);
        var failed = new Dictionary<(long, int), FailedYear>();
        for (var round = 0; round < Rounds; round++)
        {
            var pending = (await PendingAsync(everything && round == 0, cancellationToken)).Where(year => !failed.ContainsKey((year.AgencyId, year.CycleYear))).ToList();
            if (pending.Count == 0)
            {
                break;
            }

            foreach (var year in pending)
            {
                try
                {
                    var result = await assessYear.ExecuteAsync(year.AgencyId, year.CycleYear, actor, cancellationToken);
                    (years, changed, flags) = (years + 1, changed + result.Changed, flags + result.Flags);
                    progress?.Report(result);
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // One agency's trouble must not keep the others waiting; it stays pending and is reported.
                    failed[(year.AgencyId, year.CycleYear)] = new(year.AgencyId, year.CycleYear, error);
                }
            }
        }

        return new(years, changed, flags, [.. failed.Values]);
    }

    private async Task<IReadOnlyList<AgencyYear>> PendingAsync(bool everything, CancellationToken cancellationToken)
    {
        // No run was made by an engine without a version, so every year differs from it.
        var engineVersion = everything ? string.Empty : stages.EngineVersion;
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AssessmentRepository(session).PendingAsync(engineVersion, stages.ModelVersion, cancellationToken);
    }
}
