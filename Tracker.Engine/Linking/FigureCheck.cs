using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>How a reported amount stands to a promised one.</summary>
public enum FigureVerdict
{
    /// <summary>No amount in the statement can be held against the target.</summary>
    NotReported,

    Met,

    FallsShort,
}

/// <summary>One promised amount held against what a statement reports.</summary>
/// <param name="Target">The promised amount.</param>
/// <param name="Verdict">Met, short or not reported.</param>
/// <param name="Reported">The amount held against it, in the target's unit; null where there is none.</param>
/// <param name="Words">The reported amount as it stands, or the sum that gives it: 44/47=93.6%.</param>
/// <param name="Places">Where the reported amount stands in the answering report.</param>
public sealed record FigureCheck(Figure Target, FigureVerdict Verdict, decimal? Reported, string Words, IReadOnlyList<TextSpan> Places)
{
    /// <summary>True when the statement holds one single amount in the target's own unit, so that no other can be meant.</summary>
    public bool IsOnlyCandidate { get; init; }

    /// <summary>True when the very amount promised is reported in a comparable unit.</summary>
    public bool IsSameAmount => Reported == Target.Value;
}
