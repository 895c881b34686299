namespace Tracker.Engine.Storage;

/// <summary>How a run of a job stands or ended.</summary>
public enum JobOutcome
{
    Running,

    /// <summary>Everything was done.</summary>
    Done,

    /// <summary>Some pieces could not be done and are named in the problem; the rest was.</summary>
    Partly,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>The host was shut down, or somebody cancelled; what was done stays done.</summary>
    Cancelled,

    /// <summary>Its host died: nobody renewed the claim, and a later run took over.</summary>
    Abandoned,
}

/// <summary>One run of a scheduled job.</summary>
public sealed record StoredJobRun
{
    public long Id { get; init; }

    /// <summary>The schedule's constant id.</summary>
    public required string JobId { get; init; }

    /// <summary>Who or what started it.</summary>
    public required string Actor { get; init; }

    /// <summary>The machine and process it runs in.</summary>
    public required string Host { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When its host last gave a sign of life.</summary>
    public DateTimeOffset HeartbeatAt { get; init; }

    /// <summary>From then on it may be taken for dead.</summary>
    public DateTimeOffset ClaimedUntil { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public JobOutcome Outcome { get; init; }

    public int Done { get; init; }

    /// <summary>Null where the number of steps is not known.</summary>
    public int? Total { get; init; }

    /// <summary>What came of it, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Null where nothing went wrong.</summary>
    public string? Problem { get; init; }
}
