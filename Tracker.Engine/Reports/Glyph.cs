using System.Buffers;
using System.Text;

namespace Tracker.Engine.Reports;

/// <summary>What a single UTF-16 unit is to the reader.</summary>
internal static class Glyph
{
    /// <summary>Punctuation after which a sentence, or a lead-in, is over.</summary>
    internal static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；：!?;:…");

    /// <summary>Marks of running text, and of table rows; a heading without a number has none of them.</summary>
    internal static readonly SearchValues<char> NotInHeadingLine = SearchValues.Create("，。；！？|\t");

    internal static readonly SearchValues<char> Closing = SearchValues.Create("，。、；：！？）】》〉”’」』,;:!?)]}%");

    /// <summary>Chinese characters and the punctuation written among them, half surrogates of rare characters included.</summary>
    internal static bool IsChinese(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F')
            or (>= '\uFF01' and <= '\uFF65') or (>= '\u2460' and <= '\u24FF') or (>= '\uD800' and <= '\uDFFF')
            or '“' or '”' or '‘' or '’' or '…' or '—' or '·' or '×';

    internal static bool IsHan(char c) => c is (>= '\u3400' and <= '\u9FFF') or '〇' or (>= '\uD800' and <= '\uDFFF');

    internal static bool IsLineBreak(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    internal static bool IsSpace(char c) =>
        c is ' ' or '\t' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000';

    /// <summary>Characters that leave no mark on the page: zero width, direction marks, soft hyphens, stray controls.</summary>
    internal static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u034F' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2064') or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F') or '\uFFFC'
            || (c < ' ' && c is not '\t' && !IsLineBreak(c)) || c is (>= '\u007F' and <= '\u009F' and not '\u0085');

    /// <summary>
    /// Full-width digits, letters and signs become ASCII; the Chinese marks ，；：？！（） stay full-width. Look-alikes from
    /// text layers of scanned pages (Kangxi radicals, compatibility ideographs) become the characters they look like.
    /// </summary>
    internal static char Fold(char c) => c switch
    {
        '，' or '；' or '：' or '？' or '！' or '（' or '）' => c,
        '﹐' => '，',
        '﹑' or '､' => '、',
        '｡' => '。',
        '﹔' => '；',
        '﹕' => '：',
        '﹖' => '？',
        '﹗' => '！',
        '﹙' => '（',
        '﹚' => '）',
        '﹪' => '%',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        (>= '\u2F00' and <= '\u2FD5') or (>= '\uF900' and <= '\uFAD9') => Compatible(c),
        _ => c,
    };

    private static char Compatible(char c)
    {
        var folded = c.ToString().Normalize(NormalizationForm.FormKC);
        return folded.Length == 1 ? folded[0] : c;
    }
}
