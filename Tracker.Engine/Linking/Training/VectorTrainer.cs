using System.Numerics;

namespace Tracker.Engine.Linking.Training;

/// <summary>
/// Learns a vector for each word from the words around it: skip-gram with negative sampling (Mikolov and others, 2013).
/// One thread and one seed, so the same text gives the same vectors.
/// </summary>
public sealed class VectorTrainer
{
    private const int Reach = 6;
    private const int Negatives = 6;
    private const double Subsample = 2e-4;
    private const float FirstRate = 0.035f;
    private const int Seed = 20190415;

    private readonly int dimensions;
    private readonly Random random = new(Seed);
    private readonly float[] words;
    private readonly float[] contexts;
    private readonly double[] keep;
    private readonly int[] noise;

    /// <param name="counts">How often each word occurs.</param>
    /// <param name="dimensions">Components of a vector; a multiple of the machine's vector width.</param>
    public VectorTrainer(IReadOnlyList<int> counts, int dimensions)
    {
        this.dimensions = dimensions;
        words = new float[counts.Count * dimensions];
        contexts = new float[counts.Count * dimensions];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = (random.NextSingle() - 0.5f) / dimensions;
        }

        double total = counts.Sum(count => (double)count);
        keep = [.. counts.Select(count => Math.Min(1, Math.Sqrt(Subsample * total / Math.Max(1, count))))];
        noise = Noise(counts);
    }

    /// <param name="lines">The text as word numbers; -1 is skipped.</param>
    /// <param name="epochs">How often the text is read.</param>
    /// <returns>Vectors of length one, scaled to 127ths.</returns>
    public sbyte[] Train(IReadOnlyList<int[]> lines, int epochs)
    {
        long steps = epochs * lines.Sum(line => (long)line.Length), done = 0;
        var kept = new List<int>();
        var gradient = new float[dimensions];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var line in lines)
            {
                done += line.Length;
                kept.Clear();
                kept.AddRange(line.Where(word => word >= 0 && random.NextDouble() < keep[word]));
                var rate = FirstRate * MathF.Max(0.02f, 1 - ((float)done / steps));
                for (var i = 0; i < kept.Count; i++)
                {
                    var reach = 1 + random.Next(Reach);
                    for (var j = Math.Max(0, i - reach); j <= Math.Min(kept.Count - 1, i + reach); j++)
                    {
                        if (j != i)
                        {
                            Step(kept[i], kept[j], rate, gradient);
                        }
                    }
                }
            }
        }

        return Quantise();
    }

    private void Step(int word, int context, float rate, float[] gradient)
    {
        Array.Clear(gradient);
        var center = words.AsSpan(word * dimensions, dimensions);
        for (var n = 0; n <= Negatives; n++)
        {
            var target = n == 0 ? context : noise[random.Next(noise.Length)];
            if (n > 0 && target == context)
            {
                continue;
            }

            var other = contexts.AsSpan(target * dimensions, dimensions);
            var score = Dot(center, other);
            var error = rate * ((n == 0 ? 1 : 0) - (1 / (1 + MathF.Exp(-score))));
            AddScaled(gradient, other, error);
            AddScaled(other, center, error);
        }

        AddScaled(center, gradient, 1);
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(left[i..]) * new Vector<float>(right[i..]);
        }

        return Vector.Sum(sum);
    }

    private static void AddScaled(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        for (var i = 0; i < target.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(target[i..]) + (new Vector<float>(source[i..]) * factor)).CopyTo(target[i..]);
        }
    }

    /// <summary>Words drawn as negatives, in proportion to count^0.75.</summary>
    private static int[] Noise(IReadOnlyList<int> counts)
    {
        var table = new int[2_000_000];
        var total = counts.Sum(count => Math.Pow(count, 0.75));
        var (word, reached) = (0, Math.Pow(counts[0], 0.75) / total);
        for (var i = 0; i < table.Length; i++)
        {
            while ((double)i / table.Length > reached && word < counts.Count - 1)
            {
                reached += Math.Pow(counts[++word], 0.75) / total;
            }

            table[i] = word;
        }

        return table;
    }

    private sbyte[] Quantise()
    {
        // The mean of all vectors says only that a word is a word; without it likeness spreads out.
        var count = words.Length / dimensions;
        var mean = new float[dimensions];
        for (var i = 0; i < words.Length; i++)
        {
            mean[i % dimensions] += words[i] / count;
        }

        var packed = new sbyte[words.Length];
        for (var w = 0; w < count; w++)
        {
            var vector = words.AsSpan(w * dimensions, dimensions);
            var norm = 0f;
            for (var i = 0; i < dimensions; i++)
            {
                vector[i] -= mean[i];
                norm += vector[i] * vector[i];
            }

            norm = MathF.Max(1e-6f, MathF.Sqrt(norm));
            for (var i = 0; i < dimensions; i++)
            {
                packed[(w * dimensions) + i] = (sbyte)Math.Clamp(MathF.Round(vector[i] / norm * 127), -127, 127);
            }
        }

        return packed;
    }
}
