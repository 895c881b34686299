using System.Globalization;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>A report's outline in the words of the measuring contract.</summary>
internal sealed record OutlineDocument(string? Agency, int? ReviewedYear, int? PlanYear, string? Published, IReadOnlyList<OutlineDocument.Part> Parts)
{
    /// <param name="Kind">outcomes, shortcomings, firstResponsible, arrangements or other.</param>
    /// <param name="Heading">As published, with its numbering; empty where there is none.</param>
    /// <param name="Start">Offset of the heading, or of the content where the heading stands elsewhere.</param>
    /// <param name="End">Offset of the end of the content.</param>
    internal sealed record Part(string Kind, string Heading, int Start, int End);

    public static OutlineDocument Of(ReportText text, Outline outline) => new(
        outline.Metadata.Agency?.Value,
        outline.Metadata.ReviewedYear?.Value,
        outline.Metadata.PlanYear?.Value,
        outline.Metadata.Published?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [.. outline.Parts.Select((part, i) => Create(text, part, i == 0 ? null : outline.Parts[i - 1]))]);

    private static Part Create(ReportText text, OutlinePart part, OutlinePart? before)
    {
        var content = text.ToPublished(part.Span);
        var heading = part.HeadingSpan is { } span ? text.ToPublished(span) : (PublishedSpan?)null;

        // One heading may announce two parts; only the first of them begins with it.
        var isShared = part.HeadingSpan is not null && before?.HeadingSpan == part.HeadingSpan;
        return new Part(
            Kind(part.Kind),
            heading is { } words ? OneLine(words.Text(text.Published)) : part.Heading,
            heading is { } place && !isShared && place.Start < content.Start ? place.Start : content.Start,
            content.End);
    }

    private static string Kind(ReportPart kind) => kind switch
    {
        ReportPart.Outcomes => "outcomes",
        ReportPart.Shortcomings => "shortcomings",
        ReportPart.FirstResponsible => "firstResponsible",
        ReportPart.Arrangements => "arrangements",
        ReportPart.Other => "other",
    };

    private static string OneLine(string heading) => string.Concat(heading.Split('\r', '\n').Select(line => line.Trim()));
}
