using System.Text.RegularExpressions;

namespace Tracker.Engine.Accountability;

/// <summary>Finds paragraphs of a review that the year before's review already had, but for a word or the year's number.</summary>
public static partial class RecycledParagraphs
{
    /// <summary>Shorter paragraphs are headings and formulas that every report shares.</summary>
    public const int MinLength = 40;

    public const double MinSimilarity = 0.9;

    /// <returns>For each later paragraph that was found the index of its likest earlier one, in the order of the later text.</returns>
    public static IReadOnlyList<(int Earlier, int Later, double Similarity)> Find(IReadOnlyList<string> earlier, IReadOnlyList<string> later)
    {
        var earlierPairs = earlier.Select(Pairs).ToArray();
        var found = new List<(int, int, double)>();
        for (var index = 0; index < later.Count; index++)
        {
            var pairs = Pairs(later[index]);
            var (best, similarity) = (-1, 0.0);
            for (var candidate = 0; candidate < earlierPairs.Length; candidate++)
            {
                var score = Similarity(earlierPairs[candidate], pairs);
                if (score > similarity)
                {
                    (best, similarity) = (candidate, score);
                }
            }

            if (similarity >= MinSimilarity)
            {
                found.Add((best, index, similarity));
            }
        }

        return found;
    }

    /// <summary>The pairs of neighbouring characters, sorted. Figures count: the same sentence with new figures is news.</summary>
    private static int[] Pairs(string paragraph)
    {
        var text = YearNumber().Replace(paragraph, "年");
        if (text.Length < MinLength)
        {
            return [];
        }

        var pairs = new int[text.Length - 1];
        for (var index = 0; index < pairs.Length; index++)
        {
            pairs[index] = (text[index] << 16) | text[index + 1];
        }

        Array.Sort(pairs);
        return pairs;
    }

    /// <summary>Twice the shared pairs over all pairs.</summary>
    private static double Similarity(int[] one, int[] other)
    {
        // Too different in length to reach the threshold at all; also keeps the short ones out.
        if (Math.Min(one.Length, other.Length) * 2 < MinSimilarity * (one.Length + other.Length) || one.Length == 0)
        {
            return 0;
        }

        var (shared, left, right) = (0, 0, 0);
        while (left < one.Length && right < other.Length)
        {
            var order = one[left].CompareTo(other[right]);
            shared += order == 0 ? 1 : 0;
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return 2.0 * shared / (one.Length + other.Length);
    }

    [GeneratedRegex("20[0-9]{2}年", RegexOptions.CultureInvariant)]
    private static partial Regex YearNumber();
}
