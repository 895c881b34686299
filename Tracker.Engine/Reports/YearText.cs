using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>Years and dates as Chinese documents write them: 2021年, 二〇二一年, 2022-03-01, 2022年3月1日.</summary>
internal static partial class YearText
{
    private const string Numerals = "〇一二三四五六七八九";

    internal readonly record struct Dated(DateOnly Date, int Start, int Length);

    internal readonly record struct Year(int Value, int Start, int Length);

    internal static Year? First(ReadOnlySpan<char> text)
    {
        foreach (var match in YearPattern().EnumerateMatches(text))
        {
            var number = Number(text.Slice(match.Index, 4));
            if (number is >= 1949 and <= 2100)
            {
                return new Year(number, match.Index, 5);
            }
        }

        return null;
    }

    /// <summary>Every date in the text, in order; what is no day of the calendar is passed over.</summary>
    internal static List<Dated> Dates(ReadOnlySpan<char> text)
    {
        var dates = new List<Dated>();
        foreach (var match in DatePattern().EnumerateMatches(text))
        {
            var words = text.Slice(match.Index, match.Length);
            var month = words[4..].IndexOfAny("年-./") + 5;
            var day = month + words[month..].IndexOfAny("月-./") + 1;
            var dayEnd = day;
            while (dayEnd < words.Length && words[dayEnd] is >= '0' and <= '9' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十')
            {
                dayEnd++;
            }

            var (y, m, d) = (Number(words[..4]), Small(words[month..(day - 1)]), Small(words[day..dayEnd]));
            if (y is >= 1949 and <= 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m))
            {
                dates.Add(new Dated(new DateOnly(y, m, d), match.Index, match.Length));
            }
        }

        return dates;
    }

    private static int Number(ReadOnlySpan<char> four)
    {
        var number = 0;
        foreach (var c in four)
        {
            var digit = c is >= '0' and <= '9' ? c - '0' : c is '○' or '零' or 'O' or 'o' ? 0 : Numerals.IndexOf(c, StringComparison.Ordinal);
            number = (number * 10) + digit;
        }

        return number;
    }

    private static int Small(ReadOnlySpan<char> number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : Numbering.Value(number);

    [GeneratedRegex(@"(?<!\d)(?:(?:19|20)\d\d|[一二][九〇○零Oo][〇○零Oo一二三四五六七八九]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"(?<!\d)(?:(?:19|20)\d\d|[一二][九〇○零Oo][〇○零Oo一二三四五六七八九]{2})(?:年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日?|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DatePattern();
}
