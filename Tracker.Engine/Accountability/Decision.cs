namespace Tracker.Engine.Accountability;

/// <summary>What a person's decision is about.</summary>
public enum SubjectKind
{
    /// <summary>Subject: the commitment's identity.</summary>
    Commitment,

    /// <summary>Subject: the commitment's and the outcome's identities joined by ':'.</summary>
    Link,

    /// <summary>Subject: the flag's key.</summary>
    Flag,

    /// <summary>Subject: the SHA-256 of the report's file.</summary>
    Report,
}

public enum DecisionKind
{
    /// <summary>This outcome answers this commitment.</summary>
    ConfirmLink,

    /// <summary>This outcome does not answer this commitment; the engine judges again without it.</summary>
    RejectLink,

    /// <summary>The commitment's status. Value: the status.</summary>
    SetStatus,

    /// <summary>The engine's own status is right. Value: the status, which stands from then on whatever a later engine finds.</summary>
    ConfirmStatus,

    /// <summary>撤销: the commitment no longer stands.</summary>
    Withdraw,

    ConfirmFlag,

    DismissFlag,

    /// <summary>The report's agency or years were misread. Value: agency id, reviewed year, plan year, day of publication.</summary>
    CorrectMetadata,

    /// <summary>Takes back the decision in force; the engine's own judgement stands again.</summary>
    Revoke,
}

/// <summary>
/// What a person decided. It is attached to an identity rather than to a row, so it outlives reruns and corrected
/// versions of a report. Each subject has at most one decision in force: a later one supersedes it and keeps it on record.
/// </summary>
public sealed record Decision
{
    public long Id { get; init; }

    public SubjectKind SubjectKind { get; init; }

    public required string SubjectIdentity { get; init; }

    /// <summary>The commitment that the subject is or belongs to; null for flags and reports.</summary>
    public string? CommitmentIdentity { get; init; }

    public DecisionKind Kind { get; init; }

    /// <summary>JSON, with a shape set by <see cref="Kind"/>; null where the kind says everything.</summary>
    public string? Value { get; init; }

    public string? Reason { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>The later decision on the same subject; null for the one in force.</summary>
    public long? SupersededBy { get; init; }

    public static string LinkSubject(string commitmentIdentity, string outcomeIdentity) => $"{commitmentIdentity}:{outcomeIdentity}";
}
