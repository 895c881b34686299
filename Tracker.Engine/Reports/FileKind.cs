using System.Buffers;
using System.Text.RegularExpressions;

namespace Tracker.Engine.Reports;

/// <summary>Tells what kind of file is at hand, from its name and from its first bytes.</summary>
internal static partial class FileKind
{
    private static readonly string[] UnsupportedExtensions =
    [
        ".pdf", ".doc", ".docx", ".docm", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ofd", ".ceb", ".xls", ".xlsx", ".et",
        ".csv", ".ppt", ".pptx", ".dps", ".zip", ".rar", ".7z", ".gz", ".tar", ".jpg", ".jpeg", ".png", ".gif", ".bmp",
        ".tif", ".tiff", ".webp", ".mht", ".mhtml", ".epub", ".mp3", ".mp4", ".exe", ".xml", ".json",
    ];

    private static readonly string[] HtmlExtensions = [".html", ".htm", ".shtml", ".xhtml", ".jhtml"];

    private static readonly (byte[] Magic, string Name)[] Signatures =
    [
        ("PK\u0003\u0004"u8.ToArray(), "zip (docx, xlsx, ofd)"),
        ("PK\u0005\u0006"u8.ToArray(), "zip"),
        ("%PDF-"u8.ToArray(), "pdf"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "ole (doc, xls, wps)"),
        ("{\\rtf"u8.ToArray(), "rtf"),
        ("Rar!\u001A"u8.ToArray(), "rar"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
        ([0x1F, 0x8B], "gzip"),
        ([0x89, 0x50, 0x4E, 0x47], "png"),
        ([0xFF, 0xD8, 0xFF], "jpeg"),
        ("GIF8"u8.ToArray(), "gif"),
        ([0x7F, 0x45, 0x4C, 0x46], "elf"),
        ("MZ\u0090\0"u8[..2].ToArray(), "exe"),
    ];

    private static readonly SearchValues<string> HtmlTags = SearchValues.Create(
        ["<html", "<body", "<head", "<div", "<p>", "<p ", "<table", "<br"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The file's extension if it is known and not read; null otherwise.</summary>
    internal static string? UnsupportedExtension(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return UnsupportedExtensions.FirstOrDefault(known => known.Equals(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name of the binary format whose signature <paramref name="bytes"/> begin with; null if none is known.</summary>
    internal static string? Signature(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in Signatures)
        {
            if (bytes.StartsWith(magic) && (name != "exe" || bytes[..Math.Min(bytes.Length, 512)].Contains((byte)0)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The extension decides; but a text that opens with a document type or the html tag is a page whatever its name.</summary>
    internal static bool IsHtml(string fileName, string text)
    {
        var extension = Path.GetExtension(fileName);
        if (HtmlExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase) || OpensAsHtml().IsMatch(text))
        {
            return true;
        }

        return !".txt".Equals(extension, StringComparison.OrdinalIgnoreCase)
            && text.AsSpan().TrimStart().StartsWith('<')
            && text.AsSpan(0, Math.Min(text.Length, 4096)).ContainsAny(HtmlTags);
    }

    [GeneratedRegex(@"\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}(?:<!doctype\s+html|<html[\s>])", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex OpensAsHtml();
}
