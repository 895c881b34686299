using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Finds the headings that may open a part: numbered lines, named lines, and headings run into a paragraph.</summary>
internal static partial class HeadingReader
{
    private const int LongestLine = 64;
    private const int LongestRunIn = 46;

    internal static List<Heading> Read(Body body, NumberStyle numbered)
    {
        var headings = new List<Heading>();
        var last = 0;
        foreach (var paragraph in body.Text)
        {
            var text = paragraph.Of(body.Reading);
            if (Numbering.At(text) is { } marker)
            {
                if (marker.Style == NumberStyle.Chapter || marker.Style == numbered)
                {
                    var heading = Numbered(paragraph, text, marker);
                    headings.Add(heading);
                    last = heading.Number;
                }
            }
            else if (PartCues.IsPartLine(text) && !text.Contains('\t'))
            {
                headings.Add(Line(paragraph, text, NumberStyle.Unnumbered, 0, 0));
                continue;
            }

            if (numbered == NumberStyle.Chinese)
            {
                RunIn(paragraph, text, headings, ref last);
            }
        }

        return headings;
    }

    private static Heading Numbered(TextSpan paragraph, ReadOnlySpan<char> text, NumberMarker marker)
    {
        var end = HeadingEnd(text, marker.Length);
        return Line(new TextSpan(paragraph.Start, paragraph.Start + end), text[..end], marker.Style, marker.Value, marker.Length);
    }

    private static Heading Line(TextSpan span, ReadOnlySpan<char> text, NumberStyle style, int number, int titleStart) =>
        new(style, number, span, text.TrimEnd("。：:；".AsSpan()).ToString(), titleStart);

    /// <summary>Where a heading that opens a paragraph ends, its closing mark included.</summary>
    private static int HeadingEnd(ReadOnlySpan<char> text, int from)
    {
        var stop = text[from..].IndexOfAny('。', '：', '；');
        if (stop < 0 && text.Length <= LongestLine)
        {
            return text.Length;
        }

        if (stop >= 0 && (stop <= LongestRunIn || from + stop + 1 == text.Length))
        {
            return RunInEnd(text, from) is var early && early > 0 && early < from + stop ? early : from + stop + 1;
        }

        var end = RunInEnd(text, from);
        if (end > 0)
        {
            return end;
        }

        var comma = text[from..].IndexOf('，');
        return comma is > 0 and <= LongestRunIn ? from + comma + 1 : from;
    }

    private static int RunInEnd(ReadOnlySpan<char> text, int from)
    {
        foreach (var match in RunInTitle().EnumerateMatches(text[from..Math.Min(text.Length, from + LongestRunIn + 8)]))
        {
            return match.Index == 0 ? from + match.Length : 0;
        }

        return 0;
    }

    /// <summary>A heading in the middle of a paragraph counts only if it continues the numbering and names a part.</summary>
    private static void RunIn(TextSpan paragraph, ReadOnlySpan<char> text, List<Heading> headings, ref int last)
    {
        foreach (var match in InParagraph().EnumerateMatches(text))
        {
            var candidate = text[match.Index..];
            if (Numbering.At(candidate) is not { Style: NumberStyle.Chinese } marker || (last > 0 && marker.Value != last + 1))
            {
                continue;
            }

            var end = RunInEnd(candidate, marker.Length);
            if (end == 0)
            {
                continue;
            }

            end += end < candidate.Length && candidate[end] is '。' or '：' ? 1 : 0;
            var start = paragraph.Start + match.Index;
            headings.Add(Line(new TextSpan(start, start + end), candidate[..end], NumberStyle.Chinese, marker.Value, marker.Length));
            last = marker.Value;
        }
    }

    [GeneratedRegex(@"(?<=[。；：！？…”）])[一二三四五六七八九十]{1,2}、", RegexOptions.CultureInvariant)]
    private static partial Regex InParagraph();

    [GeneratedRegex(@"[^。；！？，：]{0,34}?(?:安排|打算|计划|思路|举措|部署|重点|任务|方向|成效|情况|回顾|总结|做法|不足|问题|短板|差距|原因|职责|重点工作|主要工作)(?=[。：；]|(?:19|20)\d\d年|一年来|下一?步|今年|我[局县市区省厅委镇街]|全[省市县区局]|[省市县区局厅](?:委|政府)|为|将|按照|根据|坚持|(?:一|二)是)", RegexOptions.CultureInvariant)]
    private static partial Regex RunInTitle();
}
