using System.Globalization;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

public sealed partial class ImportReport
{
    private async Task<ImportResult> StoreAsync(
        ImportRequest request,
        StoredReport draft,
        ReportAnalysis analysis,
        CancellationToken cancellationToken)
    {
        // Disposing without a commit takes everything back, also the agency that a refused file would have created.
        await using var session = await database.WriteAsync(cancellationToken);
        if (!request.IsCorrection && await KnownAsync(session, request, draft.Sha256, cancellationToken) is { } known)
        {
            return known;
        }

        var (agency, isNew, refused) = await AgencyAsync(session, request, analysis.Outline.Metadata, cancellationToken);
        if (agency is null)
        {
            return refused!;
        }

        await new AgencyRepository(session).ClaimAsync(agency.Id, cancellationToken);
        draft = draft with { AgencyId = agency.Id };
        if (ContradictsText(request, analysis.Outline.Metadata, agency))
        {
            draft = draft with { Doubts = [.. draft.Doubts, ReportDoubt.AgencyContradictsText] };
        }

        var corrections = await ReadingCorrections.LoadAsync(session, draft, cancellationToken);
        if (corrections.Any)
        {
            analysis = analysis.Again(stages, corrections, draft);
            draft = draft with { Doubts = ReportDoubts.Refreshed(draft.Doubts, analysis) };
        }

        var versions = await new ReportRepository(session).VersionsAsync(agency.Id, draft.ReviewedYear, cancellationToken);
        var standing = versions.SingleOrDefault(version => version.IsCurrent);
        if (await ObjectionAsync(session, request, draft, agency, standing, cancellationToken) is { } objection)
        {
            return objection;
        }

        var same = versions.FirstOrDefault(version => version.Sha256 == draft.Sha256);
        if (same is { IsCurrent: true })
        {
            return new ImportResult.Unchanged(same, true);
        }

        var kept = standing is null ? [] : await new DecisionRepository(session).OfReportAsync(standing.Id, cancellationToken);
        var stored = await ReplaceAsync(
            session, request, standing, same, draft with { Version = versions.Count + 1 }, analysis, cancellationToken);
        var imported = new ImportedReport(stored, agency.Name, analysis.Commitments.Count, analysis.Outcomes.Count, isNew);
        await RecordAsync(session, request.Actor, imported, standing, cancellationToken);
        var living = standing is null ? [] : await new DecisionRepository(session).OfReportAsync(stored.Id, cancellationToken);
        await session.CommitAsync(cancellationToken);
        if (standing is null)
        {
            return new ImportResult.Imported(imported);
        }

        var livingIds = living.Select(decision => decision.Id).ToHashSet();
        var keptCount = kept.Count(decision => livingIds.Contains(decision.Id));
        return new ImportResult.Corrected(imported, standing.Id, keptCount, kept.Count - keptCount);
    }

    private static async Task<ImportResult?> ObjectionAsync(
        Session session,
        ImportRequest request,
        StoredReport draft,
        Agency agency,
        StoredReport? standing,
        CancellationToken cancellationToken)
    {
        if (standing is null && request.IsCorrection)
        {
            return ImportResult.Refused.Because(ImportProblem.NothingToCorrect, agency.Name, Invariant(draft.ReviewedYear));
        }

        if (standing is not null && !request.IsCorrection)
        {
            return ImportResult.Refused.Because(
                ImportProblem.OtherReportForYear,
                agency.Name,
                Invariant(draft.ReviewedYear),
                standing.FileName,
                Invariant(standing.Version),
                standing.ReceivedAt.ToString("O", CultureInfo.InvariantCulture));
        }

        var planned = await new ReportRepository(session).PromisingAsync(agency.Id, draft.PlanYear, cancellationToken);
        return planned is null || planned.Id == standing?.Id
            ? null
            : ImportResult.Refused.Because(ImportProblem.OtherReportForPlanYear, agency.Name, Invariant(draft.PlanYear), planned.FileName);
    }

    /// <summary>Stores the new version, or makes an earlier one stand again that was made from the same bytes.</summary>
    private async Task<StoredReport> ReplaceAsync(
        Session session,
        ImportRequest request,
        StoredReport? standing,
        StoredReport? same,
        StoredReport draft,
        ReportAnalysis analysis,
        CancellationToken cancellationToken)
    {
        var reports = new ReportRepository(session);
        var store = new ReportStore(session, stages, draft.ReceivedAt);
        if (standing is not null)
        {
            await store.RetireAsync(standing.Id, cancellationToken);
            await reports.SetCurrentAsync(standing.Id, false, cancellationToken);
        }

        if (same is not null)
        {
            await reports.SetCurrentAsync(same.Id, true, cancellationToken);
            var again = same with { IsCurrent = true };
            if (!await store.ReplaceAsync(again, analysis, cancellationToken))
            {
                await store.AwaitAsync(again, cancellationToken);
            }

            return again;
        }

        var stored = await reports.InsertAsync(draft, analysis.Text.Published, request.Bytes.ToArray(), cancellationToken);
        await store.StoreAsync(stored, analysis, cancellationToken);
        await store.AwaitAsync(stored, cancellationToken);
        return stored;
    }
}
