using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>A step somebody wants to take with a case.</summary>
public sealed record CaseRequest
{
    public required long CaseId { get; init; }

    /// <summary>The version that was seen; a case that has moved on is not changed.</summary>
    public required int Version { get; init; }

    public required CaseStep Step { get; init; }

    public required string Actor { get; init; }

    /// <summary>What the actor is to the case's agencies.</summary>
    public required IReadOnlyCollection<Role> Roles { get; init; }

    /// <summary>The demand when assigning; otherwise what was done, found or decided, and why.</summary>
    public string? Text { get; init; }

    /// <summary>To assign: the office.</summary>
    public long? AgencyId { get; init; }

    /// <summary>To assign: the last day to accept; without one, by the working days that are set.</summary>
    public DateOnly? AcceptBy { get; init; }

    /// <summary>To assign, to return and to extend: the last day to report.</summary>
    public DateOnly? ReportBy { get; init; }

    /// <summary>To report.</summary>
    public IReadOnlyList<EvidenceUpload> Files { get; init; } = [];
}
