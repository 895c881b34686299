using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Overview;

/// <summary>A report that would answer promises and is not in.</summary>
/// <param name="PublishBy">The last day on which its publication is in time.</param>
public sealed record MissingReport(Agency Agency, int Year, int Promises, DateOnly PublishBy, int DaysLate);

[Authorize(Access.View)]
public sealed class OverviewModel(
    AgencyQueries agencies,
    OverviewQueries overview,
    CommitmentQueries commitments,
    FlagSettings settings,
    TimeProvider time,
    Visitor visitor) : PageModel
{
    private const int Silences = 10;

    [BindProperty(SupportsGet = true)]
    public OverviewFilter Filter { get; set; } = new();

    public OverviewTable Table { get; private set; } = new([], []);

    public IReadOnlyList<int> AllYears { get; private set; } = [];

    public IReadOnlyList<AgencyLevel> Levels { get; private set; } = [];

    public IReadOnlyList<CommitmentListItem> Silent { get; private set; } = [];

    public IReadOnlyList<MissingReport> Missing { get; private set; } = [];

    /// <summary>The agency years whose answering report should have been published by now.</summary>
    public IReadOnlySet<(long AgencyId, int Year)> Late => Missing.Where(report => report.DaysLate > 0).Select(report => (report.Agency.Id, report.Year)).ToHashSet();

    public bool IsEmpty => AllYears.Count == 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var tree = await agencies.TreeAsync(visitor.Sees, cancellationToken);
        var cells = await overview.CellsAsync(visitor.Sees, cancellationToken: cancellationToken);
        AllYears = [.. cells.Where(cell => cell.PromisingReportId is not null).Select(cell => cell.Year).Distinct().Order()];
        var reporting = cells.Select(cell => cell.AgencyId).ToHashSet();
        Levels = [.. Flat(tree).Where(agency => reporting.Contains(agency.Id)).Select(agency => agency.Level).Distinct().Order()];
        Table = OverviewTable.Of(tree, cells, Filter);
        Missing = [.. Table.Unanswered.Select(item => MissingOf(item.Agency, item.Cell)).OrderByDescending(report => report.DaysLate).ThenBy(report => report.Year)];
        Silent = await SilentAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<CommitmentListItem>> SilentAsync(CancellationToken cancellationToken)
    {
        var shown = Table.Rows.Select(row => row.Agency.Id).ToHashSet();
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
