namespace Tracker.Engine.Linking;

/// <summary>
/// What all promises of a pair of reports show together: how much this body rewords what it promised, how much it answers,
/// and where each promise stands in comparison. A likeness that is high in one report is low in another.
/// </summary>
internal sealed class ReportStanding
{
    /// <summary>From this share of the promise's words in order on, a statement repeats the promise's frame.</summary>
    private const float FrameFrom = 0.6f;

    /// <summary>Below this share a promise is like nothing in the report.</summary>
    private const float UnlikeBelow = 0.35f;

    /// <summary>From this share on, what stands in the promise's place counts as another object.</summary>
    private const float ReplacedFrom = 0.1f;

    private readonly float[] nothing;
    private readonly float[] coverage;
    private readonly float[] cosine;
    private readonly Ranking[] rankings;
    private readonly Dictionary<int, List<(int Promise, Compared Statement)>> claims = [];

    /// <param name="rankings">One a promise, in order, with scores.</param>
    public ReportStanding(Ranking[] rankings)
    {
        this.rankings = rankings;
        nothing = Sorted(rankings.Select(NothingLogit));
        coverage = Sorted(rankings.Select(ranking => Best(ranking, LinkFeature.WindowCoverage)));
        cosine = Sorted(rankings.Select(ranking => Best(ranking, LinkFeature.WindowCosine)));
        float near = rankings.Count(ranking => NearMissOf(ranking) > 0);
        NearMiss = near / (near + rankings.Count(ranking => LiteralOf(ranking) > 0) + (0.05f * rankings.Length) + 1e-6f);
        Unlike = (float)rankings.Count(ranking => Best(ranking, LinkFeature.FrameMatched) < UnlikeBelow) / Math.Max(1, rankings.Length);
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

    /// <summary>Of the promises whose frame is repeated, the share of those repeated with another object.</summary>
    public float NearMiss { get; }

    /// <summary>Share of the promises that no statement is like.</summary>
    public float Unlike { get; }

    /// <summary>How far a statement repeats the promise's frame with another object in it; 0 where none does.</summary>
    public static float NearMissOf(Ranking ranking) => Frame(ranking, static replaced => replaced >= ReplacedFrom);

    /// <summary>How far a statement repeats the promise's frame with its own object; 0 where none does.</summary>
    public static float LiteralOf(Ranking ranking) => Frame(ranking, static replaced => replaced < ReplacedFrom);

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

    private static float Frame(Ranking ranking, Func<float, bool> isWanted)
    {
        var best = 0f;
        foreach (var statement in ranking.Statements)
        {
            var matched = statement.Features[(int)LinkFeature.FrameMatched];
            best = matched >= FrameFrom && isWanted(statement.Features[(int)LinkFeature.ObjectReplaced]) ? MathF.Max(best, matched) : best;
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
