using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Charts;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Overview;

/// <summary>A report that would answer promises and is not in.</summary>
/// <param name="PublishBy">The last day on which its publication is in time.</param>
public sealed record MissingReport(Agency Agency, int Year, int Promises, DateOnly PublishBy, int DaysLate);

/// <summary>All that the page shows, as long as nothing changes.</summary>
/// <param name="Rows">One page of the table's.</param>
/// <param name="Missing">The latest first, and only so many.</param>
/// <param name="MissingCount">All that are missing.</param>
/// <param name="Late">The agency years whose answering report should have been published by now.</param>
public sealed record OverviewView(
    OverviewTable Table,
    Page<OverviewRow> Rows,
    StatusCounts Total,
    YearStacks Stacks,
    IReadOnlyList<int> AllYears,
    IReadOnlyList<AgencyLevel> Levels,
    IReadOnlyList<CommitmentListItem> Silent,
    IReadOnlyList<MissingReport> Missing,
    int MissingCount,
    IReadOnlySet<(long AgencyId, int Year)> Late);

[Authorize(Access.View)]
public sealed class OverviewModel(
    AgencyQueries agencies,
    OverviewQueries overview,
    CommitmentQueries commitments,
    FlagSettings settings,
    WhileUnchanged unchanged,
    TimeProvider time,
    Visitor visitor) : PageModel
{
    private const int Silences = 10;
    private const int Listed = 10;
    private const int RowsOfPage = 60;

    [BindProperty(SupportsGet = true)]
    public OverviewFilter Filter { get; set; } = new();

    public OverviewView View { get; private set; } = null!;

    /// <summary>What the page is kept under once it is rendered.</summary>
    public string Key { get; private set; } = string.Empty;

    public bool IsEmpty => View.AllYears.Count == 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var dependsOn = new { Filter, Today = ChinaTime.Today(time) };
        Key = await unchanged.KeyAsync("overview page", visitor.Sees, dependsOn, cancellationToken);
        View = await unchanged.GetAsync("overview", visitor.Sees, dependsOn, () => MakeAsync(cancellationToken), cancellationToken);
    }

    private async Task<OverviewView> MakeAsync(CancellationToken cancellationToken)
    {
        var (tree, cells) = await unchanged.GetAsync(
            "cells",
            visitor.Sees,
            string.Empty,
            async () => (await agencies.TreeAsync(visitor.Sees, cancellationToken), await overview.CellsAsync(visitor.Sees, cancellationToken: cancellationToken)),
            cancellationToken);
        var reporting = cells.Select(cell => cell.AgencyId).ToHashSet();
        var table = OverviewTable.Of(tree, cells, Filter);
        List<MissingReport> missing =
            [.. table.Unanswered.Select(item => MissingOf(item.Agency, item.Cell)).OrderByDescending(report => report.DaysLate).ThenBy(report => report.Year)];
        var page = new PageRequest(Math.Clamp(Filter.Number, 1, Math.Max(1, (table.Rows.Count + RowsOfPage - 1) / RowsOfPage)), RowsOfPage);
        return new(
            table with { Rows = [] },
            new([.. table.Rows.Skip((page.Number - 1) * RowsOfPage).Take(RowsOfPage)], table.Rows.Count, page.Number, RowsOfPage),
            Answered.Sum(table.Totals),
            YearStacks.Of([.. table.Years.Zip(table.Totals, (year, counts) => new YearTrend(year, counts, new StatusCounts())).Where(year => year.Counts.Total > 0)]),
            [.. cells.Where(cell => cell.PromisingReportId is not null).Select(cell => cell.Year).Distinct().Order()],
            [.. Flat(tree).Where(agency => reporting.Contains(agency.Id)).Select(agency => agency.Level).Distinct().Order()],
            await SilentAsync(table, cancellationToken),
            [.. missing.Take(Listed)],
            missing.Count,
            missing.Where(report => report.DaysLate > 0).Select(report => (report.Agency.Id, report.Year)).ToHashSet());
    }

    private async Task<IReadOnlyList<CommitmentListItem>> SilentAsync(OverviewTable table, CancellationToken cancellationToken)
    {
        var shown = table.Rows.Select(row => row.Agency.Id).ToHashSet();
        var queue = await commitments.ListAsync(
            visitor.Sees,
            new CommitmentFilter { Statuses = [AssessmentStatus.NotReported] },
            CommitmentOrder.FlagProbability,
            new PageRequest(1, 500),
            cancellationToken);

        // Silence on a general direction says little: it cannot be checked in the first place.
        return
        [
            .. queue.Items
                .Where(item => shown.Contains(item.AgencyId) && Filter.Has(item.PlanYear) && item.Kind != Engine.Commitments.CommitmentKind.Direction)
                .Take(Silences),
        ];
    }

    private MissingReport MissingOf(Agency agency, OverviewCell cell)
    {
        var publishBy = settings.Calendar.PublishBy(agency.Level, cell.Year);
        var late = ChinaTime.Today(time).DayNumber - publishBy.DayNumber;
        return new(agency, cell.Year, cell.Counts.Total, publishBy, Math.Max(late, 0));
    }

    private static IEnumerable<Agency> Flat(IReadOnlyList<AgencyNode> nodes) => nodes.SelectMany(node => Flat(node.Children).Prepend(node.Agency));
}
