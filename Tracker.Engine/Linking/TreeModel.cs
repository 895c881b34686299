namespace Tracker.Engine.Linking;

/// <summary>
/// A sum of small regression trees over the same features as a <see cref="LinearModel"/>. Trees say what a weighted sum
/// cannot: that likeness speaks for a promise only where nothing stands in its object's place.
/// </summary>
/// <param name="Trees">The trees, each as its nodes.</param>
internal sealed record TreeModel(TreeNode[][] Trees)
{
    public static TreeModel Empty { get; } = new([]);

    public float Score(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        foreach (var tree in Trees)
        {
            var at = 0;
            while (tree[at].Feature >= 0)
            {
                at = features[tree[at].Feature] <= tree[at].Value ? tree[at].Below : tree[at].Below + 1;
            }

            sum += tree[at].Value;
        }

        return sum;
    }
}

/// <summary>A node of a tree.</summary>
/// <param name="Feature">The feature it asks about; -1 for a leaf.</param>
/// <param name="Value">The highest value that goes to <paramref name="Below"/>; at a leaf what the tree adds.</param>
/// <param name="Below">The node for values up to <paramref name="Value"/>; the one after it takes the others.</param>
internal readonly record struct TreeNode(int Feature, float Value, int Below);
