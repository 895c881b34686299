using System.Text;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Web.Display;

/// <summary>A paragraph by its place in the text as published.</summary>
public sealed record PublishedParagraph(PublishedSpan Span, bool IsReport);

/// <summary>
/// The paragraphs of a published text. Stored places refer to the text as published, so reading it again only decides how it
/// is set on the page, never what is marked.
/// </summary>
public sealed class PublishedLayout
{
    private PublishedLayout(IReadOnlyList<PublishedParagraph> paragraphs, ReportText? text)
    {
        Paragraphs = paragraphs;
        Text = text;
    }

    public IReadOnlyList<PublishedParagraph> Paragraphs { get; }

    /// <summary>The text read again; null where it no longer reads as it did.</summary>
    public ReportText? Text { get; }

    public static PublishedLayout Of(string published)
    {
        // The text stands for a file of its own here: visible text is never markup again.
        var read = ReportReader.Read(Encoding.UTF8.GetBytes(published), "published.txt") as ReadResult.Read;
        return read is not null && read.Text.Published == published
            ? new([.. read.Text.Paragraphs.Select(paragraph => Paragraph(read.Text, paragraph))], read.Text)
            : new([.. Lines(published)], null);
    }

    /// <summary>The paragraph around a place; the place itself where none contains it.</summary>
    public PublishedSpan Around(PublishedSpan span) => Paragraphs
        .Where(paragraph => paragraph.Span.Start <= span.Start && paragraph.Span.End >= span.End)
        .Select(paragraph => paragraph.Span)
        .DefaultIfEmpty(span)
        .First();

    private static PublishedParagraph Paragraph(ReportText text, Paragraph paragraph) =>
        new(text.ToPublished(paragraph.Span), paragraph.Role == ParagraphRole.Body);

    private static IEnumerable<PublishedParagraph> Lines(string published)
    {
        var start = 0;
        foreach (var line in published.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return new(new(start, start + line.Length), true);
            }

            start += line.Length + 1;
        }
    }
}
