using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Decides the reviewed and the planned year from title, headings and date of publication.</summary>
internal static class YearReader
{
    internal static (Finding<int>? Reviewed, Finding<int>? Planned) Read(
        ReportFacts facts, Body body, IReadOnlyList<Heading> headings, List<OutlineDoubt> doubts)
    {
        var (looksBack, looksAhead) = HeadingYears(headings, facts.Years);
        var reviewed = Decide(facts.Years.Reviewed, facts.YearSource, looksBack, doubts);
        var planned = Decide(facts.Years.Planned, facts.YearSource, looksAhead, doubts);

        if (facts.Years.Reviewed is null && !doubts.Contains(OutlineDoubt.YearsContradict))
        {
            // Without a year in the title the headings, the first words and the date of publication are left.
            reviewed ??= planned is null ? null : planned with { Value = planned.Value - 1, Confidence = 0.8 };
            reviewed ??= FromText(facts, body);
            planned ??= reviewed is null ? null : reviewed with { Value = reviewed.Value + 1, Confidence = reviewed.Confidence - 0.1 };
        }

        if (reviewed is not null && planned is not null && planned.Value != reviewed.Value + 1)
        {
            doubts.Add(OutlineDoubt.YearsContradict);
            return (looksBack is null || looksBack.Value.Year == facts.Years.Reviewed ? reviewed : null, null);
        }

        return (reviewed, planned);
    }

    private static Finding<int>? Decide(int? title, TextSpan? source, (int Year, TextSpan Span)? heading, List<OutlineDoubt> doubts)
    {
        if (title is null)
        {
            return heading is { } only ? new Finding<int>(only.Year, 0.9, only.Span) : null;
        }

        if (heading is not { } found || found.Year == title)
        {
            return new Finding<int>(title.Value, heading is null ? 0.9 : 0.98, source);
        }

        doubts.Add(OutlineDoubt.YearsContradict);
        return null;
    }

    private static ((int Year, TextSpan Span)? Back, (int Year, TextSpan Span)? Ahead) HeadingYears(IReadOnlyList<Heading> headings, ReportYears years)
    {
        (int, TextSpan)? back = null;
        (int, TextSpan)? ahead = null;
        var neutral = new ReportYears(null, null, years.SpokenAtCongress);
        foreach (var heading in headings)
        {
            foreach (var (year, announced) in PartCues.YearsOf(heading.Title, neutral))
            {
                if (announced == Announced.Outcomes)
                {
                    back ??= (year, heading.Span);
                }
                else if (announced == Announced.Arrangements)
                {
                    ahead ??= (year, heading.Span);
                }
            }
        }

        return (back, ahead);
    }

    private static Finding<int>? FromText(ReportFacts facts, Body body)
    {
        if (body.Text.Count > 0)
        {
            foreach (var paragraph in body.Text.Take(4))
            {
                var line = paragraph.Of(body.Reading);
                if (YearText.First(line) is { Start: <= 2 } year && !facts.Years.SpokenAtCongress)
                {
                    return new Finding<int>(year.Value, 0.75, new TextSpan(paragraph.Start + year.Start, paragraph.Start + year.Start + year.Length));
                }
            }
        }

        // Reports are due by the spring of the following year.
        return facts.Published is { Value.Month: <= 6 } published
            ? new Finding<int>(published.Value.Year - 1, 0.6, published.Source)
            : null;
    }
}
