using System.Globalization;

namespace Tracker.Engine.Reports;

/// <summary>Reads a published file (.txt, .html) into a report's text.</summary>
public static class ReportReader
{
    /// <summary>Larger files are refused: no annual report comes near this size, and the whole text is held in memory.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    /// <summary>
    /// Reads a file by its name and its content. Never throws for what the file holds: what cannot be read is
    /// <see cref="ReadResult.Refused"/> with the reason.
    /// </summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="fileName">Its name, of which only the extension counts; without one the content decides.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        if (bytes.Length > LargestFile)
        {
            return Refuse(ReadProblem.TooLarge, string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes; at most {LargestFile} are read"));
        }

        if (FileKind.UnsupportedExtension(fileName) is { } extension)
        {
            return Refuse(ReadProblem.UnsupportedFormat, extension);
        }

        if (bytes.IsEmpty)
        {
            return Refuse(ReadProblem.Empty, "0 bytes");
        }

        if (FileKind.Signature(bytes.Span) is { } signature)
        {
            return Refuse(ReadProblem.Binary, signature);
        }

        return TextDecoder.Decode(bytes.Span) switch
        {
            TextDecoder.Undecodable failed => Refuse(failed.Problem, failed.Detail),
            TextDecoder.Decoded decoded => Read(decoded, fileName),
            _ => throw new InvalidOperationException(),
        };
    }

    private static ReadResult Read(TextDecoder.Decoded decoded, string fileName)
    {
        var html = FileKind.IsHtml(fileName, decoded.Text);
        var published = html ? HtmlText.Visible(decoded.Text) : decoded.Text;
        var text = ReadingForm.Of(published);
        if (text.Reading.Length == 0)
        {
            return html
                ? Refuse(ReadProblem.NoText, "no visible text")
                : Refuse(ReadProblem.Empty, "nothing but white space");
        }

        return new ReadResult.Read(text, decoded.Encoding, html ? "html" : "txt");
    }

    private static ReadResult.Refused Refuse(ReadProblem problem, string detail) => new(problem, detail);
}
