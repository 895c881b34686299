namespace Tracker.Engine.Linking;

/// <summary>A weighted sum of features that were brought to mean 0 and deviation 1 on the training data.</summary>
internal sealed class LinearModel
{
    private readonly float[] folded;
    private readonly float offset;

    public LinearModel(float[] weights, float bias, float[] means, float[] scales)
    {
        Weights = weights;
        Bias = bias;
        Means = means;
        Scales = scales;

        // Standardisation is folded into the weights, so that scoring is one product.
        folded = [.. weights.Select((weight, i) => weight / scales[i])];
        offset = bias - folded.Select((weight, i) => weight * means[i]).Sum();
    }

    public float[] Weights { get; }

    public float Bias { get; }

    public float[] Means { get; }

    public float[] Scales { get; }

    public float Score(ReadOnlySpan<float> features)
    {
        var sum = offset;
        for (var i = 0; i < folded.Length; i++)
        {
            sum += folded[i] * features[i];
        }

        return sum;
    }

    public double Probability(ReadOnlySpan<float> features) => 1 / (1 + Math.Exp(-Score(features)));
}
