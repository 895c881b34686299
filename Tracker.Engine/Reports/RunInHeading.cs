using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>
/// A heading printed on one line with the text it heads, set off by nothing but white space. White space does not
/// survive in the reading form, so the line is parted here, while it can still be seen.
/// </summary>
internal static partial class RunInHeading
{
    private const int LongestHeading = 42;
    private const int ShortestRest = 12;
    private const int Seen = 200;

    /// <summary>Where the white space after the heading begins in <paramref name="line"/>; −1 if it is no such line.</summary>
    internal static int GapAfter(ReadOnlySpan<char> line)
    {
        line = line[..Math.Min(line.Length, Seen)];
        if (Numbering.At(line) is not { IsHeadingNumber: true } marker)
        {
            return -1;
        }

        var from = marker.Length;
        while (from < line.Length && line[from] is ' ' or '\t')
        {
            from++;
        }

        for (var i = from; i < Math.Min(line.Length, LongestHeading); i++)
        {
            if (line[i] is '。' or '；' or ';' or '！' or '？')
            {
                return -1;
            }

            if (line[i] is not (' ' or '\t'))
            {
                continue;
            }

            var end = i;
            while (i + 1 < line.Length && line[i + 1] is ' ' or '\t')
            {
                i++;
            }

            var wide = i > end && line[(i + 1)..].IndexOf("  ") < 0;
            if (line.Length - i > ShortestRest && end - from >= 4 && (wide || EndsAsHeading().IsMatch(line[from..end])) && !line[end..].Contains('\t'))
            {
                return end;
            }
        }

        return -1;
    }

    [GeneratedRegex(@"(?:安排|打算|计划|思路|举措|部署|重点|任务|目标|方向|成效|情况|回顾|总结|做法|进展|成绩|不足|问题|短板|差距|原因|职责|工作)$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsAsHeading();
}
