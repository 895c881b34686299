using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>反馈: a progress note. Never changed; a later one says what is so now.</summary>
public sealed record StoredProgressNote
{
    public long Id { get; init; }

    public required string CommitmentIdentity { get; init; }

    public long AgencyId { get; init; }

    public required string Text { get; init; }

    public ProgressClaim Claim { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}

/// <summary>延期: a request for a later date, and what became of it.</summary>
public sealed record StoredExtension
{
    public long Id { get; init; }

    public required string CommitmentIdentity { get; init; }

    public long AgencyId { get; init; }

    /// <summary>When it was due when the request was made.</summary>
    public DateOnly DueOn { get; init; }

    public DateOnly AskedFor { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public ExtensionStatus Status { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecisionReason { get; init; }
}

/// <summary>佐证材料: a file that came with a note or a case's event; its content is read separately.</summary>
public sealed record StoredEvidence
{
    public long Id { get; init; }

    public EvidenceSubject SubjectKind { get; init; }

    public long SubjectId { get; init; }

    public required string FileName { get; init; }

    public required string MediaType { get; init; }

    public long SizeBytes { get; init; }

    /// <summary>Of the content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
