namespace Tracker.Engine.Linking;

/// <summary>Compares promises with statements of one pair of reports. Holds scratch space: one instance a thread.</summary>
internal sealed partial class PairComparer(ReportPair pair)
{
    public static readonly int FeatureCount = Enum.GetValues<LinkFeature>().Length;

    private readonly int[] inPromise = new int[pair.Space.Count];
    private readonly int[] aroundPromise = new int[pair.Space.Count];
    private readonly int[] inAnswer = new int[pair.Space.Count];
    private int stamp;
    private int promiseStamp;
    private int answerStamp;
    private Promise? current;

    /// <summary>Fills <paramref name="values"/> with the features of the two.</summary>
    /// <returns>The window of the statement that fits best.</returns>
    public Window Compare(Promise promise, Answer answer, Span<float> values)
    {
        values.Clear();
        if (!ReferenceEquals(promise, current))
        {
            current = promise;
            promiseStamp = ++stamp;
            Mark(inPromise, promise.Terms.Distinct, promiseStamp);
            Mark(aroundPromise, promise.Surroundings.Terms, promiseStamp);
            MarkSenses(promise);
        }

        Mark(inAnswer, answer.Terms.Distinct, answerStamp = ++stamp);
        var window = Overlap(promise, answer, values);
        Gaps(promise, values);
        FindKin(answer);
        MeaningOf(promise.Meaning, answer.Meaning, window, values);
        values[(int)LinkFeature.LongestRun] = LongestRun(promise.Terms.Terms, answer.Terms.Terms) / 10f;
        Objects(promise, answer, window, values);
        Names(promise.Commitment, answer.Outcome, values);
        Amounts(promise, answer, window, values);
        Context(promise, answer, values);
        return window;
    }

    private static void Mark(int[] marks, int[] terms, int stamp)
    {
        foreach (var term in terms)
        {
            marks[term] = stamp;
        }
    }

    private Window Overlap(Promise promise, Answer answer, Span<float> values)
    {
        var space = pair.Space;
        float shared = 0, dot = 0, rarest = 0;
        foreach (var term in answer.Terms.Distinct)
        {
            if (inPromise[term] == promiseStamp)
            {
                var weight = space.Idf(term);
                shared += weight;
                dot += weight * weight;
                rarest = MathF.Max(rarest, weight);
            }
        }

        values[(int)LinkFeature.Coverage] = Share(shared, promise.Weight);
        values[(int)LinkFeature.Cosine] = Share(dot, promise.Norm * answer.Norm);
        values[(int)LinkFeature.RarestShared] = rarest / 8f;

        var best = answer.Windows[0];
        var bestCosine = -1f;
        foreach (var window in answer.Windows)
        {
            var (coverage, cosine, precision) = Fit(promise, window);
            if (cosine > bestCosine)
            {
                (best, bestCosine) = (window, cosine);
                values[(int)LinkFeature.WindowCoverage] = coverage;
                values[(int)LinkFeature.WindowCosine] = cosine;
                values[(int)LinkFeature.WindowPrecision] = precision;
            }
        }

        return best;
    }

    private (float Coverage, float Cosine, float Precision) Fit(Promise promise, Window window)
    {
        float shared = 0, dot = 0;
        foreach (var term in window.Terms)
        {
            if (inPromise[term] == promiseStamp)
            {
                var weight = pair.Space.Idf(term);
                shared += weight;
                dot += weight * weight;
            }
        }

        return (Share(shared, promise.Weight), Share(dot, promise.Norm * window.Norm), Share(shared, window.Weight));
    }

    /// <summary>What of the promise the statement lacks.</summary>
    private void Gaps(Promise promise, Span<float> values)
    {
        var terms = promise.Terms.Terms;
        float run = 0, longest = 0, rarest = 0, tail = 0, tailShared = 0, head = 0, headShared = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            var weight = pair.Space.Idf(terms[i]);
            var found = inAnswer[terms[i]] == answerStamp;
            run = found ? 0 : run + weight;
            longest = MathF.Max(longest, run);
            rarest = found ? rarest : MathF.Max(rarest, weight);
            if (i * 3 >= terms.Length * 2)
            {
                tail += weight;
                tailShared += found ? weight : 0;
            }
            else if (i * 3 < terms.Length)
            {
                head += weight;
                headShared += found ? weight : 0;
            }
        }

        values[(int)LinkFeature.UncoveredRun] = Share(longest, promise.Weight);
        values[(int)LinkFeature.RarestMissing] = rarest / 8f;
        values[(int)LinkFeature.TailCoverage] = Share(tailShared, tail);
        values[(int)LinkFeature.HeadCoverage] = Share(headShared, head);
    }

    private static float Share(float part, float whole) => whole <= 0 ? 0 : part / whole;
}
