using System.Text;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Search;

/// <summary>
/// A text as the search sees it: width, case and look-alike characters folded, white space and invisible characters left out,
/// every unit mapped back to its place. Traditional characters stay what they are.
/// </summary>
public sealed class SearchText
{
    private static readonly char[] Folded = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => FoldOnce((char)c))];

    private readonly string text;
    private readonly int[] offsets;

    private SearchText(string text, int[] offsets) => (this.text, this.offsets) = (text, offsets);

    public int Length => text.Length;

    public static SearchText Of(string original)
    {
        var (folded, offsets) = (new StringBuilder(original.Length), new List<int>(original.Length));
        for (var index = 0; index < original.Length; index++)
        {
            if (Folded[original[index]] is not '\0' and var c)
            {
                folded.Append(c);
                offsets.Add(index);
            }
        }

        return new(folded.ToString(), [.. offsets]);
    }

    /// <summary>The folded text alone.</summary>
    public static string Fold(ReadOnlySpan<char> original)
    {
        var folded = new StringBuilder(original.Length);
        foreach (var character in original)
        {
            if (Folded[character] is not '\0' and var c)
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    /// <summary>Where a folded word stands in the original, one occurrence after the other.</summary>
    public IEnumerable<TextSpan> Find(string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            yield return new(offsets[at], offsets[at + word.Length - 1] + 1);
        }
    }

    public bool Contains(string word) => text.Contains(word, StringComparison.Ordinal);

    // '\0' for what leaves no mark on the page.
    private static char FoldOnce(char c) => Glyph.IsSpace(c) || Glyph.IsLineBreak(c) || Glyph.IsInvisible(c)
        ? '\0'
        : c is >= '\uFF01' and <= '\uFF5E' ? char.ToLowerInvariant((char)(c - 0xFEE0)) : char.ToLowerInvariant(Glyph.Fold(c));
}
