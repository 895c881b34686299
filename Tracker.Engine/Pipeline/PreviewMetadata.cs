using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>What would follow if a report stood under another agency, other years or another day.</summary>
/// <param name="Problem">Why it cannot; null where it can.</param>
/// <param name="TakenBy">The report that stands where this one would be put.</param>
/// <param name="Commitments">How many would be due in the other year or be another agency's.</param>
/// <param name="Decisions">How many decisions of people on them would go with them.</param>
/// <param name="Corrections">How many corrections of the reading would go with the report.</param>
/// <param name="AnsweredBefore">The report that answers its commitments as it stands; null where none is in.</param>
/// <param name="AnsweredAfter">The report that would answer them.</param>
/// <param name="AnswersBefore">The report whose commitments it answers as it stands.</param>
/// <param name="AnswersAfter">The report whose commitments it would answer.</param>
public sealed record MetadataConsequences(
    Agency To,
    MetadataCorrection Correction,
    DecisionResult.Refused? Problem,
    StoredReport? TakenBy,
    int Commitments,
    int Decisions,
    int Corrections,
    StoredReport? AnsweredBefore,
    StoredReport? AnsweredAfter,
    StoredReport? AnswersBefore,
    StoredReport? AnswersAfter)
{
    public bool MovesCommitments { get; init; }

    public bool IsUnchanged { get; init; }
}

/// <summary>Tells beforehand what correcting a report's metadata would change. Nothing is stored.</summary>
public sealed class PreviewMetadata(Database database, ReportStages stages, TimeProvider time)
{
    /// <summary>Null where the report or the agency does not lie within the scope.</summary>
    public async Task<MetadataConsequences?> ExecuteAsync(
        Scope scope,
        long reportId,
        MetadataCorrection correction,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var reports = new ReportRepository(session);
        if (await reports.ByIdAsync(reportId, cancellationToken) is not { } report
            || !await session.HasAsync(scope, report.AgencyId, cancellationToken)
            || !await session.HasAsync(scope, correction.AgencyId, cancellationToken)
            || await new AgencyRepository(session).ByIdAsync(correction.AgencyId, cancellationToken) is not { } to)
        {
            return null;
        }

        var move = new MetadataMove(session, stages, time.GetUtcNow());
        var standing = MetadataMove.Standing(report);
        var corrections = await new CorrectionRepository(session).OfYearAsync(report.AgencyId, report.ReviewedYear, cancellationToken);
        return new(
            to,
            correction,
            await move.ProblemAsync(report, correction, cancellationToken),
            await move.TakenByAsync(report, correction, cancellationToken),
            (await new CommitmentRepository(session).DutiesOfReportAsync(reportId, cancellationToken)).Count,
            (await new DecisionRepository(session).OfReportAsync(reportId, cancellationToken)).Count,
            corrections.Count(item => item.IsInForce),
            await reports.AnsweringAsync(report.AgencyId, report.PlanYear, cancellationToken),
            Other(await reports.AnsweringAsync(correction.AgencyId, correction.PlanYear, cancellationToken)),
            await reports.PromisingAsync(report.AgencyId, report.ReviewedYear, cancellationToken),
            Other(await reports.PromisingAsync(correction.AgencyId, correction.ReviewedYear, cancellationToken)))
        {
            MovesCommitments = (standing.AgencyId, standing.PlanYear) != (correction.AgencyId, correction.PlanYear),
            IsUnchanged = correction == standing,
        };

        // Where it is put it cannot answer itself.
        StoredReport? Other(StoredReport? found) => found?.Id == reportId ? null : found;
    }
}
