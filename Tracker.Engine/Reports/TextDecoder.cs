using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>
/// Turns bytes into text, strictly: a file either decodes without a single fault or is refused. Guessing by statistics
/// would now and then turn a report into plausible nonsense, and every quotation would carry it on.
/// </summary>
internal static partial class TextDecoder
{
    /// <summary>Real Chinese text lies almost wholly in GB 2312; other encodings that happen to decode as GB18030 do not.</summary>
    private const double LeastShareInGb2312 = 0.7;

    private const double LeastShareOfText = 0.95;

    private static readonly Encoding Utf8 = new UTF8Encoding(false, true);
    private static readonly Encoding Utf16LittleEndian = new UnicodeEncoding(false, false, true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(true, false, true);

    internal abstract record Outcome;

    internal sealed record Decoded(string Text, string Encoding) : Outcome;

    internal sealed record Undecodable(ReadProblem Problem, string Detail) : Outcome;

    internal static Outcome Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Strictly(Utf8, rest, 3) ?? Unknown(bytes),
        [0xFF, 0xFE, .. var rest] => Strictly(Utf16LittleEndian, rest, 2) ?? Unknown(bytes),
        [0xFE, 0xFF, .. var rest] => Strictly(Utf16BigEndian, rest, 2) ?? Unknown(bytes),
        _ => WithoutMark(bytes),
    };

    private static Outcome WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            return EvidentUtf16(bytes) ?? new Undecodable(ReadProblem.Binary, string.Create(CultureInfo.InvariantCulture, $"NUL at byte {nul}"));
        }

        return Strictly(Utf8, bytes, 0)
            ?? Declared(bytes)
            ?? EvidentUtf16(bytes)
            ?? (LooksLikeGb(bytes) ? Strictly(Gb18030(), bytes, 0) : null)
            ?? Unknown(bytes);
    }

    private static Outcome? Strictly(Encoding encoding, ReadOnlySpan<byte> bytes, int skipped)
    {
        try
        {
            var text = encoding.GetString(bytes);
            var control = text.AsSpan().IndexOfAnyInRange('\0', '\u0008');
            return control < 0
                ? new Decoded(text, encoding.WebName.ToLowerInvariant())
                : new Undecodable(ReadProblem.Binary, string.Create(CultureInfo.InvariantCulture, $"control character U+{(int)text[control]:X4} after {skipped + control} characters"));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Outcome? EvidentUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
        {
            return null;
        }

        foreach (var encoding in (ReadOnlySpan<Encoding>)[Utf16LittleEndian, Utf16BigEndian])
        {
            if (Strictly(encoding, bytes, 0) is Decoded decoded && ShareOfText(decoded.Text) >= LeastShareOfText)
            {
                return decoded;
            }
        }

        return null;
    }

    private static double ShareOfText(string text)
    {
        var readable = 0;
        foreach (var c in text)
        {
            if (c is >= ' ' and <= '~' or '\n' or '\r' or '\t' || Glyph.IsChinese(c))
            {
                readable++;
            }
        }

        return (double)readable / text.Length;
    }

    private static Outcome? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        if (MetaCharset().Match(head) is not { Success: true } match)
        {
            return null;
        }

        var name = match.Groups[1].Value;
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase))
        {
            return Strictly(Gb18030(), bytes, 0);
        }

        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return encoding is null ? null : Strictly(encoding, bytes, 0);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool LooksLikeGb(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0, common = 0;
        for (var i = 0; i < bytes.Length - 1; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            pairs++;
            if (bytes[i] is (>= 0xA1 and <= 0xA9) or (>= 0xB0 and <= 0xF7) && bytes[i + 1] >= 0xA1)
            {
                common++;
            }

            i++;
        }

        return pairs > 0 && common >= pairs * LeastShareInGb2312;
    }

    private static Undecodable Unknown(ReadOnlySpan<byte> bytes) => new(
        ReadProblem.UnknownEncoding,
        string.Create(CultureInfo.InvariantCulture, $"neither UTF-8 (first fault at byte {FirstFault(Utf8, bytes)}) nor GB18030 ({GbFault(bytes)})"));

    private static string GbFault(ReadOnlySpan<byte> bytes)
    {
        var fault = FirstFault(Gb18030(), bytes);
        return fault < 0 ? "decodes, but not to Chinese text" : string.Create(CultureInfo.InvariantCulture, $"first fault at byte {fault}");
    }

    private static int FirstFault(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            encoding.GetCharCount(bytes);
            return -1;
        }
        catch (DecoderFallbackException fault)
        {
            return fault.Index;
        }
    }

    private static Encoding Gb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
