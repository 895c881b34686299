using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Reports;

/// <summary>A report as published, with what the engine found in it marked in place.</summary>
[Authorize(Access.View)]
public sealed class ReportModel(
    ReportQueries reports,
    OverviewQueries overview,
    CommitmentQueries commitments,
    FlagQueries flags,
    YearEvidence evidence,
    AgencyQueries agencies,
    ReadReading read,
    Visitor visitor) : PageModel
{
    private static readonly FlagKind[] OnReports = [FlagKind.ReportOverdue, FlagKind.RecycledText, FlagKind.ContentMissing];

    public ReportDetail Detail { get; private set; } = null!;

    public ReportBody Body { get; private set; } = null!;

    /// <summary>What the reader makes of the text today, for its confidence; null where the text cannot be read again.</summary>
    public ReportMetadata? Reading { get; private set; }

    public IReadOnlyList<StoredFlag> Flags { get; private set; } = [];

    /// <summary>Whether the visitor may correct what was read in this agency's reports; a version that was replaced is as it was.</summary>
    public bool MayCorrect { get; private set; }

    /// <summary>People's corrections in force, with what became of each in this version.</summary>
    public IReadOnlyList<CorrectionInPlace> Corrections { get; private set; } = [];

    /// <summary>The commitment that each outcome answers best.</summary>
    public IReadOnlyDictionary<long, CommitmentListItem> Answers { get; private set; } = new Dictionary<long, CommitmentListItem>();

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await reports.ByIdAsync(visitor.Sees, id, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        Flags = await OwnFlagsAsync(detail.Report, cancellationToken);
        MayCorrect = detail.Report.IsCurrent
            && await agencies.ByIdAsync(visitor.Scope(Right.Decide), detail.Agency.Id, cancellationToken) is not null;
        Corrections = detail.Report.IsCurrent ? await read.CorrectionsAsync(visitor.Sees, id, cancellationToken) : [];
        Answers = detail.Report.IsCurrent ? await AnswersAsync(detail.Report, cancellationToken) : Answers;
        var layout = PublishedLayout.Of(detail.Published);
        Reading = layout.Text is null ? null : OutlineReader.Read(layout.Text).Metadata;
        Body = ReportBody.Of(detail, layout, ReportMarks.Of(detail, Answers.Keys.ToHashSet(), Flags));
        return Page();
    }

    /// <summary>The file as it was received.</summary>
    public async Task<IActionResult> OnGetFileAsync(long id, CancellationToken cancellationToken) =>
        await reports.FileAsync(visitor.Sees, id, cancellationToken) is { } file

            // Never shown in the browser as a page of ours: a stranger's markup stays a download.
            ? File(file.Content, "application/octet-stream", file.FileName)
            : NotFound();

    private async Task<IReadOnlyList<StoredFlag>> OwnFlagsAsync(StoredReport report, CancellationToken cancellationToken)
    {
        var found = await flags.ListAsync(
            visitor.Sees,
            new FlagFilter { RootAgencyId = report.AgencyId, Year = report.ReviewedYear },
            new PageRequest(1, 500),
            cancellationToken);
        return [.. found.Items.Select(item => item.Flag).Where(flag => flag.AgencyId == report.AgencyId && OnReports.Contains(flag.Kind))];
    }

    private async Task<IReadOnlyDictionary<long, CommitmentListItem>> AnswersAsync(StoredReport report, CancellationToken cancellationToken)
    {
        var cells = await overview.CellsAsync(visitor.Sees, report.AgencyId, report.ReviewedYear, report.ReviewedYear, cancellationToken);
        if (cells.FirstOrDefault(cell => cell.AgencyId == report.AgencyId) is not { PromisingReportId: not null })
        {
            return Answers;
        }

        var promised = await commitments.ListAsync(
            visitor.Sees,
            new CommitmentFilter { AgencyId = report.AgencyId, PlanYear = report.ReviewedYear },
            CommitmentOrder.Text,
            new PageRequest(1, 500),
            cancellationToken);

        // Where the engine hears silence the closest statement is no answer, unless a person said it is one.
        var found = await evidence.OfAsync(visitor.Sees, promised.Items.Select(item => item.Id), cancellationToken);
        return promised.Items
            .SelectMany(item => found.GetValueOrDefault(item.Id, [])
                .Where(answer => answer.IsConfirmed || (answer.Link?.Rank == 1 && item.EffectiveStatus != AssessmentStatus.NotReported))
                .Select(answer => (Outcome: answer.Outcome.Id, Item: item, Score: answer.IsConfirmed ? 1 : answer.Link!.Score)))
            .GroupBy(answer => answer.Outcome)
            .ToDictionary(answers => answers.Key, answers => answers.MaxBy(answer => answer.Score).Item);
    }
}
