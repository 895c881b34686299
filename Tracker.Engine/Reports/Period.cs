using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>Which of a report's times a phrase speaks of.</summary>
internal enum PeriodKind
{
    Unknown,
    Reviewed,
    Planned,
    FiveYears,
}

/// <summary>The time a clause of a heading speaks of; carried on to the next clause, which may leave it out.</summary>
internal readonly partial record struct Period(PeriodKind Kind)
{
    internal static Period? Of(ReadOnlySpan<char> clause, ReportYears years)
    {
        foreach (var match in YearPattern().EnumerateMatches(clause))
        {
            var year = int.Parse(clause.Slice(match.Index, 4), NumberStyles.None, CultureInfo.InvariantCulture);
            return new Period(years.KindOf(year));
        }

        if (FiveYears().IsMatch(clause))
        {
            return new Period(PeriodKind.FiveYears);
        }

        return ThisYear().IsMatch(clause) ? new Period(years.SpokenAtCongress ? PeriodKind.Planned : PeriodKind.Reviewed)
            : LastYear().IsMatch(clause) ? new Period(PeriodKind.Reviewed)
            : null;
    }

    [GeneratedRegex(@"(?:19|20)\d\d(?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"“?十[一二三四五六七八九]?五”?(?:时期|期间|规划|发展|$)|“十[一二三四五六七八九]?五”|五年|[“]?[六七八九]五[”]?(?:时期|期间|计划)", RegexOptions.CultureInvariant)]
    private static partial Regex FiveYears();

    [GeneratedRegex(@"今年|本年度?", RegexOptions.CultureInvariant)]
    private static partial Regex ThisYear();

    [GeneratedRegex(@"去年|上年|过去(?:的)?一年|一年来|一年工作", RegexOptions.CultureInvariant)]
    private static partial Regex LastYear();
}
