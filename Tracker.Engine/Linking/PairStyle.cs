namespace Tracker.Engine.Linking;

/// <summary>
/// How a body reports on what it promised: in its promises' words or in others. Found from likeness alone, before any
/// ranking, so that the ranker can trust wording where the body repeats itself and mistrust it where near copies speak of
/// other objects.
/// </summary>
internal sealed class PairStyle
{
    /// <summary>From this share of a promise found in order on, a statement repeats its frame.</summary>
    public const float FrameFrom = 0.6f;

    /// <summary>From this share on, what stands in the object's place counts as another object.</summary>
    public const float ReplacedFrom = 0.1f;

    /// <summary>Below this share a promise is like nothing in the report.</summary>
    private const float UnlikeBelow = 0.35f;

    public PairStyle(Ranking[] rankings)
    {
        float near = rankings.Count(ranking => NearMissOf(ranking) > 0);
        NearMiss = near / (near + rankings.Count(ranking => LiteralOf(ranking) > 0) + (0.05f * rankings.Length) + 1e-6f);
        Unlike = (float)rankings.Count(ranking => Best(ranking, LinkFeature.FrameMatched) < UnlikeBelow) / Math.Max(1, rankings.Length);
    }

    /// <summary>Of the promises whose frame is repeated, the share of those repeated with another object.</summary>
    public float NearMiss { get; }

    /// <summary>Share of the promises that no statement is like.</summary>
    public float Unlike { get; }

    /// <summary>How far a statement repeats the promise's frame with another object in it; 0 where none does.</summary>
    public static float NearMissOf(Ranking ranking) => Frame(ranking, static replaced => replaced >= ReplacedFrom);

    /// <summary>How far a statement repeats the promise's frame with its own object; 0 where none does.</summary>
    public static float LiteralOf(Ranking ranking) => Frame(ranking, static replaced => replaced < ReplacedFrom);

    /// <summary>Fills the features that need all promises of the pair.</summary>
    public static void Complete(ReportPair pair, Ranking[] rankings)
    {
        var style = new PairStyle(rankings);
        var cosines = new Rivals(pair, rankings, LinkFeature.WindowCosine);
        var meanings = new Rivals(pair, rankings, LinkFeature.MeaningWindowCosine);
        foreach (var ranking in rankings)
        {
            var (cosine, meaning) = (Best(ranking, LinkFeature.WindowCosine), Best(ranking, LinkFeature.MeaningWindowCosine));
            foreach (var statement in ranking.Statements)
            {
                var values = statement.Features;
                var own = values[(int)LinkFeature.WindowCosine];
                var ownMeaning = values[(int)LinkFeature.MeaningWindowCosine];
                values[(int)LinkFeature.CosineOfBest] = own / MathF.Max(0.05f, cosine);
                values[(int)LinkFeature.MeaningOfBest] = ownMeaning / MathF.Max(0.05f, meaning);
                values[(int)LinkFeature.CosineAgainstRival] = Against(own, cosines.Of(ranking.Promise, statement.Answer));
                values[(int)LinkFeature.MeaningAgainstRival] = Against(ownMeaning, meanings.Of(ranking.Promise, statement.Answer));
                style.Weigh(values);
            }
        }
    }

    private void Weigh(float[] values)
    {
        values[(int)LinkFeature.RewordedCosine] = NearMiss * values[(int)LinkFeature.WindowCosine];
        values[(int)LinkFeature.RewordedMeaning] = NearMiss * values[(int)LinkFeature.MeaningWindowCoverage];
        values[(int)LinkFeature.RewordedMeaningCosine] = NearMiss * values[(int)LinkFeature.MeaningCosine];
        values[(int)LinkFeature.RewordedNearMiss] = NearMiss * values[(int)LinkFeature.NearMiss];
        values[(int)LinkFeature.RewordedOtherThing] = NearMiss * values[(int)LinkFeature.FrameWithOtherThing];
        values[(int)LinkFeature.RewordedDistance] = NearMiss * values[(int)LinkFeature.Distance];
        values[(int)LinkFeature.RewordedRival] = NearMiss * values[(int)LinkFeature.CosineAgainstRival];
    }

    private static float Against(float own, float rival) => own + rival <= 0 ? 0.5f : MathF.Max(0, own) / (MathF.Max(0, own) + MathF.Max(0, rival) + 0.05f);

    private static float Best(Ranking ranking, LinkFeature feature) =>
        ranking.Statements.Length == 0 ? 0 : ranking.Statements.Max(statement => statement.Features[(int)feature]);

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

    /// <summary>For each statement its two best claims from different sentences, so that each promise finds its rival at once.</summary>
    private sealed class Rivals
    {
        private readonly ReportPair pair;
        private readonly (int Sentence, float Value)[] first;
        private readonly (int Sentence, float Value)[] second;

        public Rivals(ReportPair pair, Ranking[] rankings, LinkFeature feature)
        {
            this.pair = pair;
            first = new (int, float)[pair.Answers.Length];
            second = new (int, float)[pair.Answers.Length];
            Array.Fill(first, (-1, 0));
            Array.Fill(second, (-1, 0));
            foreach (var ranking in rankings)
            {
                var sentence = Sentence(ranking.Promise);
                foreach (var statement in ranking.Statements)
                {
                    Add(sentence, statement.Answer, statement.Features[(int)feature]);
                }
            }
        }

        /// <summary>The best claim on the statement from another sentence than the promise's.</summary>
        public float Of(int promise, int answer) => first[answer].Sentence == Sentence(promise) ? second[answer].Value : first[answer].Value;

        private void Add(int sentence, int answer, float value)
        {
            ref var best = ref first[answer];
            ref var next = ref second[answer];
            if (best.Sentence == sentence)
            {
                best.Value = MathF.Max(best.Value, value);
            }
            else if (value > best.Value)
            {
                (next, best) = (best, (sentence, value));
            }
            else if (value > next.Value)
            {
                next = (sentence, value);
            }
        }

        private int Sentence(int promise) => pair.Promises[promise].Sentence.Members[0];
    }
}
