using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Records what a person says of a report's reading, reads the report with it, and assesses the years it promises for and
/// answers for. The correction is kept for every later version of the report.
/// </summary>
public sealed class CorrectReading(Database database, ReportStages stages, AssessYear assessYear, TimeProvider time)
{
    public async Task<CorrectionResult> ExecuteAsync(Scope scope, CorrectionRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Change is ReadingChange.Remove or ReadingChange.BeginPart && string.IsNullOrWhiteSpace(request.Reason))
        {
            return new CorrectionResult.Refused(CorrectionProblem.ReasonMissing);
        }

        var (result, report) = await database.UnitAsync(token => CorrectAsync(scope, request, token), cancellationToken);
        if (result is CorrectionResult.Recorded && report is not null)
        {
            // The years were marked as pending in the same transaction: should this be interrupted, the next sweep does it.
            foreach (var year in new[] { report.ReviewedYear, report.PlanYear }.Distinct())
            {
                await assessYear.ExecuteAsync(report.AgencyId, year, request.Actor, cancellationToken);
            }
        }

        return result;
    }

    private async Task<(CorrectionResult Result, StoredReport? Report)> CorrectAsync(
        Scope scope,
        CorrectionRequest request,
        CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var reports = new ReportRepository(session);
        if (await reports.ByIdAsync(request.ReportId, cancellationToken) is not { } found
            || !await session.HasAsync(scope, found.AgencyId, cancellationToken))
        {
            return (new CorrectionResult.Refused(CorrectionProblem.ReportNotFound), null);
        }

        await new AgencyRepository(session).ClaimAsync(found.AgencyId, cancellationToken);
        if (await reports.ByIdAsync(found.Id, cancellationToken) is not { IsCurrent: true } report || report.AgencyId != found.AgencyId)
        {
            return (new CorrectionResult.Refused(CorrectionProblem.ReportReplaced), null);
        }

        var corrections = await new CorrectionRepository(session).OfYearAsync(report.AgencyId, report.ReviewedYear, cancellationToken);
        var result = request.Change is ReadingChange.Undo undo
            ? await UndoAsync(session, report, corrections, undo.Correction, request, cancellationToken)
            : await RecordAsync(session, report, corrections, request, cancellationToken);
        if (result is not CorrectionResult.Recorded)
        {
            return (result, null);
        }

        await session.CommitAsync(cancellationToken);
        return (result, report);
    }

    private async Task<CorrectionResult> RecordAsync(
        Session session,
        StoredReport report,
        IReadOnlyList<StoredCorrection> corrections,
        CorrectionRequest request,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = await ReportAnalysis.OfStoredAsync(stages, session, report, ReadingCorrections.Of(corrections), cancellationToken);
        var (draft, instead) = new CorrectionDraft(before, before.StoredCommitments(report), request, now).Make();
        if (draft is null)
        {
            return instead!;
        }

        var correction = await new CorrectionRepository(session).InsertAsync(
            draft with { AgencyId = report.AgencyId, ReviewedYear = report.ReviewedYear }, cancellationToken);
        var after = before.Again(stages, ReadingCorrections.Of([.. corrections, correction]), report);
        if (after.Effects[correction.Id] != CorrectionEffect.Applied)
        {
            // Nothing is kept of it: the transaction ends without a commit.
            return new CorrectionResult.Refused(Problem(correction, after.Effects[correction.Id]));
        }

        await StoreAsync(session, report, after, cancellationToken);
        await session.RecordAsync(
            now,
            request.Actor,
            "report.reading-corrected",
            Recording.Report(report.Id),
            [
                ("correction", correction.Id),
                ("correctionKind", correction.Kind),
                ("words", correction.Quote),
                ("splitAt", correction.SplitAt),
                ("value", correction.Value),
                ("reason", correction.Reason),
                ("commitmentsBefore", before.Commitments.Count),
                ("commitments", after.Commitments.Count),
            ],
            cancellationToken,
            report.AgencyId);
        return new CorrectionResult.Recorded(correction, Resulting(before, after, report, correction));
    }

    private async Task<CorrectionResult> UndoAsync(
        Session session,
        StoredReport report,
        IReadOnlyList<StoredCorrection> corrections,
        long id,
        CorrectionRequest request,
        CancellationToken cancellationToken)
    {
        if (corrections.FirstOrDefault(correction => correction.Id == id) is not { IsInForce: true } undone)
        {
            return new CorrectionResult.Refused(CorrectionProblem.CorrectionNotFound);
        }

        var now = time.GetUtcNow();
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        await new CorrectionRepository(session).UndoAsync(id, reason, request.Actor, now, cancellationToken);
        var left = ReadingCorrections.Of(corrections.Where(correction => correction.Id != id));
        var after = await ReportAnalysis.OfStoredAsync(stages, session, report, left, cancellationToken);
        await StoreAsync(session, report, after, cancellationToken);
        await session.RecordAsync(
            now,
            request.Actor,
            "report.correction-undone",
            Recording.Report(report.Id),
            [("correction", id), ("correctionKind", undone.Kind), ("words", undone.Quote), ("reason", reason), ("commitments", after.Commitments.Count)],
            cancellationToken,
            report.AgencyId);
        return new CorrectionResult.Recorded(undone with { UndoneBy = request.Actor, UndoneAt = now, UndoneReason = reason }, null);
    }

    private async Task StoreAsync(Session session, StoredReport report, ReportAnalysis analysis, CancellationToken cancellationToken)
    {
        await new ReportStore(session, stages, time.GetUtcNow()).ReplaceAsync(report, analysis, cancellationToken);
        var doubts = ReportDoubts.Refreshed(report.Doubts, analysis);
        if (!doubts.SequenceEqual(report.Doubts))
        {
            await new ReportRepository(session).SetDoubtsAsync(report.Id, doubts, cancellationToken);
        }
    }

    private static CorrectionProblem Problem(StoredCorrection correction, CorrectionEffect effect) => (correction.Kind, effect) switch
    {
        (_, CorrectionEffect.AlreadySo) => CorrectionProblem.AlreadySo,
        (ReadingCorrectionKind.Split, _) => CorrectionProblem.SplitNowhere,
        (ReadingCorrectionKind.Part, _) => CorrectionProblem.ParagraphNotFound,
        _ => CorrectionProblem.CommitmentNotFound,
    };

    /// <summary>The first commitment that was not there before, else the one that lies at the corrected words.</summary>
    private static string? Resulting(ReportAnalysis before, ReportAnalysis after, StoredReport report, StoredCorrection correction)
    {
        var known = before.StoredCommitments(report).Select(commitment => commitment.IdentityHash).ToHashSet(StringComparer.Ordinal);
        var now = after.StoredCommitments(report);
        return correction.Kind switch
        {
            ReadingCorrectionKind.Remove or ReadingCorrectionKind.Part => null,
            ReadingCorrectionKind.Kind => now.FirstOrDefault(commitment => commitment.Text == correction.Quote)?.IdentityHash,
            _ => now.FirstOrDefault(commitment => !known.Contains(commitment.IdentityHash))?.IdentityHash,
        };
    }
}
