using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Web.Charts;

/// <summary>Where a commitment ends up once its year is over.</summary>
public enum FlowEnd
{
    /// <summary>Promised again for the next year.</summary>
    CarriedOver,

    /// <summary>Not promised again.</summary>
    Ended,

    /// <summary>The report that answers, and would promise again, is not in.</summary>
    Open,
}

/// <summary>A bar of the chart; its height is its share of the whole.</summary>
public sealed record FlowBar(double X, double Y, double Height, int Count, AssessmentStatus? Status, FlowEnd? End);

/// <summary>A band between two bars.</summary>
public sealed record FlowBand(string Path, AssessmentStatus Status);

/// <summary>
/// The commitments of one year flowing into their statuses, and on into the next year's promises: places and sizes of a drawing
/// 720 wide. Drawn by the page itself as SVG: libraries that draw on the server give pictures with fixed colours and without words
/// for those who do not see them; here colours, patterns, language and print follow the page's own style sheets.
/// </summary>
public sealed record FlowChart(YearTrend Year, IReadOnlyList<FlowBar> Bars, IReadOnlyList<FlowBand> Bands, double Height)
{
    public const double Width = 720;
    public const double BarWidth = 14;

    private const double Drawn = 260;
    private const double Gap = 26;
    private const double Top = 22;

    private static readonly double[] Columns = [0, 250, 520];

    public static FlowChart Of(YearTrend year)
    {
        var total = Math.Max(1, year.Counts.Total);
        var (bars, bands) = (new List<FlowBar> { new(Columns[0], Top, Drawn, year.Counts.Total, null, null) }, new List<FlowBand>());
        var ends = Ends(year);
        var (fromLeft, y) = (Top, Top);
        var intoEnd = new Dictionary<FlowEnd, double>();
        var endY = Top;
        foreach (var (end, count) in ends)
        {
            bars.Add(new(Columns[2], endY, Size(count), count, null, end));
            intoEnd[end] = endY;
            endY += Size(count) + Gap;
        }

        foreach (var status in StatusLook.Order.Where(status => year.Counts.Of(status) > 0))
        {
            var count = year.Counts.Of(status);
            bars.Add(new(Columns[1], y, Size(count), count, status, null));
            bands.Add(new(Path(Columns[0] + BarWidth, fromLeft, Columns[1], y, Size(count)), status));
            var out1 = y;
            foreach (var (end, part) in Parts(year, status))
            {
                bands.Add(new(Path(Columns[1] + BarWidth, out1, Columns[2], intoEnd[end], Size(part)), status));
                out1 += Size(part);
                intoEnd[end] += Size(part);
            }

            fromLeft += Size(count);
            y += Size(count) + Gap;
        }

        return new(year, bars, bands, Math.Max(y, endY) + 4);

        double Size(int count) => Drawn * count / total;
    }

    /// <summary>How many end up where, those of none left out.</summary>
    public static IReadOnlyList<(FlowEnd End, int Count)> Ends(YearTrend year) =>
    [
        .. StatusLook.Order.SelectMany(status => Parts(year, status))
            .GroupBy(part => part.End)
            .OrderBy(end => end.Key)
            .Select(end => (end.Key, end.Sum(part => part.Count))),
    ];

    private static IEnumerable<(FlowEnd End, int Count)> Parts(YearTrend year, AssessmentStatus status)
    {
        var (all, carried) = (year.Counts.Of(status), year.CarriedOver.Of(status));
        (FlowEnd End, int Count)[] parts = [(FlowEnd.CarriedOver, carried), (status == AssessmentStatus.AwaitingReport ? FlowEnd.Open : FlowEnd.Ended, all - carried)];
        return parts.Where(part => part.Count > 0);
    }

    private static string Path(double fromX, double fromY, double toX, double toY, double height)
    {
        var middle = (fromX + toX) / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{fromX:0.#} {fromY:0.##}C{middle:0.#} {fromY:0.##} {middle:0.#} {toY:0.##} {toX:0.#} {toY:0.##}v{height:0.##}C{middle:0.#} {toY + height:0.##} {middle:0.#} {fromY + height:0.##} {fromX:0.#} {fromY + height:0.##}z");
    }
}
