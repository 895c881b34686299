namespace Tracker.Engine.Linking;

/// <summary>A statement as numbered terms, in order and as a sorted set.</summary>
internal sealed class TermSequence
{
    public TermSequence(int[] terms, int[] places)
    {
        Terms = terms;
        Places = places;
        Distinct = SortedSet(terms);
    }

    public int[] Terms { get; }

    /// <summary>For each term the place of its first character in the statement.</summary>
    public int[] Places { get; }

    public int[] Distinct { get; }

    private static int[] SortedSet(int[] terms)
    {
        int[] sorted = [.. terms];
        Array.Sort(sorted);
        var n = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (n == 0 || sorted[n - 1] != sorted[i])
            {
                sorted[n++] = sorted[i];
            }
        }

        return n == sorted.Length ? sorted : sorted[..n];
    }
}
