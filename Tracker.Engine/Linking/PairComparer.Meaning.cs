using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>The features that look past the wording: does the statement hold words of like meaning, in the like places?</summary>
internal sealed partial class PairComparer
{
    /// <summary>Below this cosine two words are not akin.</summary>
    private const float AkinFrom = 0.4f;

    private const int Heaviest = 3;

    private readonly WordAlignment alignment = new();
    private float[] akin = new float[1024];

    private void MeaningOf(Meaning promise, Meaning answer, Window window, Span<float> values)
    {
        values[(int)LinkFeature.MeaningCosine] = Meaning.Cosine(promise.Mean, answer.Mean);
        values[(int)LinkFeature.MeaningWindowCosine] = Meaning.Cosine(promise.Mean, window.Mean);
        if (promise.TotalWeight <= 0)
        {
            return;
        }

        FillAkin(promise, answer);
        CorrectAkin(promise, answer);
        Coverage(promise, answer.Words.Length, window, values);
        Align(promise, answer, window, values);
    }

    private void FillAkin(Meaning promise, Meaning answer)
    {
        var needed = promise.Words.Length * answer.Words.Length;
        if (akin.Length < needed)
        {
            akin = new float[needed * 2];
        }

        for (var i = 0; i < promise.Words.Length; i++)
        {
            var row = akin.AsSpan(i * answer.Words.Length, answer.Words.Length);
            var word = promise.Words[i].Id;
            if (promise.Telling[i] >= 0)
            {
                Lexicon.Shipped.Cosines(word, answer.Telling, row);
            }
            else
            {
                row.Clear();
            }

            for (var j = 0; j < row.Length; j++)
            {
                row[j] = word >= 0 && answer.Words[j].Id == word ? 1 : MathF.Max(0, (row[j] - AkinFrom) / (1 - AkinFrom));
            }
        }
    }

    private void Coverage(Meaning promise, int columns, Window window, Span<float> values)
    {
        float whole = 0, inWindow = 0;
        Span<(float Weight, float Found)> heaviest = stackalloc (float, float)[Heaviest];
        for (var i = 0; i < promise.Words.Length; i++)
        {
            var weight = promise.Weights[i];
            if (weight <= 0)
            {
                continue;
            }

            var row = akin.AsSpan(i * columns, columns);
            var anywhere = Highest(row);
            whole += weight * anywhere;
            inWindow += weight * Highest(row[window.FirstWord..window.LastWord]);
            KeepHeaviest(heaviest, (weight, anywhere));
        }

        values[(int)LinkFeature.MeaningCoverage] = whole / promise.TotalWeight;
        values[(int)LinkFeature.MeaningWindowCoverage] = inWindow / promise.TotalWeight;
        var worst = 1f;
        foreach (var (weight, found) in heaviest)
        {
            worst = weight > 0 ? MathF.Min(worst, found) : worst;
        }

        values[(int)LinkFeature.MeaningWorst] = worst;
    }

    private void Align(Meaning promise, Meaning answer, Window window, Span<float> values)
    {
        // The alignment sees the window only; its likenesses are gathered row by row.
        var columns = window.LastWord - window.FirstWord;
        var rows = promise.Words.Length;
        Span<float> near = columns * rows <= 4096 ? stackalloc float[columns * rows] : new float[columns * rows];
        for (var i = 0; i < rows; i++)
        {
            akin.AsSpan((i * answer.Words.Length) + window.FirstWord, columns).CopyTo(near[(i * columns)..]);
        }

        var result = alignment.Align(promise.Weights, answer.Weights.AsSpan(window.FirstWord, columns), near);
        values[(int)LinkFeature.AlignedMatched] = result.Matched;
        values[(int)LinkFeature.AlignedReplaced] = result.Replaced;
        values[(int)LinkFeature.AlignedHeaviestReplaced] = result.HeaviestReplaced;
        values[(int)LinkFeature.AlignedDropped] = result.Dropped;
        values[(int)LinkFeature.AlignedInserted] = result.Inserted;
        values[(int)LinkFeature.FrameWithOtherObject] = result.Matched * result.Replaced;
    }

    private static float Highest(ReadOnlySpan<float> row)
    {
        var highest = 0f;
        foreach (var value in row)
        {
            highest = value > highest ? value : highest;
        }

        return highest;
    }

    private static void KeepHeaviest(Span<(float Weight, float Found)> heaviest, (float Weight, float Found) one)
    {
        for (var k = 0; k < heaviest.Length; k++)
        {
            if (one.Weight > heaviest[k].Weight)
            {
                (heaviest[k], one) = (one, heaviest[k]);
            }
        }
    }
}
