using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>
/// A report's text twice: as published, and in the form the engine reads (full-width digits and letters folded, white
/// space and zero-width characters dropped, lines broken in mid-sentence joined, one paragraph a line). Every place in
/// the reading form leads back to its place in the published text.
/// </summary>
public sealed class ReportText
{
    private readonly int[] publishedStarts;

    /// <param name="published">The text as published; never changed.</param>
    /// <param name="reading">The reading form; paragraphs are separated by a single '\n'.</param>
    /// <param name="publishedStarts">For each unit of <paramref name="reading"/> the offset in <paramref name="published"/> it came from, ascending.</param>
    /// <param name="paragraphs">The paragraphs of the reading form in order.</param>
    public ReportText(string published, string reading, int[] publishedStarts, IReadOnlyList<Paragraph> paragraphs)
    {
        if (publishedStarts.Length != reading.Length)
        {
            throw new ArgumentException("One offset is needed for each unit of the reading form.", nameof(publishedStarts));
        }

        Published = published;
        Reading = reading;
        this.publishedStarts = publishedStarts;
        Paragraphs = paragraphs;
    }

    public string Published { get; }

    public string Reading { get; }

    public IReadOnlyList<Paragraph> Paragraphs { get; }

    /// <summary>The place in the published text from which <paramref name="span"/> was read.</summary>
    public PublishedSpan ToPublished(TextSpan span) => span.IsEmpty
        ? new PublishedSpan(At(span.Start), At(span.Start))
        : new PublishedSpan(At(span.Start), publishedStarts[span.End - 1] + 1);

    /// <summary>The published words of <paramref name="span"/>, verbatim.</summary>
    public string Quote(TextSpan span) => ToPublished(span).Text(Published);

    private int At(int reading) => reading < publishedStarts.Length ? publishedStarts[reading] : Published.Length;
}

/// <summary>What a paragraph of a published page is.</summary>
public enum ParagraphRole
{
    /// <summary>The report itself: its title, headings and body.</summary>
    Body,

    /// <summary>The line that says when, by whom and how often the page was published or read.</summary>
    Imprint,

    /// <summary>Navigation and tools of the page around the report: 无障碍浏览, 字号, 打印, 关闭窗口, 分享, ICP备案.</summary>
    PageNoise,
}

/// <summary>One paragraph of the reading form, without its line break.</summary>
public readonly record struct Paragraph(TextSpan Span, ParagraphRole Role);
