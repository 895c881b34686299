using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>督办事项: the follow-up on one confirmed flag, as it stands. It stays when the flag closes.</summary>
public sealed record StoredCase
{
    public long Id { get; init; }

    public required string FlagKey { get; init; }

    /// <summary>The agency the flag is about.</summary>
    public long AgencyId { get; init; }

    public int Year { get; init; }

    /// <summary>Null for a flag on a report or an agency.</summary>
    public string? CommitmentIdentity { get; init; }

    /// <summary>Where it stands; never Extended or Resumed.</summary>
    public CaseStep Step { get; init; }

    /// <summary>Where it stood when it was suspended.</summary>
    public CaseStep? ResumesTo { get; init; }

    public DateOnly? SuspendedOn { get; init; }

    /// <summary>Counts the steps taken, from 1; a change is made only to the version that was seen.</summary>
    public int Version { get; init; }

    /// <summary>What the office is to do.</summary>
    public required string Demand { get; init; }

    /// <summary>The office that is to do it; null until it is assigned.</summary>
    public long? AssignedAgencyId { get; init; }

    /// <summary>The last day to accept it.</summary>
    public DateOnly? AcceptBy { get; init; }

    /// <summary>The last day to report.</summary>
    public DateOnly? ReportBy { get; init; }

    /// <summary>Who reported last.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>Who reviewed last.</summary>
    public string? ReviewedBy { get; init; }

    public required string OpenedBy { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>A step that was taken; never changed.</summary>
public sealed record StoredCaseEvent
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>The version of the case it led to.</summary>
    public int Number { get; init; }

    public CaseStep Step { get; init; }

    public string? Text { get; init; }

    public long? AssignedAgencyId { get; init; }

    public DateOnly? AcceptBy { get; init; }

    public DateOnly? ReportBy { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset At { get; init; }
}
