using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Numbered items within a review that are parts by themselves.</summary>
internal static partial class NestedHeadings
{
    private const int LongestHeading = 40;

    internal readonly record struct Nested(Heading Heading, ReportPart Kind);

    /// <summary>
    /// The nested headings that begin another part, and the first after each that returns to the review. Only plain
    /// names of parts count: an outcome may well be headed by the problem it solved.
    /// </summary>
    internal static List<Nested> In(Body body, TextSpan span, ReportYears years)
    {
        var found = new List<Nested>();
        var kind = ReportPart.Outcomes;
        NumberStyle? style = null;
        foreach (var paragraph in PartSplitter.ParagraphsIn(body, span))
        {
            var line = paragraph.Of(body.Reading);
            if (Numbering.At(line) is not { Style: NumberStyle.ChineseInBrackets or NumberStyle.Digit } marker)
            {
                continue;
            }

            var words = FirstWords(line[marker.Length..]);
            if (Kind(words, years) is { } named)
            {
                kind = named;
                style = marker.Style;
            }
            else if (kind != ReportPart.Outcomes && marker.Style == style)
            {
                kind = ReportPart.Outcomes;
            }
            else
            {
                continue;
            }

            var end = Math.Min(line.Length, marker.Length + words.Length + 1);
            var heading = new Heading(marker.Style, marker.Value, new TextSpan(paragraph.Start, paragraph.Start + end), line[..(marker.Length + words.Length)].ToString(), marker.Length);
            found.Add(new Nested(heading, kind));
        }

        return found;
    }

    /// <summary>Whether a line's first words are the plain name of <paramref name="part"/>.</summary>
    internal static bool Names(ReadOnlySpan<char> line, Announced part, ReportYears years)
    {
        var words = FirstWords(line);
        return PlainName().IsMatch(words) && PartCues.Of(words, years) == part;
    }

    /// <summary>The first clause of a line, as far as a heading may reach.</summary>
    internal static ReadOnlySpan<char> FirstWords(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, LongestHeading)];
        var stop = head.IndexOfAny('。', '：', '；');
        return stop < 0 ? head : head[..stop];
    }

    private static ReportPart? Kind(ReadOnlySpan<char> words, ReportYears years)
    {
        if (words.Length >= LongestHeading || !PlainName().IsMatch(words))
        {
            return null;
        }

        return PartCues.Of(words, years) switch
        {
            Announced.Shortcomings => ReportPart.Shortcomings,
            Announced.FirstResponsible => ReportPart.FirstResponsible,
            Announced.Arrangements => ReportPart.Arrangements,
            _ => null,
        };
    }

    [GeneratedRegex(@"^(?:当前|目前|工作中|主要|仍)?(?:存在|面临)?的?(?:主要|突出)?(?:问题|不足|短板|困难|差距)(?:和|与|及|以及)?(?:不足|短板|困难|差距|问题|原因|薄弱环节)?(?:分析)?$|^(?:当前|目前)?(?:工作)?(?:仍)?存在的?(?:主要|一些|突出)?(?:问题|不足|短板|困难)(?:和|与|及)?.{0,8}$|第一责任人.{0,12}$|^(?:20\d\d年(?:度)?)?(?:下一?步|今后|明年)?的?(?:主要|重点)?(?:工作)?(?:安排|打算|计划|思路)(?:和|与|及)?.{0,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
