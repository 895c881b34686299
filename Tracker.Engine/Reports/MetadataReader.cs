using Tracker.Engine.Agencies;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>What a report's title lines, imprint and signature say, before its headings are read.</summary>
/// <param name="Years">The years as the title gives them.</param>
/// <param name="YearSource">The words they were read from.</param>
internal sealed record ReportFacts(string? Title, Finding<string>? Agency, Finding<DateOnly>? Published, ReportYears Years, TextSpan? YearSource);

/// <summary>Works out whose report it is, of which years, and when it was published.</summary>
internal static class MetadataReader
{
    internal static ReportFacts Read(ReportText text, Body body, List<OutlineDoubt> doubts)
    {
        var title = TitleReader.Read(body);
        var agency = AgencyReader.Read(text, body, title);
        var published = PublicationReader.Read(text, body);
        var (years, source) = TitleYears(body, title);
        if (agency is null)
        {
            doubts.Add(OutlineDoubt.AgencyUndecided);
        }

        return new ReportFacts(title?.Text, agency, published, years, source);
    }

    /// <summary>Adds what the headings say of the years; where they speak against the title, nothing is decided.</summary>
    internal static ReportMetadata WithHeadings(ReportFacts facts, Body body, IReadOnlyList<Heading> headings, List<OutlineDoubt> doubts)
    {
        var (reviewed, planned) = YearReader.Read(facts, body, headings, doubts);
        if (reviewed is null)
        {
            doubts.Add(OutlineDoubt.ReviewedYearUndecided);
        }

        if (planned is null)
        {
            doubts.Add(OutlineDoubt.PlanYearUndecided);
        }

        var level = facts.Agency is { } agency && AgencyNames.LevelOf(agency.Value) is var (found, sure) && found != AgencyLevel.Unknown
            ? new Finding<AgencyLevel>(found, Math.Round(sure * agency.Confidence, 2), agency.Source)
            : null;
        return new ReportMetadata(facts.Title, facts.Agency, level, reviewed, planned, facts.Published);
    }

    private static (ReportYears Years, TextSpan? Source) TitleYears(Body body, ReportTitle? title)
    {
        var spoken = title?.IsWorkReport ?? false;
        foreach (var line in body.Text.Take(3))
        {
            spoken |= line.Of(body.Reading).StartsWith("各位代表");
        }

        foreach (var line in title?.Lines ?? [])
        {
            if (YearText.First(line.Of(body.Reading)) is { } year)
            {
                var source = new TextSpan(line.Start + year.Start, line.Start + year.Start + year.Length);
                return (Years(year.Value, spoken), source);
            }
        }

        // A work report's title often leaves the year to the line that names the congress.
        foreach (var line in body.Head)
        {
            if (spoken && line.Of(body.Reading).Contains("会议", StringComparison.Ordinal) && YearText.First(line.Of(body.Reading)) is { } year)
            {
                return (Years(year.Value, true), new TextSpan(line.Start + year.Start, line.Start + year.Start + year.Length));
            }
        }

        return (new ReportYears(null, null, spoken), null);
    }

    private static ReportYears Years(int year, bool spoken) =>
        spoken ? new ReportYears(year - 1, year, true) : new ReportYears(year, year + 1, false);
}
