namespace Tracker.Engine.Ledger;

/// <summary>One change on record (留痕). Entries are never changed or removed; each carries the hash of the one before.</summary>
public sealed record LedgerEntry
{
    /// <summary>1 for the first entry; no number is ever left out.</summary>
    public long Seq { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who: a person's account, or the name of a job.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: report.imported, year.assessed, flag.raised, decision.recorded …</summary>
    public required string Action { get; init; }

    /// <summary>To what: report:12, agency:3/2022, commitment:9f….</summary>
    public required string Subject { get; init; }

    /// <summary>JSON; the values that were set.</summary>
    public required string Payload { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}

/// <summary>The last entry as noted beside the ledger, so that cutting entries off its end shows.</summary>
public sealed record LedgerHead(long Seq, string Hash)
{
    public static LedgerHead Empty { get; } = new(0, new string('0', 64));
}
