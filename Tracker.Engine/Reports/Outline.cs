using Tracker.Engine.Agencies;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>
/// The statutory contents of an annual report (法治政府建设与责任落实督察工作规定: measures and results, shortcomings and
/// causes, the principal leaders' duties, next-year arrangements, other).
/// </summary>
public enum ReportPart
{
    Outcomes,
    Shortcomings,
    FirstResponsible,
    Arrangements,
    Other,
}

/// <summary>Something the reader worked out, how sure it is, and from where.</summary>
/// <param name="Value">What was found.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Source">The words it was read from, where there are any.</param>
public sealed record Finding<T>(T Value, double Confidence, TextSpan? Source);

/// <summary>What a report says of itself. A null finding is undecided: nothing in the text decides it, or it contradicts itself.</summary>
public sealed record ReportMetadata(
    string? Title,
    Finding<string>? Agency,
    Finding<AgencyLevel>? Level,
    Finding<int>? ReviewedYear,
    Finding<int>? PlanYear,
    Finding<DateOnly>? Published);

/// <summary>A numbered item beneath a part: (一), 1., 一是.</summary>
/// <param name="Marker">The numbering as read, empty for an unnumbered heading.</param>
/// <param name="Heading">The item's heading in the reading form, without the marker; empty where the item has none.</param>
/// <param name="Span">The item with its marker and everything beneath it.</param>
/// <param name="HeadingSpan">Marker and heading; not a statement of its own.</param>
public sealed record OutlineItem(string Marker, string Heading, TextSpan Span, TextSpan HeadingSpan, IReadOnlyList<OutlineItem> Items);

/// <summary>One of the statutory parts as it stands in the report. A report may have several parts of one kind.</summary>
/// <param name="Kind">What it contains.</param>
/// <param name="Heading">Its heading in the reading form, empty where it has none.</param>
/// <param name="HeadingSpan">The heading with its numbering, where it has one.</param>
/// <param name="Span">The part's content, without <paramref name="HeadingSpan"/>.</param>
/// <param name="Confidence">0 to 1: how sure the reader is of <paramref name="Kind"/>.</param>
public sealed record OutlinePart(
    ReportPart Kind,
    string Heading,
    TextSpan? HeadingSpan,
    TextSpan Span,
    double Confidence,
    IReadOnlyList<OutlineItem> Items);

/// <summary>A report taken apart: what it says of itself and its parts in order.</summary>
public sealed record Outline(ReportMetadata Metadata, IReadOnlyList<OutlinePart> Parts, IReadOnlyList<OutlineDoubt> Doubts)
{
    public IEnumerable<OutlinePart> Of(ReportPart kind) => Parts.Where(part => part.Kind == kind);
}

/// <summary>Something about a report that the reader could not decide and a person should look at.</summary>
public enum OutlineDoubt
{
    NoArrangements,
    NoOutcomes,
    ReviewedYearUndecided,
    PlanYearUndecided,
    AgencyUndecided,
    YearsContradict,
    ArrangementsGuessedFromContent,
}
