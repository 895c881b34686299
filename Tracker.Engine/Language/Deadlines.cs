using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Engine.Language;

/// <summary>Finds stated deadlines: 6月底前, 9月15日前, 上半年, 第三季度, 年底前, 年内.</summary>
public static partial class Deadlines
{
    /// <param name="text">The reading form.</param>
    /// <param name="scope">The promise with its bracketed notes.</param>
    /// <param name="year">The year that a month without a year belongs to.</param>
    /// <returns>The first stated deadline, or null.</returns>
    public static Deadline? Read(string text, TextSpan scope, int year)
    {
        foreach (var match in Pattern().EnumerateMatches(text.AsSpan(scope.Start, scope.Length)))
        {
            var span = new TextSpan(scope.Start + match.Index, scope.Start + match.Index + match.Length);
            if (DayOf(span.Text(text), year) is { } day)
            {
                return new Deadline(day, span);
            }
        }

        return null;
    }

    /// <summary>A day or month at which the text says something happened: 5月18日, 8月, 2023年9月1日.</summary>
    public static Deadline? ReadDate(string text, TextSpan scope, int year)
    {
        foreach (var match in Date().EnumerateMatches(text.AsSpan(scope.Start, scope.Length)))
        {
            var span = new TextSpan(scope.Start + match.Index, scope.Start + match.Index + match.Length);
            var parts = Date().Match(span.Text(text));
            var y = parts.Groups["y"].Success ? Number(parts.Groups["y"].Value) : year;
            var m = Number(parts.Groups["m"].Value);
            if (m is < 1 or > 12 || y is < 1980 or > 2100)
            {
                continue;
            }

            var last = DateTime.DaysInMonth(y, m);
            var d = parts.Groups["d"].Success ? Math.Clamp(Number(parts.Groups["d"].Value), 1, last) : last;
            return new Deadline(new DateOnly(y, m, d), span);
        }

        return null;
    }

    private static DateOnly? DayOf(string words, int year)
    {
        var match = Pattern().Match(words);
        if (match.Groups["y"].Success)
        {
            year = Number(match.Groups["y"].Value);
        }

        if (match.Groups["m"].Success)
        {
            var month = Number(match.Groups["m"].Value);
            if (month is < 1 or > 12)
            {
                return null;
            }

            var last = DateTime.DaysInMonth(year, month);
            return new DateOnly(year, month, match switch
            {
                _ when match.Groups["d"].Success => Math.Clamp(Number(match.Groups["d"].Value), 1, last),
                _ when words.Contains("上旬", StringComparison.Ordinal) => 10,
                _ when words.Contains("中旬", StringComparison.Ordinal) => 20,
                _ => last,
            });
        }

        if (match.Groups["q"].Success)
        {
            var quarter = match.Groups["q"].Value[0] switch { '一' or '1' => 1, '二' or '2' => 2, '三' or '3' => 3, _ => 4 };
            return new DateOnly(year, quarter * 3, DateTime.DaysInMonth(year, quarter * 3));
        }

        return words.Contains("上半年", StringComparison.Ordinal) || words.Contains("年中", StringComparison.Ordinal)
            ? new DateOnly(year, 6, 30)
            : new DateOnly(year, 12, 31);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        (?:(?<y>20\d\d)年)?(?:(?<!\d)(?<m>\d{1,2})月(?:(?<d>\d{1,2})日(?:之前|以前|前)|(?:上旬|中旬|下旬|底|末|份)?(?:之前|以前|前|完成)|(?:底|末)))
        |(?:(?<y>20\d\d)年)?(?:前?第?(?<q>[一二三四1-4])季度(?:末|底)?(?:之前|以前|前)?|上半年(?:之前|以前|前)?|下半年|年中)
        |(?:(?<y>20\d\d)年)(?:年?底|末)(?:之前|以前|前)?
        |(?:今年|当年|本年|年)(?:底|末|内)(?:之前|以前|前)?
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?:(?<y>20\d\d)年)?(?<![\d.])(?<m>\d{1,2})月(?:(?<d>\d{1,2})日)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
