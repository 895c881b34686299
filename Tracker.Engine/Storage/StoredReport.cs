using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Storage;

/// <summary>An annual report as imported: one version of one agency's report for one reviewed year, without its text.</summary>
public sealed record StoredReport
{
    public long Id { get; init; }

    public long AgencyId { get; init; }

    public int ReviewedYear { get; init; }

    public int PlanYear { get; init; }

    /// <summary>1 for the first file of the agency and year; a correction counts up.</summary>
    public int Version { get; init; }

    /// <summary>Whether this is the version that stands; earlier ones are kept.</summary>
    public bool IsCurrent { get; init; }

    public string? Title { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public required string FileName { get; init; }

    public required string Format { get; init; }

    public required string Encoding { get; init; }

    public required string Sha256 { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public required IReadOnlyList<ReportDoubt> Doubts { get; init; }

    public required string EngineVersion { get; init; }
}

/// <summary>One of the report's parts by its place in the text as published.</summary>
public sealed record StoredPart
{
    public long ReportId { get; init; }

    public int Ordinal { get; init; }

    public ReportPart Kind { get; init; }

    public required string Heading { get; init; }

    public int? HeadingStart { get; init; }

    public int? HeadingEnd { get; init; }

    public int SpanStart { get; init; }

    public int SpanEnd { get; init; }

    public double Confidence { get; init; }

    public PublishedSpan Span => new(SpanStart, SpanEnd);
}
