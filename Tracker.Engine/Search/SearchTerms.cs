namespace Tracker.Engine.Search;

/// <summary>
/// What the index is made of: every character of a folded text, and every two that stand side by side, as one number. Two
/// characters are the shortest Chinese words, so that any word of two or more is found by its pairs, and no dictionary decides
/// where words begin.
/// </summary>
internal static class SearchTerms
{
    /// <summary>Raised when folding or terms change: what was indexed before is then indexed anew.</summary>
    public const int Version = 1;

    /// <summary>Adds the terms of a folded text.</summary>
    public static void AddOf(ReadOnlySpan<char> folded, ISet<int> terms)
    {
        for (var index = 0; index < folded.Length; index++)
        {
            if (!IsContent(folded[index]))
            {
                continue;
            }

            terms.Add(folded[index]);
            if (index + 1 < folded.Length && IsContent(folded[index + 1]))
            {
                terms.Add(Pair(folded[index], folded[index + 1]));
            }
        }
    }

    /// <summary>The terms that a text with this folded word must have: its pairs, or a character that stands alone.</summary>
    public static IEnumerable<int> OfWord(string folded)
    {
        for (var start = 0; start < folded.Length; start++)
        {
            if (!IsContent(folded[start]))
            {
                continue;
            }

            var end = start + 1;
            for (; end < folded.Length && IsContent(folded[end]); end++)
            {
                yield return Pair(folded[end - 1], folded[end]);
            }

            if (end == start + 1)
            {
                yield return folded[start];
            }

            start = end;
        }
    }

    /// <summary>Letters, digits and Chinese characters, rare ones by their halves; punctuation parts words.</summary>
    public static bool IsContent(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private static int Pair(char first, char second) => unchecked((first << 16) | second);
}
