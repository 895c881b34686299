namespace Tracker.Engine.Users;

/// <summary>A role over a node of the agency tree and everything beneath it.</summary>
public sealed record Grant
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public Role Role { get; init; }

    /// <summary>The node; null for the whole tree.</summary>
    public long? AgencyId { get; init; }
}
