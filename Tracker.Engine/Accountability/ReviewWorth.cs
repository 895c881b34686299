using Tracker.Engine.Commitments;

namespace Tracker.Engine.Accountability;

/// <summary>
/// What a person's decision on a judgement is worth: the chance that the judgement is wrong, times the weight of the flag that
/// hangs on it. So what is uncertain and severe comes first, and what is certain or weighs little comes last. The review queue
/// is read in this order.
/// </summary>
public static class ReviewWorth
{
    /// <param name="kind">A general direction never weighs more than low, as in <see cref="FlagRules"/>.</param>
    /// <param name="engine">The engine's own status.</param>
    /// <param name="flagProbability">The calibrated chance, 0 to 1, that a careful reader finds it silent or missed.</param>
    /// <returns>0 to 4; null while the report is awaited, when there is nothing to decide.</returns>
    public static double? Of(CommitmentKind kind, AssessmentStatus engine, double? flagProbability) => flagProbability is { } chance
        ? ExpectedError(engine, chance) * Weight(Severity(kind, engine))
        : null;

    // A flagged judgement is wrong where a careful reader would not flag it, any other where one would.
    private static double ExpectedError(AssessmentStatus engine, double chance) =>
        engine is AssessmentStatus.NotReported or AssessmentStatus.Missed ? 1 - chance : chance;

    // Of the flag that may be raised wrongly, or be missing: for what counts as answered that is the missed target. What
    // lifts a silence to high is that it is nearly certain, and then little is to be gained from looking.
    private static FlagSeverity Severity(CommitmentKind kind, AssessmentStatus engine) => kind switch
    {
        CommitmentKind.Direction => FlagSeverity.Low,
        CommitmentKind.Target when engine != AssessmentStatus.NotReported => FlagSeverity.High,
        _ => FlagSeverity.Medium,
    };

    private static int Weight(FlagSeverity severity) => severity switch
    {
        FlagSeverity.Low => 1,
        FlagSeverity.Medium => 2,
        FlagSeverity.High => 4,
    };
}
