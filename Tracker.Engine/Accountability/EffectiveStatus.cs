namespace Tracker.Engine.Accountability;

/// <summary>What readers see of a commitment: a person's decision wins over the engine.</summary>
public static class EffectiveStatus
{
    /// <param name="engine">The engine's own judgement.</param>
    /// <param name="decision">The decision in force on the commitment, if any.</param>
    /// <param name="hasConfirmedLink">
    /// Whether a person confirmed that some outcome answers the commitment. Then it cannot be unreported; how far along it
    /// is remains to be decided, so no more than progress is claimed.
    /// </param>
    public static AssessmentStatus Of(AssessmentStatus engine, Decision? decision, bool hasConfirmedLink) => decision?.Kind switch
    {
        DecisionKind.Withdraw => AssessmentStatus.Withdrawn,
        DecisionKind.SetStatus or DecisionKind.ConfirmStatus when Enum.TryParse<AssessmentStatus>(decision.Value, out var status) => status,
        _ when engine == AssessmentStatus.NotReported && hasConfirmedLink => AssessmentStatus.InProgress,
        _ => engine,
    };
}
