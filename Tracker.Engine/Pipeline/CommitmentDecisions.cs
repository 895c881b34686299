using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;

namespace Tracker.Engine.Pipeline;

/// <summary>The decisions in force on one report's commitments and on their links.</summary>
internal sealed class CommitmentDecisions
{
    private readonly Dictionary<string, Decision> onStatus = new(StringComparer.Ordinal);
    private readonly HashSet<string> confirmed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> rejected = new(StringComparer.Ordinal);

    public static CommitmentDecisions Of(IEnumerable<Decision> inForce)
    {
        var decisions = new CommitmentDecisions();
        foreach (var decision in inForce)
        {
            decisions.Add(decision);
        }

        return decisions;
    }

    /// <summary>The decision that sets the commitment's status, confirms the engine's or withdraws the commitment.</summary>
    public Decision? OnStatus(string commitment) => onStatus.GetValueOrDefault(commitment);

    public AssessmentStatus Effective(string commitment, AssessmentStatus engine) =>
        EffectiveStatus.Of(engine, OnStatus(commitment), confirmed.Contains(commitment));

    /// <summary>What a decision on this judgement would be worth; null where a person has settled it already, or nothing was judged.</summary>
    public double? ReviewWorth(string commitment, CommitmentKind kind, AssessmentStatus engine, double? flagProbability) =>
        onStatus.ContainsKey(commitment) || confirmed.Contains(commitment) ? null : Accountability.ReviewWorth.Of(kind, engine, flagProbability);

    /// <summary>The identities of outcomes that a person said do not answer the commitment.</summary>
    public IReadOnlySet<string> Rejected(string commitment) => rejected.GetValueOrDefault(commitment) ?? [];

    private void Add(Decision decision)
    {
        var commitment = decision.CommitmentIdentity!;
        switch (decision.Kind)
        {
            case DecisionKind.SetStatus or DecisionKind.ConfirmStatus or DecisionKind.Withdraw:
                onStatus[commitment] = decision;
                break;
            case DecisionKind.ConfirmLink:
                confirmed.Add(commitment);
                break;
            case DecisionKind.RejectLink:
                if (!rejected.TryGetValue(commitment, out var outcomes))
                {
                    rejected[commitment] = outcomes = new(StringComparer.Ordinal);
                }

                outcomes.Add(decision.SubjectIdentity[(commitment.Length + 1)..]);
                break;
            default:
                break;
        }
    }
}
