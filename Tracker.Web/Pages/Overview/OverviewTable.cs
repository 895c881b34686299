using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Overview;

/// <summary>One agency of the heat table.</summary>
/// <param name="Depth">How many of its superiors are shown above it.</param>
/// <param name="Cells">One for each year of the table; null where the agency has neither promises nor an answer.</param>
/// <param name="Supervises">It reports nothing itself and stands in the table for those beneath it.</param>
public sealed record OverviewRow(Agency Agency, int Depth, IReadOnlyList<OverviewCell?> Cells, bool Supervises);

/// <summary>Agencies by plan years.</summary>
public sealed record OverviewTable(IReadOnlyList<int> Years, IReadOnlyList<OverviewRow> Rows)
{
    public int Agencies { get; } = Rows.Count(row => !row.Supervises);

    /// <summary>Of each year, over all rows.</summary>
    public IReadOnlyList<StatusCounts> Totals { get; } =
        [.. Years.Select((_, column) => Answered.Sum(Rows.Select(row => row.Cells[column]?.Counts).OfType<StatusCounts>()))];

    /// <summary>Promises whose answering report is not in.</summary>
    public IEnumerable<(Agency Agency, OverviewCell Cell)> Unanswered => Rows
        .SelectMany(row => row.Cells.OfType<OverviewCell>().Select(cell => (row.Agency, Cell: cell)))
        .Where(item => item.Cell is { PromisingReportId: not null, AnsweringReportId: null });

    public static OverviewTable Of(IReadOnlyList<AgencyNode> tree, IReadOnlyList<OverviewCell> cells, OverviewFilter filter)
    {
        // A year in which nothing was promised has nothing to be answered: the first reports only review it.
        var years = cells.Where(cell => cell.PromisingReportId is not null && filter.Has(cell.Year)).Select(cell => cell.Year).Distinct().Order().ToList();
        var byPlace = cells.ToDictionary(cell => (cell.AgencyId, cell.Year));
        var rows = new List<OverviewRow>();
        Add(tree, 0);
        return new(years, rows);

        void Add(IReadOnlyList<AgencyNode> nodes, int depth)
        {
            foreach (var node in nodes)
            {
                var place = rows.Count;
                var shown = filter.Has(node.Agency);
                var row = years.Select(year => byPlace.GetValueOrDefault((node.Agency.Id, year))).ToList();
                var reports = row.Any(cell => cell is not null);
                var leads = node.Agency.SupervisesId is not null || node.Children.Count > 0;
                Add(node.Children, shown && (reports || leads) ? depth + 1 : depth);

                // A body without a report of its own is shown only as the head of those beneath it.
                if (shown && (reports || (leads && rows.Count > place)))
                {
                    rows.Insert(place, new(node.Agency, depth, row, !reports));
                }
            }
        }
    }
}
