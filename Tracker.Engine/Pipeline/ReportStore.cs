using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Stores what the stages found in a report, and takes it back.</summary>
internal sealed class ReportStore(Session session, ReportStages stages, DateTimeOffset now)
{
    private readonly ReportRepository reports = new(session);
    private readonly CommitmentRepository commitments = new(session);
    private readonly OutcomeRepository outcomes = new(session);
    private readonly AssessmentRepository assessments = new(session);
    private readonly LinkRepository links = new(session);
    private readonly SearchRepository search = new(session);
    private readonly YearTallyRepository tallies = new(session);

    /// <summary>Stores parts, commitments and outcomes; of those that were read before only commitments may be left.</summary>
    public async Task StoreAsync(StoredReport report, ReportAnalysis analysis, CancellationToken cancellationToken)
    {
        await reports.ReplacePartsAsync(report.Id, analysis.Parts(report.Id), cancellationToken);
        await commitments.ReplaceOfReportAsync(report.Id, analysis.StoredCommitments(report), cancellationToken);
        await outcomes.InsertAsync(analysis.StoredOutcomes(report), cancellationToken);
    }

    /// <summary>
    /// Gives each commitment of a report that stands its first assessment, so that every commitment always has one: awaiting
    /// the report that answers, or what a person decided. From then on the report is counted and can be searched.
    /// </summary>
    public async Task AwaitAsync(StoredReport report, CancellationToken cancellationToken)
    {
        var decisions = CommitmentDecisions.Of(await new DecisionRepository(session).OfReportAsync(report.Id, cancellationToken));
        var awaiting = (await commitments.OfReportAsync(report.Id, cancellationToken)).Select(commitment => new StoredAssessment
        {
            CommitmentId = commitment.Id,
            AgencyId = report.AgencyId,
            PlanYear = report.PlanYear,
            Status = AssessmentStatus.AwaitingReport,
            EffectiveStatus = decisions.Effective(commitment.IdentityHash, AssessmentStatus.AwaitingReport),
            DecisionId = decisions.OnStatus(commitment.IdentityHash)?.Id,
            EngineVersion = stages.EngineVersion,
            ModelVersion = string.Empty,
            Reasons = [],
            AssessedAt = now,
        });
        await assessments.InsertAsync([.. awaiting], cancellationToken);
        await tallies.CountAsync(report.AgencyId, report.PlanYear, cancellationToken);
        await search.PutAsync(report, cancellationToken);
    }

    /// <summary>
    /// Removes what was made of a report's promises when it no longer stands. The text, its commitments and outcomes stay;
    /// evidence that the year before found in it stays too until that year is assessed again.
    /// </summary>
    public async Task RetireAsync(long reportId, CancellationToken cancellationToken)
    {
        var years = await tallies.YearsOfReportAsync(reportId, cancellationToken);
        await search.RemoveAsync(reportId, cancellationToken);
        await assessments.DeleteOfReportAsync(reportId, cancellationToken);
        await links.DeleteFromReportAsync(reportId, cancellationToken);
        await links.ReplaceCarriedFromAsync(reportId, [], cancellationToken);
        await tallies.CountAsync(years, cancellationToken);
    }

    /// <summary>
    /// Puts a new extraction in the place of the old one where the two differ: another engine reads the report differently, or a
    /// person corrected its years. Everything made from the old one goes; decisions find their commitments by identity.
    /// </summary>
    /// <returns>Whether anything was different.</returns>
    public async Task<bool> ReplaceAsync(StoredReport report, ReportAnalysis analysis, CancellationToken cancellationToken)
    {
        if (await MatchesAsync(report, analysis, cancellationToken))
        {
            return false;
        }

        var years = await tallies.YearsOfReportAsync(report.Id, cancellationToken);
        await RetireAsync(report.Id, cancellationToken);
        await links.DeleteOfReportAsync(report.Id, cancellationToken);
        await links.DeleteCarriedOfReportAsync(report.Id, cancellationToken);
        await tallies.CountAsync(years, cancellationToken);
        await outcomes.DeleteOfReportAsync(report.Id, cancellationToken);
        await assessments.DeleteRunsOfReportAsync(report.Id, cancellationToken);
        await StoreAsync(report, analysis, cancellationToken);
        if (report.IsCurrent)
        {
            await AwaitAsync(report, cancellationToken);
        }

        return true;
    }

    private async Task<bool> MatchesAsync(StoredReport report, ReportAnalysis analysis, CancellationToken cancellationToken)
    {
        var storedCommitments = await commitments.OfReportAsync(report.Id, cancellationToken);
        var storedOutcomes = await outcomes.OfReportAsync(report.Id, cancellationToken);
        var storedParts = await reports.PartsAsync(report.Id, cancellationToken);
        return storedCommitments.Select(commitment => commitment with { Id = 0 }).SequenceEqual(analysis.StoredCommitments(report), SameRow.Instance)
            && storedOutcomes.Select(outcome => outcome with { Id = 0 }).SequenceEqual(analysis.StoredOutcomes(report), SameRow.Instance)
            && storedParts.SequenceEqual(analysis.Parts(report.Id));
    }
}
