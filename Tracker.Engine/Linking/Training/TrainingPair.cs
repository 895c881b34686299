using Tracker.Engine.Commitments;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Linking.Training;

/// <summary>What was read in a pair of reports.</summary>
/// <param name="PromisedNext">The answering report's own commitments.</param>
public sealed record PairReading(
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Commitment> PromisedNext,
    int PlanYear)
{
    public static PairReading Of(ReportText from, ReportText to)
    {
        var promising = OutlineReader.Read(from);
        var answering = OutlineReader.Read(to);
        return new(
            CommitmentExtractor.Extract(from, promising),
            OutcomeExtractor.Extract(to, answering),
            CommitmentExtractor.Extract(to, answering),
            promising.Metadata.PlanYear?.Value ?? 0);
    }
}

/// <summary>A labelled pair of reports read, extracted and compared once, so that models can be fitted and scored on it.</summary>
public sealed class TrainingPair
{
    /// <param name="name">What the pair is called in tables.</param>
    /// <param name="group">Pairs of one group (one agency) are never split between training and testing.</param>
    /// <param name="gold">The labels.</param>
    /// <param name="from">The promising report.</param>
    /// <param name="to">The answering report.</param>
    /// <param name="reading">What was read in them; null to read it now.</param>
    public TrainingPair(string name, string group, GoldFile gold, ReportText from, ReportText to, PairReading? reading = null)
    {
        (Name, Group, Gold, From, To) = (name, group, gold, from, to);
        (Commitments, Outcomes, PromisedNext, PlanYear) = reading ?? PairReading.Of(from, to);
        Pair = new ReportPair(Commitments, Outcomes, PlanYear);
        Rankings = Ranking.Compare(Pair);
        var again = new PromiseLikeness(Commitments, PromisedNext);
        PromisedAgain = [.. Enumerable.Range(0, Commitments.Count).Select(i => again.Closest(i).Likeness)];
        Label();
    }

    public string Name { get; }

    public string Group { get; }

    /// <summary>
    /// How much the pair counts when the ranker is fitted. Pairs written as an attack on word overlap teach ranking, but
    /// would teach the verdict that likeness means silence: the two parts are fitted on different mixes.
    /// </summary>
    public double RankWeight { get; set; } = 1;

    /// <summary>How much the pair counts when the verdict is fitted; 0 leaves it out.</summary>
    public double VerdictWeight { get; set; } = 1;

    public GoldFile Gold { get; }

    public ReportText From { get; }

    public ReportText To { get; }

    public IReadOnlyList<Commitment> Commitments { get; }

    public IReadOnlyList<Outcome> Outcomes { get; }

    public IReadOnlyList<Commitment> PromisedNext { get; }

    public int PlanYear { get; }

    internal ReportPair Pair { get; }

    internal Ranking[] Rankings { get; }

    internal float[] PromisedAgain { get; }

    /// <summary>For each commitment the label it falls under; null where none does.</summary>
    internal GoldUnit?[] Labels { get; private set; } = [];

    /// <summary>For each commitment the statements that its label names as evidence.</summary>
    internal HashSet<int>[] Right { get; private set; } = [];

    /// <summary>Scores what <paramref name="model"/> makes of the pair.</summary>
    internal PairScore Score(LinkModel model)
    {
        var judged = new Linker(model).Judge(Commitments, Outcomes, PromisedNext, PlanYear);
        return Scoring.Score(Name, Gold, From.Published, To.Published, [.. judged.Select(judgement => new RunCommitment(
            From.Quote(Commitments[judgement.Commitment].Span),
            judgement.Verdict.ToRunStatus(),
            judgement.FlagProbability,
            [.. judgement.Evidence.Select(link => To.Quote(Outcomes[link.Outcome].Span))]))]);
    }

    private void Label()
    {
        var promising = new BareText(From.Published);
        var answering = new BareText(To.Published);
        var units = Gold.Units.Select(unit => (Unit: unit, Place: promising.Find(unit.Text).FirstOrDefault())).ToList();
        var told = Outcomes.Select(outcome => answering.Find(To.Quote(outcome.Span))).ToList();
        Labels = new GoldUnit?[Commitments.Count];
        Right = new HashSet<int>[Commitments.Count];
        for (var i = 0; i < Commitments.Count; i++)
        {
            Right[i] = [];
            var places = promising.Find(From.Quote(Commitments[i].Span));
            var match = units.Where(unit => places.Any(place => Scoring.IsHalf(place, unit.Place)))
                .OrderByDescending(unit => places.Max(place => Math.Min(place.End, unit.Place.End) - Math.Max(place.Start, unit.Place.Start)))
                .FirstOrDefault();
            if (match.Unit is not { IsPromise: true } unit)
            {
                continue;
            }

            Labels[i] = unit;
            foreach (var evidence in unit.Evidence.SelectMany(answering.Find))
            {
                Right[i].UnionWith(Enumerable.Range(0, told.Count).Where(o => told[o].Any(place => Scoring.IsHalf(place, evidence))));
            }
        }
    }
}
