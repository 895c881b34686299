using Tracker.Engine.Language;
using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Reports;

/// <summary>One of the statutory parts as it is set on the page.</summary>
/// <param name="Heading">As published; empty where the part has none.</param>
public sealed record ReportSection(StoredPart Part, string Heading, IReadOnlyList<IReadOnlyList<MarkedRun>> Paragraphs)
{
    public string Anchor => $"part-{Part.Ordinal}";
}

/// <summary>A report's text taken apart for the page: what stands before the parts, the parts, and the page's own noise.</summary>
public sealed record ReportBody(
    IReadOnlyList<IReadOnlyList<MarkedRun>> Opening,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<string> Noise)
{
    public static ReportBody Of(ReportDetail detail, PublishedLayout layout, IReadOnlyList<TextMark> marks)
    {
        var parts = detail.Parts.OrderBy(part => part.SpanStart).ToList();
        var first = parts.Count == 0 ? detail.Published.Length : parts.Min(part => part.HeadingStart ?? part.SpanStart);
        return new(
            Set(new(0, first)),
            [.. parts.Select(part => new ReportSection(part, Heading(part), Set(part.Span)))],
            [.. layout.Paragraphs.Where(paragraph => !paragraph.IsReport).Select(paragraph => paragraph.Span.Text(detail.Published).Trim())]);

        string Heading(StoredPart part) => part is { HeadingStart: { } start, HeadingEnd: { } end }
            ? string.Concat(TextMarks.Split(detail.Published, start, end, []).Select(run => run.Text)).Trim()
            : string.Empty;

        IReadOnlyList<IReadOnlyList<MarkedRun>> Set(PublishedSpan place) =>
        [
            .. layout.Paragraphs
                .Where(paragraph => paragraph.IsReport && paragraph.Span.Start < place.End && paragraph.Span.End > place.Start)
                .Select(paragraph => TextMarks.Split(
                    detail.Published,
                    Math.Max(paragraph.Span.Start, place.Start),
                    Math.Min(paragraph.Span.End, place.End),
                    marks))
                .Where(runs => runs.Any(run => !string.IsNullOrWhiteSpace(run.Text))),
        ];
    }
}
