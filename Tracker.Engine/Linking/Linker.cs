using Tracker.Engine.Commitments;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>Holds a year's commitments against the outcomes of the report that answers them.</summary>
public sealed class Linker
{
    /// <summary>The linker with the model that ships with the engine.</summary>
    public static Linker Default { get; } = new();

    /// <summary>Identifies the model in assessments.</summary>
    public string ModelVersion { get; } = "0";

    /// <param name="commitments">What was promised for <paramref name="planYear"/>.</param>
    /// <param name="outcomes">What the report reviewing <paramref name="planYear"/> says.</param>
    /// <param name="promisedNext">What that report promises in its turn.</param>
    /// <param name="planYear">The year the promises are for.</param>
    /// <returns>One judgement a commitment, in order.</returns>
    public IReadOnlyList<Judgement> Judge(
        IReadOnlyList<Commitment> commitments,
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<Commitment> promisedNext,
        int planYear) => throw new NotImplementedException();
}
