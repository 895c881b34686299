using Tracker.Engine.Language;

namespace Tracker.Engine.Linking.Training;

/// <summary>
/// Finds the words of a background text without a dictionary: character sequences that hold together (high pointwise
/// mutual information at their weakest seam) and stand in many surroundings (entropy of the neighbouring characters),
/// then re-estimated by segmenting the text with them.
/// </summary>
public static class LexiconTrainer
{
    private const int LongestCandidate = 4;
    private const int LeastOften = 24;
    private const double LeastCohesion = 1.5;
    private const double LeastEntropy = 1.3;
    private const int Rounds = 3;
    private const int MostWords = 36_000;

    /// <param name="text">The background text.</param>
    /// <returns>Words with their natural log probability, most frequent first.</returns>
    public static List<(string Word, float Logarithm)> Learn(string text)
    {
        var counts = Count(text);
        var candidates = Choose(text, counts);
        for (var round = 0; round < Rounds; round++)
        {
            candidates = Recount(text, candidates, round == Rounds - 1);
        }

        double total = candidates.Values.Sum(count => (double)count);
        return [.. candidates.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MostWords).Select(pair => (pair.Key, (float)Math.Log(pair.Value / total)))];
    }

    /// <summary>Counts of all sequences up to the longest, rare ones left out.</summary>
    private static Dictionary<ulong, int> Count(string text)
    {
        var kept = new Dictionary<ulong, int>();
        for (var n = 1; n <= LongestCandidate; n++)
        {
            var counts = new Dictionary<ulong, int>();
            for (var i = 0; i + n <= text.Length; i++)
            {
                if (Key(text, i, n) is { } key && (n == 1 || kept.ContainsKey(Key(text, i, n - 1)!.Value)))
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
                }
            }

            foreach (var (key, count) in counts.Where(pair => pair.Value >= LeastOften || n == 1))
            {
                kept.Add(key, count);
            }
        }

        return kept;
    }

    private static Dictionary<string, int> Choose(string text, Dictionary<ulong, int> counts)
    {
        var total = (double)text.Length;
        var left = new Dictionary<ulong, Dictionary<char, int>>();
        var right = new Dictionary<ulong, Dictionary<char, int>>();
        var cohesive = counts.Where(pair => Length(pair.Key) > 1 && Cohesion(pair.Key, counts, total) >= LeastCohesion)
            .Select(pair => pair.Key).ToHashSet();
        for (var n = 2; n <= LongestCandidate; n++)
        {
            for (var i = 1; i + n < text.Length; i++)
            {
                if (Key(text, i, n) is { } key && cohesive.Contains(key))
                {
                    Add(left, key, text[i - 1]);
                    Add(right, key, text[i + n]);
                }
            }
        }

        var chosen = counts.Where(pair => Length(pair.Key) == 1).ToDictionary(pair => Text(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        foreach (var key in cohesive)
        {
            if (left.TryGetValue(key, out var before) && right.TryGetValue(key, out var after)
                && Math.Min(Entropy(before), Entropy(after)) >= LeastEntropy)
            {
                chosen.Add(Text(key), counts[key]);
            }
        }

        return chosen;
    }

    private static Dictionary<string, int> Recount(string text, Dictionary<string, int> candidates, bool prune)
    {
        double total = candidates.Values.Sum(count => (double)count);
        var words = candidates.Keys.ToArray();
        using var stream = new MemoryStream();
        Lexicon.Write(stream, words, [.. words.Select(word => (float)Math.Log(candidates[word] / total))], new sbyte[words.Length * Lexicon.Dimensions]);
        stream.Position = 0;
        var segmenter = new Segmenter(Lexicon.Read(stream));
        var counts = new int[words.Length];
        foreach (var line in text.Split('\n'))
        {
            foreach (var word in segmenter.Split(line))
            {
                if (word.Id >= 0)
                {
                    counts[word.Id]++;
                }
            }
        }

        return words.Select((word, i) => (word, count: counts[i]))
            .Where(pair => pair.word.Length == 1 || pair.count >= (prune ? LeastOften / 2 : 6))
            .ToDictionary(pair => pair.word, pair => Math.Max(1, pair.count), StringComparer.Ordinal);
    }

    /// <summary>The pointwise mutual information at the weakest seam.</summary>
    private static double Cohesion(ulong key, Dictionary<ulong, int> counts, double total)
    {
        var length = Length(key);
        var weakest = double.PositiveInfinity;
        for (var cut = 1; cut < length; cut++)
        {
            var left = key >> (16 * (length - cut));
            var right = key & ((1UL << (16 * (length - cut))) - 1);
            if (!counts.TryGetValue(left, out var a) || !counts.TryGetValue(right, out var b))
            {
                return 0;
            }

            weakest = Math.Min(weakest, Math.Log(counts[key] * total / ((double)a * b)));
        }

        return weakest;
    }

    private static double Entropy(Dictionary<char, int> neighbours)
    {
        double total = neighbours.Values.Sum();
        return -neighbours.Sum(pair => pair.Value / total * Math.Log(pair.Value / total));
    }

    private static void Add(Dictionary<ulong, Dictionary<char, int>> neighbours, ulong key, char c)
    {
        if (!neighbours.TryGetValue(key, out var counts))
        {
            neighbours.Add(key, counts = []);
        }

        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, c, out _)++;
    }

    /// <summary>Up to four characters in one number, or null where one of them is not Han.</summary>
    private static ulong? Key(string text, int start, int length)
    {
        ulong key = 0;
        for (var i = start; i < start + length; i++)
        {
            if (!Chinese.IsHan(text[i]))
            {
                return null;
            }

            key = (key << 16) | text[i];
        }

        return key;
    }

    private static int Length(ulong key) => key < 1UL << 16 ? 1 : key < 1UL << 32 ? 2 : key < 1UL << 48 ? 3 : 4;

    private static string Text(ulong key) => string.Create(Length(key), key, static (chars, value) =>
    {
        for (var i = chars.Length - 1; i >= 0; i--, value >>= 16)
        {
            chars[i] = (char)(value & 0xffff);
        }
    });
}
