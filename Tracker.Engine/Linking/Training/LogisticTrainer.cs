namespace Tracker.Engine.Linking.Training;

/// <summary>Fits logistic models by full-batch gradient descent with momentum (Adam); deterministic.</summary>
internal static class LogisticTrainer
{
    private const int Steps = 400;
    private const double Rate = 0.05;

    /// <summary>Means and deviations of the columns, so that a penalty treats all features alike.</summary>
    public static (float[] Means, float[] Scales) Standardise(IReadOnlyList<float[]> rows, int columns)
    {
        var means = new float[columns];
        var scales = new float[columns];
        for (var j = 0; j < columns; j++)
        {
            var mean = rows.Count == 0 ? 0 : rows.Average(row => (double)row[j]);
            var deviation = rows.Count == 0 ? 1 : Math.Sqrt(rows.Average(row => (row[j] - mean) * (row[j] - mean)));
            means[j] = (float)mean;
            scales[j] = deviation < 1e-4 ? 1 : (float)deviation;
        }

        return (means, scales);
    }

    /// <param name="rows">Features of each case.</param>
    /// <param name="targets">Whether the case is positive.</param>
    /// <param name="weights">How much each case counts.</param>
    /// <param name="isLong">Whether the case comes from a long report.</param>
    /// <param name="columns">The number of features.</param>
    /// <param name="penalty">L2 penalty on the standardised weights, as a share of the total weight.</param>
    public static ByGenre<LinearModel> Fit(
        IReadOnlyList<float[]> rows, IReadOnlyList<bool> targets, IReadOnlyList<double> weights, IReadOnlyList<bool> isLong, int columns, double penalty)
    {
        var (means, scales) = Standardise(rows, columns);
        var standard = rows.Select(row => row.Select((value, j) => (value - means[j]) / scales[j]).ToArray()).ToArray();
        var total = weights.Sum();
        var genres = new GenreParameters(columns + 1, penalty, Rate);
        for (var step = 0; step < Steps && total > 0; step++)
        {
            genres.Clear();
            for (var i = 0; i < standard.Length; i++)
            {
                var row = standard[i];
                var (parameters, gradient) = (genres.Of(isLong[i]), genres.GradientOf(isLong[i]));
                var score = parameters[columns];
                for (var j = 0; j < columns; j++)
                {
                    score += parameters[j] * row[j];
                }

                var error = weights[i] / total * ((1 / (1 + Math.Exp(-score))) - (targets[i] ? 1 : 0));
                for (var j = 0; j < columns; j++)
                {
                    gradient[j] += error * row[j];
                }

                gradient[columns] += error;
            }

            genres.Step();
        }

        LinearModel Model(bool isLong) => new([.. genres.Of(isLong).Take(columns).Select(value => (float)value)], (float)genres.Of(isLong)[columns], means, scales);
        return new(Model(false), Model(true));
    }
}
