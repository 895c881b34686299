namespace Tracker.Engine.Storage;

public enum MessageKind
{
    /// <summary>A person's reminders of one day.</summary>
    Digest,

    /// <summary>The day's counts for the group a robot speaks to; belongs to nobody.</summary>
    Group,

    /// <summary>Something an administrator should know; stands in the inbox only.</summary>
    Notice,
}

/// <summary>What was said, as it was written once; every channel and every retry sends exactly this.</summary>
public sealed record StoredMessage
{
    public long Id { get; init; }

    /// <summary>What may be said only once: digest/12/2026-11-23.</summary>
    public required string MessageKey { get; init; }

    public MessageKind Kind { get; init; }

    /// <summary>Whose inbox it stands in; null for a group's.</summary>
    public long? PersonId { get; init; }

    /// <summary>The day in Asia/Shanghai.</summary>
    public DateOnly Day { get; init; }

    /// <summary>zh or en.</summary>
    public required string Language { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <summary>The body's content without html and head; everything in it that came from elsewhere is encoded.</summary>
    public required string Html { get; init; }

    /// <summary>An iCalendar file of the coming due dates; null where none is to come.</summary>
    public string? Calendar { get; init; }

    public DateTimeOffset ComposedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}
