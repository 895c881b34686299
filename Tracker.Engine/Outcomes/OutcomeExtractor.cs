using Tracker.Engine.Reports;

namespace Tracker.Engine.Outcomes;

/// <summary>Finds the reported outcomes in a report's review and shortcomings.</summary>
public static class OutcomeExtractor
{
    public static IReadOnlyList<Outcome> Extract(ReportText text, Outline outline) => throw new NotImplementedException();
}
