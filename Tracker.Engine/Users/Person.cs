namespace Tracker.Engine.Users;

/// <summary>Somebody who works with Tracker or is told by it.</summary>
public sealed record Person
{
    public long Id { get; init; }

    /// <summary>Unique, lower case; what the person signs in with and what the ledger names.</summary>
    public required string UserName { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The language of messages: zh or en.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Whoever has left is kept, for what they did, but neither signs in nor is told.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Whether the rungs that may be declined are wanted; the others come anyway.</summary>
    public bool WantsOptionalReminders { get; init; } = true;

    /// <summary>Whether every digest is mailed as well; where not, only one that tells of something overdue, which nobody can decline.</summary>
    public bool WantsAllMail { get; init; } = true;

    /// <summary>Since when nothing is mailed, because the address refused it.</summary>
    public DateTimeOffset? AddressSuspendedAt { get; init; }

    public string? AddressSuspendedBecause { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name the ledger and decisions give this person.</summary>
    public string Actor => ActingPerson.UserPrefix + UserName;
}
