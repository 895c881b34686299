using Tracker.Engine.Commitments;
using Tracker.Engine.Outcomes;

namespace Tracker.Engine.Linking;

/// <summary>Holds a year's commitments against the outcomes of the report that answers them.</summary>
public sealed class Linker
{
    private const int EvidenceListed = 5;

    /// <summary>Share of the promise's meaning from which a statement's amount is taken for the promised quantity.</summary>
    private const float SameQuantityFrom = 0.4f;

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
        var rankings = Ranking.Compare(pair);
        var genre = model.Genres[pair.IsLong];
        foreach (var ranking in rankings)
        {
            ranking.Apply(genre.Rank, genre.Nothing);
        }

        var standing = new ReportStanding(pair, rankings);
        var frame = new FrameAlignment();
        return [.. rankings.Select(ranking =>
        {
            var closest = again.Closest(ranking.Promise);
            return Judge(pair, frame, standing, ranking, closest.Likeness, closest.Later < 0 ? null : promisedNext[closest.Later]);
        })];
    }

    /// <summary>Whether the best statement speaks of the promised quantity and reports less of it.</summary>
    private static bool FallsShort(float[] best) =>
        best[(int)LinkFeature.OnlyAmountShort] > 0 && best[(int)LinkFeature.AmountMet] == 0
        && best[(int)LinkFeature.MeaningWindowCoverage] >= SameQuantityFrom;

    private Judgement Judge(ReportPair pair, FrameAlignment frame, ReportStanding standing, Ranking ranking, float promisedAgain, Commitment? next)
    {
        var features = JudgementFeatures.Of(pair, standing, ranking, promisedAgain);
        var chances = VerdictChances.From(model.Genres[pair.IsLong], features);
        if (ranking.Statements.Length > 0 && FallsShort(ranking.Statements[0].Features))
        {
            chances = chances.FellShort();
        }

        var (verdict, chance) = chances.Best();
        var promise = pair.Promises[ranking.Promise];
        var evidence = ranking.Statements.Take(EvidenceListed)
            .Select(statement => new Link(statement.Answer, statement.Probability, Explanation.OfLink(pair, frame, promise, statement)))
            .ToList();
        return new Judgement(
            ranking.Promise, verdict, chance, chances.Unanswered, evidence,
            Explanation.OfVerdict(promise, evidence.FirstOrDefault(), verdict, promisedAgain >= CarryOverFinder.Threshold ? next : null));
    }
}
