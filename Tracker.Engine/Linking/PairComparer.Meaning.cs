using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>The features that look past the wording: does the statement hold words of like meaning?</summary>
internal sealed partial class PairComparer
{
    /// <summary>Below this cosine two words are not akin.</summary>
    private const float AkinFrom = 0.4f;

    private const int Heaviest = 3;

    private static void MeaningOf(Meaning promise, Meaning answer, Window window, Span<float> values)
    {
        values[(int)LinkFeature.MeaningCosine] = Meaning.Cosine(promise.Mean, answer.Mean);
        values[(int)LinkFeature.MeaningWindowCosine] = Meaning.Cosine(promise.Mean, answer.MeanOf(window.FirstWord, window.LastWord));
        if (promise.TotalWeight <= 0)
        {
            return;
        }

        float whole = 0, inWindow = 0;
        Span<(float Weight, float Found)> heaviest = stackalloc (float, float)[Heaviest];
        for (var i = 0; i < promise.Words.Length; i++)
        {
            var weight = promise.Weights[i];
            if (weight <= 0)
            {
                continue;
            }

            var (anywhere, near) = Found(promise.Words[i].Id, answer, window);
            whole += weight * anywhere;
            inWindow += weight * near;
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

    /// <summary>How closely the statement comes to a word, 0 to 1: anywhere and within the window.</summary>
    private static (float Anywhere, float Near) Found(int word, Meaning answer, Window window)
    {
        float anywhere = 0, near = 0;
        for (var i = 0; i < answer.Words.Length; i++)
        {
            if (answer.Weights[i] <= 0)
            {
                continue;
            }

            var akin = Akin(word, answer.Words[i].Id);
            anywhere = MathF.Max(anywhere, akin);
            if (i >= window.FirstWord && i < window.LastWord)
            {
                near = MathF.Max(near, akin);
            }
        }

        return (anywhere, near);
    }

    private static float Akin(int left, int right)
    {
        if (left == right)
        {
            return left < 0 ? 0 : 1;
        }

        if (left < 0 || right < 0)
        {
            return 0;
        }

        var cosine = Meaning.Cosine(Lexicon.Shipped.Vector(left), Lexicon.Shipped.Vector(right));
        return cosine <= AkinFrom ? 0 : (cosine - AkinFrom) / (1 - AkinFrom);
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
