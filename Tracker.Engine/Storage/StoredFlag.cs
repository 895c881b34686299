using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>A flag on record.</summary>
public sealed record StoredFlag
{
    public long Id { get; init; }

    public required string FlagKey { get; init; }

    public FlagKind Kind { get; init; }

    public long AgencyId { get; init; }

    /// <summary>The year it is about: the plan year of the promise, which is the reviewed year of the report that answers.</summary>
    public int Year { get; init; }

    /// <summary>The commitment it is about; null for a flag on a report or an agency.</summary>
    public string? CommitmentIdentity { get; init; }

    public FlagStatus Status { get; init; }

    public FlagSeverity Severity { get; init; }

    public required FlagReason Reason { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}
