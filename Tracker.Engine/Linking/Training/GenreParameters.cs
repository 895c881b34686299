namespace Tracker.Engine.Linking.Training;

/// <summary>
/// The parameters of a model fitted for both genres at once: what holds for all, and for each genre what it has of its own,
/// both held small. So each genre learns from the other as far as the two agree (H. Daumé III, Frustratingly Easy Domain
/// Adaptation, 2007). The last parameter is the bias; the common one is free.
/// </summary>
internal sealed class GenreParameters
{
    private readonly int size;
    private readonly double penalty;
    private readonly double[] parameters;
    private readonly double[] gradient;
    private readonly Adam adam;
    private readonly ByGenre<double[]> effective;
    private readonly ByGenre<double[]> sums;

    public GenreParameters(int size, double penalty, double rate)
    {
        (this.size, this.penalty) = (size, penalty);
        parameters = new double[3 * size];
        gradient = new double[3 * size];
        adam = new Adam(3 * size, rate);
        effective = new(new double[size], new double[size]);
        sums = new(new double[size], new double[size]);
    }

    /// <summary>The weights that hold for a genre, and its bias last.</summary>
    public double[] Of(bool isLong) => effective[isLong];

    /// <summary>Where the genre's cases add up their gradient.</summary>
    public double[] GradientOf(bool isLong) => sums[isLong];

    public void Clear()
    {
        Array.Clear(sums.Brief);
        Array.Clear(sums.Long);
    }

    public void Step()
    {
        for (var j = 0; j < size; j++)
        {
            gradient[j] = sums.Brief[j] + sums.Long[j] + (j < size - 1 ? penalty * parameters[j] : 0);
            gradient[size + j] = sums.Brief[j] + (penalty * parameters[size + j]);
            gradient[(2 * size) + j] = sums.Long[j] + (penalty * parameters[(2 * size) + j]);
        }

        adam.Step(parameters, gradient);
        for (var j = 0; j < size; j++)
        {
            effective.Brief[j] = parameters[j] + parameters[size + j];
            effective.Long[j] = parameters[j] + parameters[(2 * size) + j];
        }
    }
}
