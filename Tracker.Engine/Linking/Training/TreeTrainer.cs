namespace Tracker.Engine.Linking.Training;

/// <summary>
/// Fits gradient-boosted trees to what a linear model leaves unexplained (Friedman, Greedy function approximation, 2001, with
/// second-order leaves); deterministic.
/// </summary>
internal static class TreeTrainer
{
    private const int Bins = 24;

    /// <summary>How trees are grown.</summary>
    /// <param name="Count">Number of trees.</param>
    /// <param name="Depth">Questions from root to leaf.</param>
    /// <param name="Rate">Share of each tree that is kept.</param>
    /// <param name="Penalty">Added to the curvature of every leaf: small leaves stay near nought.</param>
    /// <param name="LeastWeight">Curvature a leaf must have.</param>
    /// <param name="Columns">Share of the features that a tree may ask about.</param>
    internal sealed record Settings(int Count, int Depth, double Rate, double Penalty, double LeastWeight, double Columns);

    private readonly record struct Split(double Gain, int Feature, int Bin);

    /// <param name="rows">Features of each case.</param>
    /// <param name="targets">Whether the case is positive.</param>
    /// <param name="weights">How much each case counts.</param>
    /// <param name="offsets">The score of each case before the first tree.</param>
    /// <param name="settings">How trees are grown.</param>
    public static TreeModel Fit(IReadOnlyList<float[]> rows, IReadOnlyList<bool> targets, IReadOnlyList<double> weights, IReadOnlyList<double> offsets, Settings settings)
    {
        if (rows.Count == 0)
        {
            return TreeModel.Empty;
        }

        var columns = rows[0].Length;
        var edges = new float[columns][];
        var bins = new byte[columns][];
        for (var j = 0; j < columns; j++)
        {
            float[] sorted = [.. rows.Select(row => row[j]).Order()];
            edges[j] = [.. Enumerable.Range(1, Bins - 1).Select(k => sorted[k * (sorted.Length - 1) / Bins]).Distinct().Where(edge => edge < sorted[^1])];
            bins[j] = [.. rows.Select(row => (byte)Bin(edges[j], row[j]))];
        }

        var mean = weights.Sum() / weights.Count(weight => weight > 0);
        double[] scores = [.. offsets];
        var gradients = new double[rows.Count];
        var curvatures = new double[rows.Count];
        var random = new Random(20220101);
        var trees = new TreeNode[settings.Count][];
        for (var t = 0; t < settings.Count; t++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var chance = 1 / (1 + Math.Exp(-scores[i]));
                gradients[i] = weights[i] / mean * ((targets[i] ? 1 : 0) - chance);
                curvatures[i] = weights[i] / mean * chance * (1 - chance);
            }

            int[] allowed = [.. Enumerable.Range(0, columns).Where(j => edges[j].Length > 0 && random.NextDouble() < settings.Columns)];
            var nodes = new List<TreeNode> { default };
            Grow(nodes, 0, [.. Enumerable.Range(0, rows.Count)], settings.Depth);
            trees[t] = [.. nodes];
            for (var i = 0; i < rows.Count; i++)
            {
                scores[i] += new TreeModel([trees[t]]).Score(rows[i]);
            }

            void Grow(List<TreeNode> tree, int at, int[] members, int depth)
            {
                double gradient = 0, curvature = 0;
                foreach (var i in members)
                {
                    gradient += gradients[i];
                    curvature += curvatures[i];
                }

                var split = depth == 0 ? default : Best(members, allowed, gradient, curvature);
                if (split.Gain <= 1e-9)
                {
                    tree[at] = new TreeNode(-1, (float)(settings.Rate * gradient / (curvature + settings.Penalty)), 0);
                    return;
                }

                var below = tree.Count;
                tree.Add(default);
                tree.Add(default);
                tree[at] = new TreeNode(split.Feature, edges[split.Feature][split.Bin], below);
                Grow(tree, below, [.. members.Where(i => bins[split.Feature][i] <= split.Bin)], depth - 1);
                Grow(tree, below + 1, [.. members.Where(i => bins[split.Feature][i] > split.Bin)], depth - 1);
            }
        }

        return new TreeModel(trees);

        Split Best(int[] members, int[] allowed, double gradient, double curvature)
        {
            var best = default(Split);
            var whole = gradient * gradient / (curvature + settings.Penalty);
            var g = new double[Bins];
            var h = new double[Bins];
            foreach (var j in allowed)
            {
                Array.Clear(g);
                Array.Clear(h);
                foreach (var i in members)
                {
                    g[bins[j][i]] += gradients[i];
                    h[bins[j][i]] += curvatures[i];
                }

                double leftGradient = 0, leftCurvature = 0;
                for (var b = 0; b < edges[j].Length; b++)
                {
                    leftGradient += g[b];
                    leftCurvature += h[b];
                    var (rightGradient, rightCurvature) = (gradient - leftGradient, curvature - leftCurvature);
                    if (leftCurvature < settings.LeastWeight || rightCurvature < settings.LeastWeight)
                    {
                        continue;
                    }

                    var gain = (leftGradient * leftGradient / (leftCurvature + settings.Penalty))
                        + (rightGradient * rightGradient / (rightCurvature + settings.Penalty)) - whole;
                    best = gain > best.Gain ? new Split(gain, j, b) : best;
                }
            }

            return best;
        }
    }

    private static int Bin(float[] edges, float value)
    {
        var at = Array.BinarySearch(edges, value);
        return at < 0 ? ~at : at;
    }
}
