using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline.SecondOpinions;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What an assessment of one agency's year came to.</summary>
/// <param name="Commitments">How many were promised for the year.</param>
/// <param name="Changed">How many assessments, or their evidence, differ from before.</param>
/// <param name="HasAnswer">Whether the report that reviews the year is in.</param>
/// <param name="Flags">Also those of later years, whose threads pass through this one.</param>
public sealed record YearResult(long AgencyId, int Year, int Commitments, int Changed, bool HasAnswer, FlagChanges Flags);

/// <summary>
/// Holds an agency's promises for a year against the report that reviews it, and stores what differs from before: links,
/// assessments, carried-over promises, flags. The same reports, decisions and engine give the same result, so a second run
/// changes nothing. Without an answering report everything awaits it.
/// </summary>
public sealed class AssessYear(Database database, ReportStages stages, FlagSettings settings, TimeProvider time, SecondOpinionDesk? opinions = null)
{
    private const int Attempts = 5;

    /// <param name="agencyId">An agency that exists.</param>
    /// <param name="year">The plan year, which is the answering report's reviewed year.</param>
    /// <param name="actor">Who or what runs it; stands in the ledger.</param>
    /// <param name="cancellationToken">Stops between the steps; nothing is stored then.</param>
    public Task<YearResult> ExecuteAsync(long agencyId, int year, string actor, CancellationToken cancellationToken = default) =>
        database.UnitAsync(token => AssessAsync(agencyId, year, actor, token), cancellationToken);

    private async Task<YearResult> AssessAsync(long agencyId, int year, string actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Judging takes most of the time and needs no lock; what it was made from is checked again under the lock.
            YearInputs inputs;
            YearWork work;
            await using (var session = await database.ReadAsync(cancellationToken))
            {
                inputs = await YearInputs.LoadAsync(session, agencyId, year, cancellationToken);
                work = await YearWork.DoAsync(stages, session, inputs, year, cancellationToken);
            }

            work = await (opinions ?? SecondOpinionDesk.Closed).ReviewAsync(work, cancellationToken);
            await using var unit = await database.WriteAsync(cancellationToken);
            await new AgencyRepository(unit).ClaimAsync(agencyId, cancellationToken);
            if (inputs.IsSameAs(await YearInputs.LoadAsync(unit, agencyId, year, cancellationToken)))
            {
                var result = await StoreAsync(unit, agencyId, year, inputs, work, actor, cancellationToken);
                await unit.CommitAsync(cancellationToken);
                return result;
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"The reports of agency {agencyId} for {year} keep changing.");
            }
        }
    }

    private async Task<YearResult> StoreAsync(
        Session session,
        long agencyId,
        int year,
        YearInputs inputs,
        YearWork work,
        string actor,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await RefreshAsync(session, inputs.Promising, work.Promising, actor, now, cancellationToken);
        await RefreshAsync(session, inputs.Answering, work.Answering, actor, now, cancellationToken);

        var writer = new YearWriter(session, stages, now);
        var changed = inputs.Promising is null ? 0 : await writer.WriteAsync(inputs, work, cancellationToken);
        await writer.SaveRunAsync(agencyId, year, inputs, work, cancellationToken);
        if (changed > 0)
        {
            await session.RecordAsync(
                now,
                actor,
                "year.assessed",
                Recording.AgencyYear(agencyId, year),
                [
                    ("promisingReport", inputs.Promising?.Id),
                    ("answeringReport", inputs.Answering?.Id),
                    ("commitments", work.Promising?.Commitments.Count ?? 0),
                    ("changed", changed),
                    ("engine", stages.EngineVersion),
                    ("model", stages.ModelVersion),
                ],
                cancellationToken,
                agencyId);
        }

        var flagYear = new FlagYear(session, settings, ChinaTime.Today(time), now, actor);
        var flags = await flagYear.ApplyAsync(agencyId, year, cancellationToken);
        if (changed > 0)
        {
            // Threads pass through this year, so later years may look different now.
            foreach (var later in await new AssessmentRepository(session).LaterRunsAsync(agencyId, year, cancellationToken))
            {
                flags += await flagYear.ApplyAsync(agencyId, later, cancellationToken);
            }
        }

        return new(agencyId, year, work.Promising?.Commitments.Count ?? 0, changed, inputs.Answering is not null, flags);
    }

    /// <summary>Brings the stored extraction in line where this engine reads the report differently than the one that imported it.</summary>
    private async Task RefreshAsync(
        Session session,
        StoredReport? report,
        ReportAnalysis? analysis,
        string actor,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (report is null || analysis is null)
        {
            return;
        }

        if (await new ReportStore(session, stages, now).ReplaceAsync(report, analysis, cancellationToken))
        {
            await new ReportRepository(session).SetEngineVersionAsync(report.Id, stages.EngineVersion, cancellationToken);
            await session.RecordAsync(
                now,
                actor,
                "report.reread",
                Recording.Report(report.Id),
                [
                    ("engineBefore", report.EngineVersion),
                    ("engine", stages.EngineVersion),
                    ("commitments", analysis.Commitments.Count),
                    ("outcomes", analysis.Outcomes.Count),
                ],
                cancellationToken,
                report.AgencyId);
        }
    }
}
