namespace Tracker.Engine.Reports;

/// <summary>
/// White space of the reading form: none next to Chinese, one space between Latin words, a tab between the cells of a
/// table's row.
/// </summary>
internal static class Spacing
{
    internal static void Write(MappedText paragraph, MappedText reading, bool isRow)
    {
        for (var i = 0; i < paragraph.Length; i++)
        {
            var c = paragraph[i];
            if (c is not (' ' or '\t'))
            {
                reading.Add(c, paragraph.OffsetOf(i));
                continue;
            }

            var tab = i;
            var end = i;
            for (; end < paragraph.Length && paragraph[end] is ' ' or '\t'; end++)
            {
                tab = paragraph[end] == '\t' ? end : tab;
            }

            if (i > 0 && end < paragraph.Length)
            {
                if (isRow && paragraph[tab] == '\t')
                {
                    reading.Add('\t', paragraph.OffsetOf(tab));
                }
                else if (Keeps(paragraph, i, end))
                {
                    reading.Add(' ', paragraph.OffsetOf(i));
                }
            }

            i = end - 1;
        }
    }

    private static bool Keeps(MappedText text, int from, int to)
    {
        var before = text[from - 1];
        var after = text[to];
        if (Glyph.IsChinese(before) || Glyph.IsChinese(after) || after == '%')
        {
            return false;
        }

        return !IsSpacedDigit(text, from, to);
    }

    /// <summary>2 0 2 1 年: single digits set apart for looks, at least three of them, are one number.</summary>
    private static bool IsSpacedDigit(MappedText text, int from, int to)
    {
        if (!char.IsAsciiDigit(text[from - 1]) || !char.IsAsciiDigit(text[to]))
        {
            return false;
        }

        var digits = 2;
        for (var i = from - 1; i >= 2 && text[i - 1] == ' ' && char.IsAsciiDigit(text[i - 2]); i -= 2)
        {
            digits++;
        }

        var first = from - 1 - (2 * (digits - 2));
        for (var i = to; i + 2 < text.Length && text[i + 1] == ' ' && char.IsAsciiDigit(text[i + 2]); i += 2)
        {
            digits++;
        }

        var last = to + (2 * (digits - 2)) - (from - 1 - first);
        return digits >= 3 && to == from + 1
            && (first == 0 || !char.IsAsciiDigit(text[first - 1]))
            && (last + 1 >= text.Length || !char.IsAsciiDigit(text[last + 1]));
    }
}
