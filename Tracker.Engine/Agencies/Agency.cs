namespace Tracker.Engine.Agencies;

/// <summary>A public body (单位) that reports, supervises, or both.</summary>
public sealed record Agency
{
    public long Id { get; init; }

    /// <summary>Short, unique and fit for addresses and files: an administrative division code or a slug.</summary>
    public required string Code { get; init; }

    /// <summary>The full name as it stands in its reports; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The name used in everyday speech and in lists, where there is one.</summary>
    public string? ShortName { get; init; }

    public AgencyLevel Level { get; init; }

    /// <summary>The body above it: a department's government, a government's next level up.</summary>
    public long? ParentId { get; init; }

    /// <summary>The root of the subtree it supervises (依法治省办, 司法厅, 督查室); null for a body that only reports.</summary>
    public long? SupervisesId { get; init; }

    /// <summary>撤并: from this day on it owes nothing more, while its promises and reports stay; null while it works.</summary>
    public DateOnly? ClosedOn { get; init; }

    public bool IsClosedOn(DateOnly day) => ClosedOn <= day;
}
