using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace Tracker.Engine.Pipeline.SecondOpinions;

/// <summary>Compares the promise's embedding with the statements'. The nearest counts where it is clearly nearer than the next.</summary>
internal sealed class EmbeddingOpinion(IEmbeddingGenerator<string, Embedding<float>> generator, string name) : ISecondOpinion
{
    private const float Clearly = 0.03f;

    public string Name => name;

    public async Task<Opinion> AskAsync(string promise, IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        var vectors = await generator.GenerateAsync([promise, .. statements], cancellationToken: cancellationToken);
        var likeness = new float[statements.Count];
        if (vectors.Count != statements.Count + 1 || vectors.Any(vector => vector.Vector.Length == 0 || vector.Vector.Length != vectors[0].Vector.Length))
        {
            return new Opinion.Unusable("not one vector of one length for each text");
        }

        for (var i = 0; i < likeness.Length; i++)
        {
            likeness[i] = TensorPrimitives.CosineSimilarity(vectors[0].Vector.Span, vectors[i + 1].Vector.Span);
        }

        if (likeness.Any(value => !float.IsFinite(value)))
        {
            return new Opinion.Unusable("a vector without a direction");
        }

        var order = Enumerable.Range(0, likeness.Length).OrderByDescending(index => likeness[index]).ToArray();
        return order is [var first] || likeness[first = order[0]] - likeness[order[1]] >= Clearly
            ? new Opinion.Chosen(first, statements[first])
            : new Opinion.None();
    }
}
