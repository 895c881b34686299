using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>The styles of numbering from the outermost to the innermost.</summary>
internal enum NumberStyle
{
    /// <summary>第一部分, 第一章, 壹、.</summary>
    Chapter,

    /// <summary>A heading line without a number that names a part of the report.</summary>
    Unnumbered,

    /// <summary>一、.</summary>
    Chinese,

    /// <summary>（一）.</summary>
    ChineseInBrackets,

    /// <summary>A heading line without a number within a part.</summary>
    Plain,

    /// <summary>1. or 1、.</summary>
    Digit,

    /// <summary>（1） or 1）.</summary>
    DigitInBrackets,

    /// <summary>①.</summary>
    Circled,

    /// <summary>——.</summary>
    Dash,

    /// <summary>一是, 一要, 第一，, 首先，.</summary>
    Spoken,
}

/// <summary>A numbering at the start of a line or sentence.</summary>
/// <param name="Length">Its length in units.</param>
/// <param name="Value">Its number, 0 for a dash.</param>
internal readonly record struct NumberMarker(NumberStyle Style, int Length, int Value)
{
    internal bool IsHeadingNumber => Style is NumberStyle.Chapter or NumberStyle.Chinese or NumberStyle.ChineseInBrackets;
}

/// <summary>Recognises numbering.</summary>
internal static partial class Numbering
{
    private const int LongestMarker = 12;

    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    private const string FormalNumerals = "壹贰叁肆伍陆柒";

    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The numbering with which <paramref name="text"/> begins, in the reading form or before it.</summary>
    internal static NumberMarker? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        var head = text[..Math.Min(text.Length, LongestMarker)];
        return head[0] switch
        {
            '第' => Chapter(head) ?? Spoken(head),
            '壹' or '贰' or '叁' or '肆' or '伍' or '陆' or '柒' => Formal(head),
            '（' or '(' or '〔' or '【' => Bracketed(head),
            '—' or '－' or '-' => Dash(text),
            >= '0' and <= '9' or >= '０' and <= '９' => Digits(head),
            >= '①' and <= '⑳' => new NumberMarker(NumberStyle.Circled, 1, Circled.IndexOf(head[0], StringComparison.Ordinal) + 1),
            >= '㈠' and <= '㈩' => new NumberMarker(NumberStyle.ChineseInBrackets, 1, head[0] - '㈠' + 1),
            >= '⒈' and <= '⒛' => new NumberMarker(NumberStyle.Digit, 1, head[0] - '⒈' + 1),
            >= '⑴' and <= '⒇' => new NumberMarker(NumberStyle.DigitInBrackets, 1, head[0] - '⑴' + 1),
            '首' or '其' or '再' or '最' => Ordinal(head),
            _ => Chinese(head) ?? Spoken(head),
        };
    }

    /// <summary>The value of a Chinese numeral up to 99, or of digits; 0 if it is none.</summary>
    internal static int Value(ReadOnlySpan<char> numeral)
    {
        if (int.TryParse(numeral, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var digits))
        {
            return digits;
        }

        int tens = 0, units = 0;
        foreach (var c in numeral)
        {
            var value = Numerals.IndexOf(c, StringComparison.Ordinal) + 1;
            if (value == 10)
            {
                tens = Math.Max(units, 1) * 10;
                units = 0;
            }
            else
            {
                units = value;
            }
        }

        return tens + units;
    }

    private static NumberMarker? Match(Regex pattern, NumberStyle style, ReadOnlySpan<char> text)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            var number = text.Slice(match.Index, match.Length).Trim("第（）()〔〕【】、.．,，:： 是要部分章篇".AsSpan());
            return new NumberMarker(style, match.Length, Value(number));
        }

        return null;
    }

    private static NumberMarker? Chapter(ReadOnlySpan<char> text) => Match(ChapterPattern(), NumberStyle.Chapter, text);

    private static NumberMarker? Formal(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[1] is '、' or '．' or '.' ? new NumberMarker(NumberStyle.Chapter, 2, FormalNumerals.IndexOf(text[0], StringComparison.Ordinal) + 1) : null;

    private static NumberMarker? Chinese(ReadOnlySpan<char> text) => Match(ChinesePattern(), NumberStyle.Chinese, text);

    private static NumberMarker? Spoken(ReadOnlySpan<char> text) => Match(SpokenPattern(), NumberStyle.Spoken, text);

    private static NumberMarker? Bracketed(ReadOnlySpan<char> text) =>
        Match(ChineseInBracketsPattern(), NumberStyle.ChineseInBrackets, text) ?? Match(DigitInBracketsPattern(), NumberStyle.DigitInBrackets, text);

    private static NumberMarker? Digits(ReadOnlySpan<char> text) =>
        Match(DigitPattern(), NumberStyle.Digit, text) ?? Match(DigitHalfBracketPattern(), NumberStyle.DigitInBrackets, text);

    private static NumberMarker? Dash(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept("—－-");
        return length is 2 or 3 or 4 ? new NumberMarker(NumberStyle.Dash, length, 0) : null;
    }

    private static NumberMarker? Ordinal(ReadOnlySpan<char> text)
    {
        foreach (var match in OrdinalPattern().EnumerateMatches(text))
        {
            var value = text[0] switch { '首' => 1, '其' => 2, _ => 3 };
            return new NumberMarker(NumberStyle.Spoken, match.Length, value);
        }

        return null;
    }

    [GeneratedRegex(@"\A第[一二三四五六七八九十\d]{1,3}(?:部分|章|篇)[、：:，,]?", RegexOptions.CultureInvariant)]
    private static partial Regex ChapterPattern();

    // 一、二季度 and 一、二、三产业 are enumerations, not headings.
    [GeneratedRegex(@"\A[一二三四五六七八九十]{1,3}\s?[、.．：:](?![一二三四五六七八九十]+[、是季产期线类级])", RegexOptions.CultureInvariant)]
    private static partial Regex ChinesePattern();

    [GeneratedRegex(@"\A[（(〔【]\s?[一二三四五六七八九十]{1,3}\s?[）)〕】][、.．]?", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseInBracketsPattern();

    // 2.5 is a decimal, but 6.9月底前 and 1.24家单位 are items six and one: months and whole things have no decimals. 19.12345热线
    // is item nineteen: the public service lines have five digits from 1.
    [GeneratedRegex(@"\A[0-9０-９]{1,2}\s?[.．、](?:(?![0-9０-９])|(?=[0-9０-９]{1,4}(?:[月年家所名人件项场批起宗份次位条座部处类户期台辆艘支]|个(?!百分点)))|(?=1[0-9]{4}(?![0-9])))", RegexOptions.CultureInvariant)]
    private static partial Regex DigitPattern();

    [GeneratedRegex(@"\A[（(][0-9０-９]{1,2}[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex DigitInBracketsPattern();

    [GeneratedRegex(@"\A[0-9０-９]{1,2}[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex DigitHalfBracketPattern();

    [GeneratedRegex(@"\A(?:[一二三四五六七八九]|十[一二三四五六七八九]?)(?:是|要)(?!否)|\A第[一二三四五六七八九十]{1,2}[，,、]", RegexOptions.CultureInvariant)]
    private static partial Regex SpokenPattern();

    [GeneratedRegex(@"\A(?:首先|其次|再次|最后)[，,：]", RegexOptions.CultureInvariant)]
    private static partial Regex OrdinalPattern();
}
