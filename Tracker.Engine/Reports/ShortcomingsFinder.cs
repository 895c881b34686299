using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Finds shortcomings admitted at the end of a review without a heading of their own.</summary>
internal static partial class ShortcomingsFinder
{
    private const double Recognised = 0.8;
    private const int LatestTurn = 60;

    /// <summary>Whether a paragraph opens by turning from achievements to what is lacking.</summary>
    internal static bool Opens(ReadOnlySpan<char> paragraph)
    {
        var opening = paragraph[..Math.Min(paragraph.Length, 200)];
        if (Confession().IsMatch(opening))
        {
            return true;
        }

        foreach (var match in Turn().EnumerateMatches(opening))
        {
            return match.Index <= LatestTurn;
        }

        return false;
    }

    /// <summary>Parts the shortcomings from a review, unless the report has a part for them.</summary>
    internal static void Part(Body body, List<OutlinePart> parts)
    {
        if (parts.Exists(part => part.Kind == ReportPart.Shortcomings))
        {
            return;
        }

        for (var i = parts.Count - 1; i >= 0; i--)
        {
            if (parts[i].Kind == ReportPart.Outcomes && Find(body, parts[i].Span) is { } found)
            {
                var whole = parts[i];
                parts[i] = whole with { Span = SpanTrim.Of(body.Reading, whole.Span.Start, found.Start) };
                parts.Insert(i + 1, PartReader.Part(ReportPart.Shortcomings, null, found, Recognised));
                var rest = SpanTrim.Of(body.Reading, found.End, whole.Span.End);
                if (!rest.IsEmpty)
                {
                    parts.Insert(i + 2, PartReader.Part(ReportPart.Outcomes, null, rest, whole.Confidence));
                }

                return;
            }
        }
    }

    private static TextSpan? Find(Body body, TextSpan review)
    {
        TextSpan? found = null;
        foreach (var paragraph in PartSplitter.ParagraphsIn(body, review))
        {
            var line = paragraph.Of(body.Reading);
            if (found is { } so)
            {
                if (!Continues().IsMatch(line[..Math.Min(line.Length, 40)]) && !Opens(line))
                {
                    break;
                }

                found = new TextSpan(so.Start, paragraph.End);
            }
            else if (paragraph.Start - review.Start >= (review.Length * 0.55) && Opens(line))
            {
                found = paragraph;
            }
        }

        return found;
    }

    // Said in so many words, wherever the paragraph says it.
    [GeneratedRegex(@"我们(?:也|还|同时)?(?:清醒|深刻|充分|客观)?地?(?:认识|看|意识)到[^。]{0,120}?(?:不足|问题|短板|差距|困难|薄弱|弱项|挑战|不平衡)|(?:问题|不足)(?:也|同样)?不容忽视|在(?:肯定|总结|看到|取得)[^。]{0,12}(?:成绩|成效)[^。]{0,6}(?:同时|之余)", RegexOptions.CultureInvariant)]
    private static partial Regex Confession();

    // A turn that may stand in any account, so it must open the paragraph.
    [GeneratedRegex(@"(?:但|但是|然而|同时|也要?|仍然?|还|与此同时|对照|对标|离|与[^。，]{2,30}相比)[^。]{0,50}?(?:存在|面临|看到|认识到|有)[^。]{0,50}?(?:不足|问题|短板|差距|困难|薄弱|弱项|挑战)|^(?:存在的?(?:主要)?(?:问题|不足|困难)|主要(?:问题|不足))|工作(?:中)?(?:还|仍|也)?存在[^。]{0,16}(?:不足|问题|短板|差距|困难|薄弱)|仍?有(?:一定|不小|较大)?差距[：，]", RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|（[一二三四五六七八九十\d]+）|\d{1,2}[.、]|[①-⑳]|对此|对这些|对于这些|这些(?:问题|困难)|针对(?:上述|这些|以上)|我们(?:一定|必须|要|将)(?:.{0,12})(?:解决|问题|正视|直面|负责|忧患|清醒)|——)", RegexOptions.CultureInvariant)]
    private static partial Regex Continues();
}
