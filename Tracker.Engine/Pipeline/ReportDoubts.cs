using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a person should look at in a report.</summary>
internal static class ReportDoubts
{
    public static ReportDoubt Of(OutlineDoubt doubt) => doubt switch
    {
        OutlineDoubt.NoArrangements => ReportDoubt.NoArrangements,
        OutlineDoubt.NoOutcomes => ReportDoubt.NoOutcomes,
        OutlineDoubt.ReviewedYearUndecided => ReportDoubt.ReviewedYearUndecided,
        OutlineDoubt.PlanYearUndecided => ReportDoubt.PlanYearUndecided,
        OutlineDoubt.AgencyUndecided => ReportDoubt.AgencyUndecided,
        OutlineDoubt.YearsContradict => ReportDoubt.YearsContradict,
        OutlineDoubt.ArrangementsGuessedFromContent => ReportDoubt.ArrangementsGuessedFromContent,
    };

    /// <summary>The doubts after what was found has changed: those on its contents are asked again, those on agency and years stay.</summary>
    public static IReadOnlyList<ReportDoubt> Refreshed(IReadOnlyList<ReportDoubt> before, ReportAnalysis analysis)
    {
        var doubts = before.Where(doubt => !IsOfContents(doubt)).Concat(analysis.Outline.Doubts.Select(Of).Where(IsOfContents)).ToList();
        if (analysis.Commitments.Count == 0 && !doubts.Contains(ReportDoubt.NoArrangements))
        {
            doubts.Add(ReportDoubt.NoCommitments);
        }

        return [.. doubts.Distinct()];
    }

    private static bool IsOfContents(ReportDoubt doubt) =>
        doubt is ReportDoubt.NoArrangements or ReportDoubt.NoOutcomes or ReportDoubt.NoCommitments or ReportDoubt.ArrangementsGuessedFromContent;
}
