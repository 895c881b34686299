namespace Tracker.Engine.Accountability;

/// <summary>通报: how the proposal of a circular stands.</summary>
public enum CircularStatus
{
    /// <summary>Proposed by escalation; nothing leaves the house.</summary>
    Proposed,

    /// <summary>A person approved it as it read then; it can be printed.</summary>
    Approved,

    /// <summary>A person rejected it, with a reason.</summary>
    Rejected,
}

/// <summary>What a circular or a follow-up order (督办单) says, as data; Exports puts it into words.</summary>
public sealed record CircularFacts
{
    public required string AgencyName { get; init; }

    public required int Year { get; init; }

    public required ReminderSubject SubjectKind { get; init; }

    /// <summary>When the promise or the report was due, extensions included; null where the flags alone say it.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was due at first, where that was extended.</summary>
    public DateOnly? FirstDueOn { get; init; }

    /// <summary>Verbatim from the reports: what was promised, then what may answer.</summary>
    public IReadOnlyList<CircularQuote> Quotes { get; init; } = [];

    /// <summary>The flags that a person confirmed, with their reasons.</summary>
    public IReadOnlyList<CircularFlag> Flags { get; init; } = [];

    /// <summary>What the office itself said, the latest last.</summary>
    public IReadOnlyList<CircularNote> Notes { get; init; } = [];

    /// <summary>What the case demands, where there is one.</summary>
    public string? Demand { get; init; }
}

/// <param name="Text">Verbatim.</param>
/// <param name="Report">The report's title.</param>
/// <param name="Heading">The heading beneath which it stands; may be empty.</param>
/// <param name="Start">Its place in the report's text as published, in UTF-16 units.</param>
/// <param name="IsPromise">Whether it promises; otherwise it may answer.</param>
public sealed record CircularQuote(string Text, string Report, string Heading, int Start, bool IsPromise);

public sealed record CircularFlag(FlagKind Kind, FlagReason Reason);

public sealed record CircularNote(ProgressClaim Claim, string Text, DateOnly WrittenOn);
