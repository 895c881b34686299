using System.Text;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>
/// Finds words in a text by their letters and digits alone: width, white space and punctuation may differ between two versions
/// of a report without anything else being said. Made once for a text and asked as often as needed.
/// </summary>
public sealed class AnchorIndex
{
    private readonly string reading;
    private readonly string words;
    private readonly int[] places;

    public AnchorIndex(ReportText text)
    {
        reading = text.Reading;
        (words, places) = Bare(reading);
    }

    /// <summary>Names a place that holds at least one letter or digit.</summary>
    public TextAnchor Of(TextSpan span)
    {
        var quote = span.Text(reading);
        var before = Math.Max(0, span.Start - TextAnchor.ContextLength);
        var after = Math.Min(reading.Length, span.End + TextAnchor.ContextLength);
        var first = FirstAt(span.Start);
        var occurrence = 1;
        foreach (var at in Occurrences(Bare(quote).Words))
        {
            if (at >= first)
            {
                break;
            }

            occurrence++;
        }

        return new(quote, reading[before..span.Start], reading[span.End..after], occurrence);
    }

    /// <summary>Every place with these words, none of them across a paragraph break.</summary>
    public IReadOnlyList<TextSpan> Places(string quote) =>
        [.. Occurrences(Bare(quote).Words).Select(at => SpanOf(at, quote)).Where(span => !span.Of(reading).Contains('\n'))];

    /// <summary>
    /// The place that is meant: the only one with the words, else the one with the likest surroundings, else, where several are
    /// alike, the one with the number it had.
    /// </summary>
    public AnchorPlace Find(TextAnchor anchor)
    {
        var found = Places(anchor.Quote);
        if (found.Count <= 1)
        {
            return new(found.Count == 0 ? null : found[0], false);
        }

        var (before, after) = (Bare(anchor.Prefix).Words, Bare(anchor.Suffix).Words);
        var likeness = found.Select(span => Likeness(span, before, after)).ToList();
        var best = likeness.Max();
        var alike = Enumerable.Range(0, found.Count).Where(index => likeness[index] == best).ToList();
        return alike is [var only] ? new(found[only], false)
            : alike.Contains(anchor.Occurrence - 1) ? new(found[anchor.Occurrence - 1], false)
            : new(null, true);
    }

    /// <summary>
    /// The place in <paramref name="span"/> before which as many letters and digits stand as in <paramref name="head"/>; a
    /// bracket that opens there belongs to what follows.
    /// </summary>
    public int After(TextSpan span, string head)
    {
        var index = FirstAt(span.Start) + Bare(head).Words.Length;
        var at = index < places.Length ? Math.Min(places[index], span.End) : span.End;
        while (at > span.Start && at < span.End && Chinese.Opens(reading[at - 1]))
        {
            at--;
        }

        return at;
    }

    private static (string Words, int[] Places) Bare(string text)
    {
        var kept = new StringBuilder(text.Length);
        var from = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            if (isRune && Rune.IsLetterOrDigit(rune))
            {
                kept.Append(text, at, length);
                from.AddRange(Enumerable.Range(at, length));
            }

            at += length;
        }

        return (kept.ToString(), [.. from]);
    }

    private IEnumerable<int> Occurrences(string quoted)
    {
        for (var at = quoted.Length == 0 ? -1 : words.IndexOf(quoted, StringComparison.Ordinal);
            at >= 0;
            at = words.IndexOf(quoted, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    /// <summary>From the first to the last letter, with the marks around them that the quote itself has: 《 and 》, %, ”.</summary>
    private TextSpan SpanOf(int at, string quote)
    {
        var bare = Bare(quote).Places;
        var (start, end) = (places[at], places[at + bare.Length - 1] + 1);
        for (var mark = bare[0] - 1; mark >= 0 && start > 0 && reading[start - 1] == quote[mark]; mark--)
        {
            start--;
        }

        for (var mark = bare[^1] + 1; mark < quote.Length && end < reading.Length && reading[end] == quote[mark]; mark++)
        {
            end++;
        }

        return new(start, end);
    }

    private int Likeness(TextSpan span, string before, string after)
    {
        var (first, next) = (FirstAt(span.Start), FirstAt(span.End));
        var same = 0;
        while (same < before.Length && same < first && words[first - 1 - same] == before[^(same + 1)])
        {
            same++;
        }

        var sameAfter = 0;
        while (sameAfter < after.Length && next + sameAfter < words.Length && words[next + sameAfter] == after[sameAfter])
        {
            sameAfter++;
        }

        return same + sameAfter;
    }

    /// <summary>The first letter or digit at a place or after it.</summary>
    private int FirstAt(int place)
    {
        var index = Array.BinarySearch(places, place);
        return index < 0 ? ~index : index;
    }
}
