using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>A rung of the ladder on record: what it is about and who is to be told.</summary>
public sealed record StoredReminder
{
    public long Id { get; init; }

    /// <summary>Unique: rung, subject, due date and person.</summary>
    public required string ReminderKey { get; init; }

    public Rung Rung { get; init; }

    public ReminderSubject SubjectKind { get; init; }

    public required string Subject { get; init; }

    public long AgencyId { get; init; }

    /// <summary>The plan year of the promise, which is the reviewed year of the report that answers.</summary>
    public int Year { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>Who is told; null where nobody is there.</summary>
    public long? PersonId { get; init; }

    public ReminderStatus Status { get; init; }

    /// <summary>The day in China on which it was planned.</summary>
    public DateOnly PlannedOn { get; init; }

    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>The digest it stands in; null until it is composed.</summary>
    public long? MessageId { get; init; }
}
