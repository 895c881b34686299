using Tracker.Engine.Commitments;

namespace Tracker.Engine.Linking;

/// <summary>One statement compared with one promise.</summary>
internal sealed record Compared(int Answer, float[] Features, Window Window)
{
    public float Score { get; set; }

    public double Probability { get; set; }
}

/// <summary>A promise's statements, best first, beside the chance that nothing answers.</summary>
internal sealed record Ranking(int Promise, Compared[] Statements, float[] PromiseFeatures)
{
    public double Nothing { get; set; } = 1;

    /// <summary>Compares every promise with its candidates; scores come later, from a model.</summary>
    public static Ranking[] Compare(ReportPair pair)
    {
        var comparer = new PairComparer(pair);
        Ranking[] rankings = [.. pair.Promises.Select((promise, i) => new Ranking(
            i,
            [.. pair.Candidates.For(promise).Select(answer =>
            {
                var features = new float[PairComparer.FeatureCount];
                var window = comparer.Compare(promise, pair.Answers[answer], features);
                return new Compared(answer, features, window);
            })],
            Linking.PromiseFeatures.Of(promise.Commitment, pair.Answers.Length)))];
        PairStyle.Complete(pair, rankings);
        return rankings;
    }

    /// <summary>Scores, softmax with "nothing" as one alternative, and order.</summary>
    public void Apply(LinearModel rank, LinearModel nothing)
    {
        var none = nothing.Score(PromiseFeatures);
        var top = none;
        foreach (var statement in Statements)
        {
            statement.Score = rank.Score(statement.Features);
            top = MathF.Max(top, statement.Score);
        }

        var sum = Math.Exp(none - top);
        foreach (var statement in Statements)
        {
            sum += statement.Probability = Math.Exp(statement.Score - top);
        }

        Nothing = Math.Exp(none - top) / sum;
        foreach (var statement in Statements)
        {
            statement.Probability /= sum;
        }

        Array.Sort(Statements, static (left, right) => right.Score.CompareTo(left.Score) is not 0 and var byScore ? byScore : left.Answer.CompareTo(right.Answer));
    }
}
