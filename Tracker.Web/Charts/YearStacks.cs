using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Web.Charts;

/// <summary>A part of a year's column.</summary>
/// <param name="Percent">Its share of the year's commitments, rounded.</param>
public sealed record StackPart(AssessmentStatus Status, double Y, double Height, int Count, int Percent);

public sealed record YearStack(int Year, double X, int Total, IReadOnlyList<StackPart> Parts, int? Answered);

/// <summary>Each year's commitments stacked by status to a hundred per cent; drawn as <see cref="FlowChart"/> is.</summary>
public sealed record YearStacks(IReadOnlyList<YearStack> Years)
{
    public const double ColumnWidth = 56;
    public const double Top = 34;
    public const double Drawn = 220;
    public const double Height = Top + Drawn + 30;

    private const double Left = 44;
    private const double Step = 96;

    /// <summary>The latest years; more would be too narrow to read.</summary>
    public const int Most = 12;

    public double Width => Math.Max(320, Left + (Years.Count * Step));

    public static YearStacks Of(IReadOnlyList<YearTrend> years) => new(
        [.. years.TakeLast(Most).Select((year, index) => new YearStack(
            year.Year, Left + (index * Step) + ((Step - ColumnWidth) / 2), year.Counts.Total, Parts(year.Counts), Display.Answered.Share(year.Counts)))]);

    /// <summary>The height of a share, from the top.</summary>
    public static double Y(int percent) => Top + (Drawn * (100 - percent) / 100);

    private static List<StackPart> Parts(StatusCounts counts)
    {
        var (parts, bottom) = (new List<StackPart>(), Top + Drawn);
        foreach (var status in StatusLook.Order.Where(status => counts.Of(status) > 0))
        {
            var share = (double)counts.Of(status) / counts.Total;
            bottom -= Drawn * share;
            parts.Add(new(status, bottom, Drawn * share, counts.Of(status), (int)Math.Round(100 * share)));
        }

        return parts;
    }
}
