namespace Tracker.Engine.Storage;

/// <summary>What became of a sentence that an office pointed at.</summary>
public enum AnswerClaimStatus
{
    /// <summary>Nobody has looked yet.</summary>
    Waiting,

    /// <summary>Found to answer; the link was confirmed.</summary>
    Confirmed,

    /// <summary>Found not to answer.</summary>
    Rejected,
}

/// <summary>指认: an office says which sentence of its report answers a promise. A statement, never a decision.</summary>
public sealed record StoredAnswerClaim
{
    public long Id { get; init; }

    public required string CommitmentIdentity { get; init; }

    public required string OutcomeIdentity { get; init; }

    public long AgencyId { get; init; }

    /// <summary>As it read when it was pointed at; a correction of the report does not change it.</summary>
    public required string Sentence { get; init; }

    public string? Remark { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset ClaimedAt { get; init; }

    public AnswerClaimStatus Status { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecisionReason { get; init; }
}
