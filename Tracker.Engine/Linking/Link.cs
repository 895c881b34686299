namespace Tracker.Engine.Linking;

/// <summary>One outcome as evidence for one commitment.</summary>
/// <param name="Outcome">Index into the outcomes of the answering report.</param>
/// <param name="Score">0 to 1: the chance that this outcome is the one that answers.</param>
/// <param name="Reasons">Why, most telling first.</param>
public sealed record Link(int Outcome, double Score, IReadOnlyList<Reason> Reasons);

/// <summary>What the answering report amounts to for one commitment.</summary>
public enum Verdict
{
    /// <summary>The review says it was done, or its figure meets the target.</summary>
    Fulfilled,

    /// <summary>Work on the same specific matter, not completed.</summary>
    InProgress,

    /// <summary>A figure short of the target, a deliverable said to be unfinished, or delivered after its stated deadline.</summary>
    Missed,

    /// <summary>Nothing on this specific matter; a statement on the same broad topic is no evidence.</summary>
    Silent,
}

/// <summary>What the engine makes of one commitment.</summary>
/// <param name="Commitment">Index into the commitments of the promising report.</param>
/// <param name="Verdict">What the evidence amounts to.</param>
/// <param name="Confidence">0 to 1: the chance that <paramref name="Verdict"/> is right.</param>
/// <param name="FlagProbability">0 to 1, calibrated: the chance that a careful reader finds it silent or missed.</param>
/// <param name="Evidence">The best outcomes, best first, at most five; listed also where the verdict is silent.</param>
/// <param name="Reasons">Why this verdict.</param>
public sealed record Judgement(
    int Commitment,
    Verdict Verdict,
    double Confidence,
    double FlagProbability,
    IReadOnlyList<Link> Evidence,
    IReadOnlyList<Reason> Reasons);

/// <summary>A promise made again: the two commitments form one thread (结转).</summary>
/// <param name="Earlier">Index into the earlier report's commitments.</param>
/// <param name="Later">Index into the later report's commitments.</param>
/// <param name="Score">0 to 1: how alike they are.</param>
public sealed record CarriedOver(int Earlier, int Later, double Score);
