using Tracker.Engine.Reports;

namespace Tracker.Engine.Storage;

/// <summary>What a person said of a report's reading.</summary>
public enum ReadingCorrectionKind
{
    /// <summary>The words are a promise. Value: a <see cref="Commitments.CommitmentKind"/>, or null to leave it to the engine.</summary>
    Add,

    /// <summary>The words promise nothing.</summary>
    Remove,

    /// <summary>The words are two promises; the second begins at <see cref="StoredCorrection.SplitAt"/>.</summary>
    Split,

    /// <summary>The promises within the words are one.</summary>
    Merge,

    /// <summary>Value: the <see cref="Commitments.CommitmentKind"/>.</summary>
    Kind,

    /// <summary>Here a part begins. Value: the <see cref="ReportPart"/>.</summary>
    Part,
}

/// <summary>A correction of a report's reading: a person's decision, kept for every version of the report.</summary>
public sealed record StoredCorrection
{
    public long Id { get; init; }

    public long AgencyId { get; init; }

    public int ReviewedYear { get; init; }

    public ReadingCorrectionKind Kind { get; init; }

    public required string Quote { get; init; }

    public required string Prefix { get; init; }

    public required string Suffix { get; init; }

    public int Occurrence { get; init; }

    /// <summary>An offset in the quote.</summary>
    public int? SplitAt { get; init; }

    public string? Value { get; init; }

    public string? Reason { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>Who took it back; null while it is in force.</summary>
    public string? UndoneBy { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public string? UndoneReason { get; init; }

    public bool IsInForce => UndoneBy is null;

    public TextAnchor Anchor => new(Quote, Prefix, Suffix, Occurrence);
}
