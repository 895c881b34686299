using Tracker.Engine.Reports;

namespace Tracker.Engine.Accountability;

/// <summary>Which statutory contents a report has: as parts of their own, or told within another part.</summary>
public static class StatutoryContents
{
    /// <summary>The Provisions' own words for the principal leaders' duties; a report that uses them has reported on it.</summary>
    private const string LeadersDuties = "第一责任人";

    /// <param name="parts">The parts that were found.</param>
    /// <param name="statements">What the report says outside its arrangements.</param>
    public static IReadOnlySet<ReportPart> Found(IEnumerable<ReportPart> parts, IEnumerable<string> statements)
    {
        var found = parts.ToHashSet();
        if (!found.Contains(ReportPart.FirstResponsible) && statements.Any(text => text.Contains(LeadersDuties, StringComparison.Ordinal)))
        {
            found.Add(ReportPart.FirstResponsible);
        }

        return found;
    }
}
