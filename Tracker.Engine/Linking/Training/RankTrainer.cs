using System.Numerics;

namespace Tracker.Engine.Linking.Training;

/// <summary>One promise for the ranker: its compared statements and which of them are right; none right means nothing answers.</summary>
internal sealed record RankCase(float[][] Statements, bool[] Right, float[] Promise, bool IsLong, double Weight)
{
    public bool IsAnswered => Right.Contains(true);
}

/// <summary>
/// Fits the conditional logit: a softmax over a promise's statements and "nothing", whose score comes from the promise
/// alone (McFadden's conditional logit with an outside option).
/// </summary>
internal static class RankTrainer
{
    private const int Steps = 160;
    private const double Rate = 0.12;

    public static ByGenre<(LinearModel Rank, LinearModel Nothing)> Fit(IReadOnlyList<RankCase> cases, int promiseColumns, double penalty)
    {
        var columns = PairComparer.FeatureCount;
        var (means, scales) = LogisticTrainer.Standardise([.. cases.SelectMany(one => one.Statements)], columns);
        var (promiseMeans, promiseScales) = LogisticTrainer.Standardise([.. cases.Select(one => one.Promise)], promiseColumns);
        var prepared = cases.Select(one => one with
        {
            Statements = [.. one.Statements.Select(row => row.Select((value, j) => (value - means[j]) / scales[j]).ToArray())],
            Promise = [.. one.Promise.Select((value, j) => (value - promiseMeans[j]) / promiseScales[j])],
        }).ToArray();

        // Parameters: statement weights, promise weights, bias of "nothing".
        var size = columns + promiseColumns + 1;
        var genres = new GenreParameters(size, penalty, Rate);
        var sums = new ByGenre<float[]>(new float[size], new float[size]);
        var total = cases.Sum(one => one.Weight);
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(sums.Brief);
            Array.Clear(sums.Long);
            float[] Current(bool isLong) => [.. genres.Of(isLong).Select(value => (float)value)];
            var current = new ByGenre<float[]>(Current(false), Current(true));
            foreach (var one in prepared)
            {
                AddGradient(one, current[one.IsLong], sums[one.IsLong], columns, promiseColumns, one.Weight / total);
            }

            for (var j = 0; j < size; j++)
            {
                genres.GradientOf(false)[j] = sums.Brief[j];
                genres.GradientOf(true)[j] = sums.Long[j];
            }

            genres.Step();
        }

        return new(Models(false), Models(true));

        (LinearModel, LinearModel) Models(bool isLong)
        {
            float[] Part(int start, int count) => [.. genres.Of(isLong).Skip(start).Take(count).Select(value => (float)value)];
            return (
                new LinearModel(Part(0, columns), 0, means, scales),
                new LinearModel(Part(columns, promiseColumns), (float)genres.Of(isLong)[size - 1], promiseMeans, promiseScales));
        }
    }

    private static void AddGradient(RankCase one, float[] parameters, float[] gradient, int columns, int promiseColumns, double weight)
    {
        var count = one.Statements.Length;
        var chances = new double[count + 1];
        var top = chances[count] = parameters[^1] + Dot(one.Promise, parameters, columns);
        for (var i = 0; i < count; i++)
        {
            chances[i] = Dot(one.Statements[i], parameters, 0);
            top = Math.Max(top, chances[i]);
        }

        double sum = 0, rightSum = 0;
        for (var i = 0; i <= count; i++)
        {
            sum += chances[i] = Math.Exp(chances[i] - top);
            rightSum += IsRight(one, i, count) ? chances[i] : 0;
        }

        for (var i = 0; i <= count; i++)
        {
            // d(-log P(right)) / d score: what the model gives to i, less i's share among the right ones.
            var error = (float)(weight * ((chances[i] / sum) - (IsRight(one, i, count) ? chances[i] / rightSum : 0)));
            if (i == count)
            {
                AddScaled(gradient.AsSpan(columns, promiseColumns), one.Promise, error);
                gradient[^1] += error;
                continue;
            }

            AddScaled(gradient.AsSpan(0, columns), one.Statements[i], error);
        }
    }

    private static bool IsRight(RankCase one, int i, int count) => i == count ? !one.IsAnswered : one.Right[i];

    private static double Dot(float[] row, float[] parameters, int offset)
    {
        var vector = Vector<float>.Zero;
        var j = 0;
        for (; j + Vector<float>.Count <= row.Length; j += Vector<float>.Count)
        {
            vector += new Vector<float>(row, j) * new Vector<float>(parameters, offset + j);
        }

        var sum = Vector.Sum(vector);
        for (; j < row.Length; j++)
        {
            sum += row[j] * parameters[offset + j];
        }

        return sum;
    }

    private static void AddScaled(Span<float> target, float[] row, float factor)
    {
        var j = 0;
        for (; j + Vector<float>.Count <= row.Length; j += Vector<float>.Count)
        {
            var part = target[j..];
            (new Vector<float>(part) + (new Vector<float>(row, j) * factor)).CopyTo(part);
        }

        for (; j < row.Length; j++)
        {
            target[j] += row[j] * factor;
        }
    }
}
