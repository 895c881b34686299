namespace Tracker.Engine.Linking.Training;

/// <summary>Gradient steps with momentum and per-parameter scale (Kingma and Ba, Adam, 2015).</summary>
internal sealed class Adam(int size, double rate)
{
    private readonly double[] first = new double[size];
    private readonly double[] second = new double[size];
    private int step;

    public void Step(double[] parameters, double[] gradient)
    {
        step++;
        var firstCorrection = 1 - Math.Pow(0.9, step);
        var secondCorrection = 1 - Math.Pow(0.999, step);
        for (var i = 0; i < parameters.Length; i++)
        {
            first[i] = (0.9 * first[i]) + (0.1 * gradient[i]);
            second[i] = (0.999 * second[i]) + (0.001 * gradient[i] * gradient[i]);
            parameters[i] -= rate * (first[i] / firstCorrection) / (Math.Sqrt(second[i] / secondCorrection) + 1e-9);
        }
    }
}
