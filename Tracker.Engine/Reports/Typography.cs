namespace Tracker.Engine.Reports;

/// <summary>
/// Unifies punctuation within a paragraph: marks typed in ASCII among Chinese become the Chinese marks. Each mark is
/// replaced in place, so no offset changes.
/// </summary>
internal static class Typography
{
    internal static void Unify(Span<char> text)
    {
        if (!HasChinese(text))
        {
            return;
        }

        Marks(text);
        Brackets(text);
        Quotes(text);
    }

    private static bool HasChinese(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Glyph.IsHan(c))
            {
                return true;
            }
        }

        return false;
    }

    private static void Marks(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (',' or ';' or ':' or '?' or '!' or '.' or '，'))
            {
                continue;
            }

            var before = Before(text, i);
            var after = After(text, i);
            var inWord = IsAsciiWord(before) && IsAsciiWord(after) && i + 1 < text.Length && text[i + 1] == after;
            text[i] = text[i] switch
            {
                ',' when !inWord => '，',
                ';' => '；',
                ':' when !inWord && after is not ('/' or '\\') => '：',
                '?' when !inWord && after is not ('=' or '&') => '？',
                '!' => '！',
                '.' when EndsSentence(text, i, before, after) => '。',
                _ => text[i],
            };
        }
    }

    /// <summary>A full stop typed as a point: after a Chinese character, a percentage or a closing mark, and before no file name.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> text, int at, char before, char after)
    {
        var closes = Glyph.IsHan(before) || before is '%' or '）' or ')' or '”' or '》';
        var opens = after == '\0' || Glyph.IsHan(after) || after is '“' or '（' or '《' or '"' or '(';
        return closes && opens && !(at <= 4 && Numbering.At(text) is { } marker && marker.Length > at);
    }

    private static void Brackets(Span<char> text)
    {
        var opening = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（')
            {
                opening = i;
            }
            else if (text[i] is ')' or '）')
            {
                var from = opening < 0 ? i : opening;
                if (text[i] == '）' || text[from] == '（' || IsAmongChinese(text, from, i))
                {
                    text[i] = '）';
                    if (opening >= 0)
                    {
                        text[opening] = '（';
                    }
                }

                opening = -1;
            }
        }
    }

    private static void Quotes(Span<char> text)
    {
        var opening = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (opening < 0)
            {
                opening = i;
            }
            else
            {
                if (IsAmongChinese(text, opening, i))
                {
                    text[opening] = '“';
                    text[i] = '”';
                }

                opening = -1;
            }
        }
    }

    private static bool IsAmongChinese(ReadOnlySpan<char> text, int from, int to) =>
        Glyph.IsChinese(Before(text, from)) || Glyph.IsChinese(After(text, to)) || HasChinese(text[from..to]);

    private static char Before(ReadOnlySpan<char> text, int at)
    {
        while (--at >= 0)
        {
            if (text[at] is not (' ' or '\t'))
            {
                return text[at];
            }
        }

        return '\0';
    }

    private static char After(ReadOnlySpan<char> text, int at)
    {
        while (++at < text.Length)
        {
            if (text[at] is not (' ' or '\t'))
            {
                return text[at];
            }
        }

        return '\0';
    }

    private static bool IsAsciiWord(char c) => char.IsAsciiLetterOrDigit(c);
}
