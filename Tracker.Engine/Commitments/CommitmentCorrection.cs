using Tracker.Engine.Reports;

namespace Tracker.Engine.Commitments;

/// <summary>A person's word on what a report promises, where the engine read it otherwise.</summary>
/// <param name="Anchor">The words it is about.</param>
public abstract record CommitmentCorrection(TextAnchor Anchor)
{
    /// <summary>These words are a promise that was not found.</summary>
    /// <param name="Kind">How it can be checked; null leaves it to the engine.</param>
    public sealed record Added(TextAnchor Anchor, CommitmentKind? Kind) : CommitmentCorrection(Anchor);

    /// <summary>These words promise nothing.</summary>
    public sealed record Removed(TextAnchor Anchor) : CommitmentCorrection(Anchor);

    /// <summary>These words are two promises.</summary>
    /// <param name="At">Where the second begins, an offset in the quote.</param>
    public sealed record Parted(TextAnchor Anchor, int At) : CommitmentCorrection(Anchor);

    /// <summary>What was read as several promises within these words is one.</summary>
    public sealed record Joined(TextAnchor Anchor) : CommitmentCorrection(Anchor);

    /// <summary>The promise is of another kind.</summary>
    public sealed record Reclassified(TextAnchor Anchor, CommitmentKind Kind) : CommitmentCorrection(Anchor);
}

/// <param name="Commitments">In the order of the text.</param>
/// <param name="Effects">One a correction, in order.</param>
public sealed record CorrectedCommitments(IReadOnlyList<Commitment> Commitments, IReadOnlyList<CorrectionEffect> Effects);
