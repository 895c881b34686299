namespace Tracker.Engine.Linking.Training;

/// <summary>One promise for the ranker: its compared statements and which of them are right; none right means nothing answers.</summary>
internal sealed record RankCase(float[][] Statements, bool[] Right, float[] Promise, double Weight)
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

    public static (LinearModel Rank, LinearModel Nothing) Fit(IReadOnlyList<RankCase> cases, int promiseColumns, double penalty)
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
        var parameters = new double[size];
        var gradient = new double[size];
        var adam = new Adam(size, Rate);
        var total = cases.Sum(one => one.Weight);
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            foreach (var one in prepared)
            {
                AddGradient(one, parameters, gradient, columns, promiseColumns, one.Weight / total);
            }

            for (var j = 0; j < size - 1; j++)
            {
                gradient[j] += penalty * parameters[j];
            }

            adam.Step(parameters, gradient);
        }

        float[] Part(int start, int count) => [.. parameters.Skip(start).Take(count).Select(value => (float)value)];
        return (
            new LinearModel(Part(0, columns), 0, means, scales),
            new LinearModel(Part(columns, promiseColumns), (float)parameters[size - 1], promiseMeans, promiseScales));
    }

    private static void AddGradient(RankCase one, double[] parameters, double[] gradient, int columns, int promiseColumns, double weight)
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
            var error = weight * ((chances[i] / sum) - (IsRight(one, i, count) ? chances[i] / rightSum : 0));
            if (i == count)
            {
                for (var j = 0; j < promiseColumns; j++)
                {
                    gradient[columns + j] += error * one.Promise[j];
                }

                gradient[^1] += error;
                continue;
            }

            var row = one.Statements[i];
            for (var j = 0; j < columns; j++)
            {
                gradient[j] += error * row[j];
            }
        }
    }

    private static bool IsRight(RankCase one, int i, int count) => i == count ? !one.IsAnswered : one.Right[i];

    private static double Dot(float[] row, double[] parameters, int offset)
    {
        double sum = 0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * parameters[offset + j];
        }

        return sum;
    }
}
