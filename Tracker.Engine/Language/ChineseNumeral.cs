using System.Globalization;

namespace Tracker.Engine.Language;

/// <summary>Reads numbers as they stand in Chinese prose: 1.2万, 3,462, 十五, 两, 三千六百.</summary>
public static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Reads the number that starts at <paramref name="start"/>.</summary>
    /// <param name="text">The reading form.</param>
    /// <param name="start">Where to read.</param>
    /// <param name="value">The number, multipliers (万, 亿) worked in.</param>
    /// <returns>How many units were read; 0 where no number starts here.</returns>
    public static int Read(ReadOnlySpan<char> text, int start, out decimal value)
    {
        value = 0;
        if (start >= text.Length)
        {
            return 0;
        }

        return char.IsAsciiDigit(text[start]) ? ReadArabic(text, start, out value) : ReadHan(text, start, out value);
    }

    /// <summary>Whether <paramref name="c"/> can be part of a number in Han characters.</summary>
    public static bool IsHanNumeral(char c) => DigitOf(c) >= 0 || UnitOf(c) > 0 || c is '万' or '亿';

    private static int ReadArabic(ReadOnlySpan<char> text, int start, out decimal value)
    {
        var i = start;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || IsInnerMark(text, i)))
        {
            i++;
        }

        Span<char> digits = stackalloc char[Math.Min(i - start, 28)];
        var n = 0;
        for (var k = start; k < i && n < digits.Length; k++)
        {
            if (text[k] != ',')
            {
                digits[n++] = text[k];
            }
        }

        if (!decimal.TryParse(digits[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            return 0;
        }

        i += ReadMultipliers(text, i, ref value);
        return i - start;
    }

    // A separator or decimal point belongs to the number only between digits: 3,462 and 1.2, not "1." of a list.
    private static bool IsInnerMark(ReadOnlySpan<char> text, int i) =>
        i + 1 < text.Length && i > 0 && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])
        && (text[i] == '.' || (text[i] == ',' && IsThousands(text, i + 1)));

    private static bool IsThousands(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i - start == 3;
    }

    private static int ReadMultipliers(ReadOnlySpan<char> text, int start, ref decimal value)
    {
        var i = start;
        while (i < text.Length)
        {
            var factor = text[i] switch { '万' => 10_000m, '亿' => 100_000_000m, '千' => 1_000m, '百' => 100m, _ => 0m };

            // 千瓦, 千米 and 百分点 are units, not multipliers.
            if (factor == 0 || (i + 1 < text.Length && text[i] == '千' && text[i + 1] is '瓦' or '米' or '克' or '伏' or '卡')
                || (i + 1 < text.Length && text[i] == '百' && text[i + 1] == '分') || value > 1e17m)
            {
                break;
            }

            value *= factor;
            i++;
        }

        return i - start;
    }

    private static int ReadHan(ReadOnlySpan<char> text, int start, out decimal value)
    {
        value = 0;
        decimal section = 0, number = 0;
        var i = start;
        var plain = 0;
        for (; i < text.Length && i - start < 16; i++)
        {
            var c = text[i];
            var digit = DigitOf(c);
            if (digit >= 0)
            {
                number = plain > 0 && number > 0 ? (number * 10) + digit : digit;
                plain++;
                continue;
            }

            plain = 0;
            var unit = UnitOf(c);
            if (unit > 0)
            {
                if (c == '百' && i + 1 < text.Length && text[i + 1] == '分')
                {
                    break;
                }

                section += (number == 0 ? 1 : number) * unit;
                number = 0;
                continue;
            }

            if (c is '万' or '亿')
            {
                if (i == start)
                {
                    return 0;
                }

                value = (value + section + number) * (c == '万' ? 10_000m : 100_000_000m);
                section = number = 0;
                continue;
            }

            break;
        }

        if (i < text.Length && text[i] == '半' && i > start)
        {
            i++;
            number += 0.5m;
        }

        value += section + number;
        return i - start;
    }

    private static int DigitOf(char c) => c switch { '两' => 2, '〇' => 0, _ => Digits.IndexOf(c, StringComparison.Ordinal) };

    private static int UnitOf(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
}
