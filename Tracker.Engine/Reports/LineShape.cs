using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>What a single line looks like, whatever it says.</summary>
internal static partial class LineShape
{
    private const int LongestSignature = 26;
    private const int LongestHeading = 45;

    internal static bool IsNumbered(ReadOnlySpan<char> line) => Numbering.At(line) is not null;

    internal static bool IsSalutation(ReadOnlySpan<char> line) => line.Length <= 40 && Salutation().IsMatch(line);

    internal static bool IsDate(ReadOnlySpan<char> line) => line.Length <= 24 && Date().IsMatch(line);

    internal static bool IsDateOrSignature(ReadOnlySpan<char> line) =>
        IsDate(line) || (line.Length <= LongestSignature && Signature().IsMatch(line));

    /// <summary>Signature and date printed on one line.</summary>
    internal static bool IsSignedDate(ReadOnlySpan<char> line) => line.Length <= 45 && SignedDate().IsMatch(line);

    /// <summary>A line that may be a numbered heading.</summary>
    internal static bool IsHeadingLike(ReadOnlySpan<char> line) => line.Length <= LongestHeading && Numbering.At(line) is { Style: not (NumberStyle.Dash or NumberStyle.Spoken) } && !IsBareMarker(line);

    /// <summary>Only a marker: what it marks stands on the next line.</summary>
    internal static bool IsBareMarker(ReadOnlySpan<char> line) => line.Length <= 6 && Numbering.At(line) is { } marker
        ? line[marker.Length..].Trim().IsEmpty
        : line is "——" or "—";

    /// <summary>An opening mark near the end of the line waits for its closing mark.</summary>
    internal static bool OpensBracket(ReadOnlySpan<char> line, int within)
    {
        for (var i = line.Length - 1; i >= Math.Max(0, line.Length - within); i--)
        {
            switch (line[i])
            {
                case '》' or '）' or ')' or '”' or '】' or '〉' or '」' or '。' or '！' or '？' or '；':
                    return false;
                case '《' or '（' or '(' or '“' or '【' or '「':
                    return true;
            }
        }

        return false;
    }

    /// <summary>The line break falls within a word such as 报告, as when a page colours single characters of its title.</summary>
    internal static bool BreaksTitleWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        after.Length <= 2 && after[0] == '告' && before.EndsWith("报");

    [GeneratedRegex(@"^(?:尊敬的)?(?:各位代表|各位委员|同志们|[\w、（）()]{2,30})[：:]$|^各位代表[！，,!]", RegexOptions.CultureInvariant)]
    private static partial Regex Salutation();

    [GeneratedRegex(@"^[（(]?(?:[12]\d{3}|[一二][〇零○ＯO\d一二三四五六七八九]{3})\s?[年\-./]\s?[\d一二三四五六七八九十]{1,3}\s?[月\-./]\s?[\d一二三四五六七八九十]{1,3}\s?日?(?:\s?\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{0,2})?)?[）)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[\u4E00-\u9FFF（）()]{2,}(?:人民政府|办公室|委员会|管委会|办事处|公安厅|[厅局部委办署院府])$", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^[\u4E00-\u9FFF（）()]{2,26}(?:政府|办公室|委员会|办事处|[厅局部委办署院])(?:[（(](?:印章|盖章|公章|章|印)[）)])?\d{4}年\d{1,2}月\d{1,2}日$", RegexOptions.CultureInvariant)]
    private static partial Regex SignedDate();
}
