using Tracker.Engine.Commitments;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>Holds a year's commitments against the outcomes of the report that answers them.</summary>
public sealed class Linker
{
    private const int EvidenceListed = 5;

    private readonly LinkModel model;

    internal Linker(LinkModel model)
    {
        this.model = model;
    }

    /// <summary>The linker with the model that ships with the engine.</summary>
    public static Linker Default { get; } = new(LinkModel.Shipped);

    /// <summary>Identifies the model in assessments.</summary>
    public string ModelVersion => model.Version;

    /// <param name="commitments">What was promised for <paramref name="planYear"/>.</param>
    /// <param name="outcomes">What the report reviewing <paramref name="planYear"/> says.</param>
    /// <param name="promisedNext">What that report promises in its turn.</param>
    /// <param name="planYear">The year the promises are for.</param>
    /// <returns>One judgement a commitment, in order.</returns>
    public IReadOnlyList<Judgement> Judge(
        IReadOnlyList<Commitment> commitments,
        IReadOnlyList<Outcome> outcomes,
        IReadOnlyList<Commitment> promisedNext,
        int planYear)
    {
        var pair = new ReportPair(commitments, outcomes, planYear);
        var again = new PromiseLikeness(commitments, promisedNext);
        return [.. Ranking.Compare(pair).Select(ranking =>
        {
            ranking.Apply(model.Rank, model.Nothing);
            var closest = again.Closest(ranking.Promise);
            return Judge(pair, ranking, closest.Likeness, closest.Later < 0 ? null : promisedNext[closest.Later]);
        })];
    }

    private Judgement Judge(ReportPair pair, Ranking ranking, float promisedAgain, Commitment? next)
    {
        var features = JudgementFeatures.Of(pair, ranking, promisedAgain);
        var chances = VerdictChances.From(model, features);
        var (verdict, chance) = chances.Best();
        var promise = pair.Promises[ranking.Promise];
        var evidence = ranking.Statements.Take(EvidenceListed)
            .Select(statement => new Link(statement.Answer, statement.Probability, Explanation.OfLink(pair, promise, statement)))
            .ToList();
        return new Judgement(
            ranking.Promise, verdict, chance, chances.Unanswered, evidence,
            Explanation.OfVerdict(pair, promise, ranking, verdict, promisedAgain >= CarryOverFinder.Threshold ? next : null));
    }
}
