using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Storage;

/// <summary>A commitment with its places in its report's text as published.</summary>
public sealed record StoredCommitment
{
    public long Id { get; init; }

    public long ReportId { get; init; }

    /// <summary>Its number in the report, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The same for the same words of the same agency and plan year, whatever version of the report they stand in.</summary>
    public required string IdentityHash { get; init; }

    public int SpanStart { get; init; }

    public int SpanEnd { get; init; }

    public int SentenceStart { get; init; }

    public int SentenceEnd { get; init; }

    public required string Text { get; init; }

    public CommitmentKind Kind { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>The words that state the deadline; null where the due date is the end of the plan year.</summary>
    public int? DeadlineStart { get; init; }

    public int? DeadlineEnd { get; init; }

    public required IReadOnlyList<string> LeadUnits { get; init; }

    public required IReadOnlyList<string> SupportingUnits { get; init; }

    public required IReadOnlyList<PublishedFigure> Figures { get; init; }

    public required IReadOnlyList<PublishedTitle> Titles { get; init; }

    public required string Heading { get; init; }

    public double Position { get; init; }

    public PublishedSpan Span => new(SpanStart, SpanEnd);

    public PublishedSpan Sentence => new(SentenceStart, SentenceEnd);

    public bool HasStatedDeadline => DeadlineStart is not null;
}

/// <summary>A reported outcome with its place in its report's text as published.</summary>
public sealed record StoredOutcome
{
    public long Id { get; init; }

    public long ReportId { get; init; }

    public int Ordinal { get; init; }

    /// <summary>The same for the same words of the same agency and reviewed year.</summary>
    public required string IdentityHash { get; init; }

    public int SpanStart { get; init; }

    public int SpanEnd { get; init; }

    public required string Text { get; init; }

    public ReportPart Part { get; init; }

    public Completion Completion { get; init; }

    public required IReadOnlyList<PublishedFigure> Figures { get; init; }

    public required IReadOnlyList<PublishedTitle> Titles { get; init; }

    public required string Heading { get; init; }

    public double Position { get; init; }

    public PublishedSpan Span => new(SpanStart, SpanEnd);
}
