using System.Numerics;
using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// A statement as words with their weights, the weighted mean of the words' vectors, and the expressions of the thesaurus in it.
/// </summary>
internal sealed record Meaning(Word[] Words, float[] Weights, float TotalWeight, float[] Mean, Sense[] Senses)
{
    /// <summary>What a word outside the lexicon weighs: rare, so telling.</summary>
    private const float UnknownWeight = 8;

    /// <summary>Words above this share of all words (的, 和, 年) say nothing.</summary>
    private const float EmptyFrom = -4.6f;

    public static Meaning Of(string text)
    {
        var lexicon = Lexicon.Shipped;
        Word[] words = [.. Segmenter.Shipped.Split(text).Where(word => !IsNumber(text, word))];
        var weights = new float[words.Length];
        var mean = new float[Lexicon.Dimensions];
        var total = 0f;
        for (var i = 0; i < words.Length; i++)
        {
            var logarithm = words[i].Id < 0 ? -UnknownWeight - 4 : lexicon.LogProbability(words[i].Id);
            total += weights[i] = logarithm > EmptyFrom ? 0 : MathF.Min(UnknownWeight, -logarithm - 4);
            if (words[i].Id >= 0 && weights[i] > 0)
            {
                lexicon.AddScaled(mean, words[i].Id, weights[i]);
            }
        }

        Normalise(mean);
        return new Meaning(words, weights, total, mean, Thesaurus.Shipped.Find(text));
    }

    /// <summary>For each word its number in the lexicon, or -1 where it is unknown or says nothing.</summary>
    public int[] Telling { get; } = [.. Words.Select((word, i) => Weights[i] > 0 ? word.Id : -1)];

    /// <summary>The mean vector of a run of words.</summary>
    public float[] MeanOf(int first, int last)
    {
        var mean = new float[Lexicon.Dimensions];
        for (var i = first; i < last; i++)
        {
            if (Words[i].Id >= 0 && Weights[i] > 0)
            {
                Lexicon.Shipped.AddScaled(mean, Words[i].Id, Weights[i]);
            }
        }

        Normalise(mean);
        return mean;
    }

    public static float Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(left[i..]) * new Vector<float>(right[i..]);
        }

        return Vector.Sum(sum);
    }

    private static bool IsNumber(string text, Word word) => char.IsAsciiDigit(text[word.Span.Start]);

    public static void Normalise(float[] vector)
    {
        var norm = MathF.Sqrt(Cosine(vector, vector));
        for (var i = 0; norm > 0 && i < vector.Length; i++)
        {
            vector[i] /= norm;
        }
    }
}
