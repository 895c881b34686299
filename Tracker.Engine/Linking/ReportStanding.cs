namespace Tracker.Engine.Linking;

/// <summary>
/// What all promises of a pair of reports show together: how much this body rewords what it promised, how much it answers,
/// and where each promise stands in comparison. A likeness that is high in one report is low in another.
/// </summary>
internal sealed class ReportStanding
{
    private readonly float[] nothing;
    private readonly float[] coverage;
    private readonly float[] cosine;
    private readonly Ranking[] rankings;
    private readonly Dictionary<int, List<(int Promise, Compared Statement)>> claims = [];

    /// <param name="rankings">One a promise, in order, with scores.</param>
    public ReportStanding(ReportPair pair, Ranking[] rankings)
    {
        this.rankings = rankings;
        nothing = Sorted(rankings.Select(NothingLogit));
        coverage = Sorted(rankings.Select(ranking => Best(ranking, LinkFeature.WindowCoverage)));
        cosine = Sorted(rankings.Select(ranking => Best(ranking, LinkFeature.WindowCosine)));
        Style = new PairStyle(rankings);
        foreach (var ranking in rankings)
        {
            foreach (var statement in ranking.Statements)
            {
                if (!claims.TryGetValue(statement.Answer, out var list))
                {
                    claims.Add(statement.Answer, list = []);
                }

                list.Add((ranking.Promise, statement));
            }
        }
    }

    public float Nothing => Quantile(nothing, 0.5f);

    public float Cosine => Quantile(cosine, 0.5f);

    /// <summary>Between the upper and the lower quarter of the likeness.</summary>
    public float Spread => Quantile(cosine, 0.75f) - Quantile(cosine, 0.25f);

    public PairStyle Style { get; }

    public float StandingOfNothing(Ranking ranking) => Standing(nothing, NothingLogit(ranking));

    public float StandingOfCoverage(Ranking ranking) => Standing(coverage, Best(ranking, LinkFeature.WindowCoverage));

    public float StandingOfCosine(Ranking ranking) => Standing(cosine, Best(ranking, LinkFeature.WindowCosine));

    public Ranking this[int promise] => rankings[promise];

    public static float NothingLogit(Ranking ranking) => MathF.Log((float)((ranking.Nothing + 1e-6) / (1 - ranking.Nothing + 1e-6)));

    /// <summary>The promise outside the sentence that the statement fits best, if any.</summary>
    public Compared? Rival(int[] sentence, int answer)
    {
        Compared? best = null;
        foreach (var (promise, statement) in claims[answer])
        {
            if (statement.Score > (best?.Score ?? float.NegativeInfinity) && !sentence.Contains(promise))
            {
                best = statement;
            }
        }

        return best;
    }

    private static float Best(Ranking ranking, LinkFeature feature) =>
        ranking.Statements.Length == 0 ? 0 : ranking.Statements.Max(statement => statement.Features[(int)feature]);

    private static float[] Sorted(IEnumerable<float> values)
    {
        float[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }

    private static float Quantile(float[] sorted, float share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];

    private static float Standing(float[] sorted, float value)
    {
        var at = Array.BinarySearch(sorted, value);
        return sorted.Length < 2 ? 0.5f : (float)(at < 0 ? ~at : at) / (sorted.Length - 1);
    }
}
