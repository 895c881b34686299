using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>A report's title.</summary>
/// <param name="Text">The title in one piece, the agency's line included.</param>
/// <param name="Lines">The lines it was read from, the one with the year first.</param>
/// <param name="IsWorkReport">A 政府工作报告, delivered early in the year it plans for.</param>
internal sealed record ReportTitle(string Text, IReadOnlyList<TextSpan> Lines, bool IsWorkReport);

internal static partial class TitleReader
{
    private const int LongestAgency = 30;

    internal static ReportTitle? Read(Body body)
    {
        var head = body.Head;
        var best = -1;
        for (var i = 0; i < head.Count; i++)
        {
            var line = head[i].Of(body.Reading);
            if (FurnitureCues.IsTitle(line) && !Meeting().IsMatch(line)
                && (best < 0 || (YearText.First(head[best].Of(body.Reading)) is null && YearText.First(line) is not null)))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return RunIn(body);
        }

        var text = head[best].Text(body.Reading);
        var lines = new List<TextSpan> { head[best] };
        if (best > 0 && !NamesOwner(text) && head[best - 1].Length <= LongestAgency && FurnitureCues.MayNameAgency(head[best - 1].Of(body.Reading))
            && !FurnitureCues.IsTitle(head[best - 1].Of(body.Reading)))
        {
            text = head[best - 1].Text(body.Reading) + text;
            lines.Add(head[best - 1]);
        }

        return new ReportTitle(text, lines, WorkReport().IsMatch(text));
    }

    /// <summary>A page that lost its line breaks begins its text with the title.</summary>
    private static ReportTitle? RunIn(Body body)
    {
        if (body.Head.Count > 0 || body.Text.Count == 0)
        {
            return null;
        }

        var text = body.Text[0].Of(body.Reading);
        foreach (var match in TitleFirst().EnumerateMatches(text))
        {
            var span = new TextSpan(body.Text[0].Start, body.Text[0].Start + match.Length);
            var title = span.Text(body.Reading);
            return new ReportTitle(title, [span], WorkReport().IsMatch(title));
        }

        return null;
    }

    private static bool NamesOwner(string title) => !(title.StartsWith("关于", StringComparison.Ordinal) || YearFirst().IsMatch(title) || title.StartsWith("法治政府", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?:——|（)?.{0,14}(?:在.{2,30}(?:会议|大会)上)", RegexOptions.CultureInvariant)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"^(?:(?:19|20)\d\d|[一二][九〇○零Oo][〇○零Oo一二三四五六七八九]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^[^。，：；]{4,44}?(?:情况的?报告|年度报告|工作报告|工作总结)", RegexOptions.CultureInvariant)]
    private static partial Regex TitleFirst();

    [GeneratedRegex(@"政府工作(?:的)?报告|人民政府工作报告", RegexOptions.CultureInvariant)]
    private static partial Regex WorkReport();
}
