namespace Tracker.Web.Display;

/// <summary>A stretch of a published text to be marked.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">The unit after the last.</param>
/// <param name="Class">How it is marked.</param>
/// <param name="Id">What it belongs to.</param>
public sealed record TextMark(int Start, int End, string Class, long Id = 0);

/// <summary>A run of text under the same marks, outermost first.</summary>
public sealed record MarkedRun(int Start, int End, string Text, IReadOnlyList<TextMark> Marks)
{
    /// <summary>Whether the mark begins with this run: the place for its anchor.</summary>
    public bool Opens(TextMark mark) => mark.Start == Start;
}

/// <summary>Cuts a stretch of published text where marks begin and end. Marks may overlap in any way.</summary>
public static class TextMarks
{
    public static IReadOnlyList<MarkedRun> Split(string published, int start, int end, IEnumerable<TextMark> marks)
    {
        (start, end) = (Math.Clamp(start, 0, published.Length), Math.Clamp(end, 0, published.Length));
        var within = marks
            .Select(mark => mark with { Start = Math.Max(mark.Start, start), End = Math.Min(mark.End, end) })
            .Where(mark => mark.Start < mark.End)
            .OrderBy(mark => mark.Start)
            .ThenByDescending(mark => mark.End)
            .ToList();
        var cuts = within.SelectMany(mark => (int[])[mark.Start, mark.End]).Append(start).Append(end).Distinct().Order().ToList();
        var runs = new List<MarkedRun>();
        for (var index = 0; index + 1 < cuts.Count; index++)
        {
            var (from, to) = (cuts[index], cuts[index + 1]);
            runs.Add(new(from, to, Joined(published, from, to), [.. within.Where(mark => mark.Start <= from && mark.End >= to)]));
        }

        return runs;
    }

    /// <summary>
    /// The text as it reads: a line end inside a paragraph is the file's, not the author's. Between Chinese characters it means
    /// nothing, elsewhere it parts words. A tab parts the cells of a table's row.
    /// </summary>
    private static string Joined(string published, int start, int end)
    {
        var text = published.AsSpan(start, end - start);
        if (!text.ContainsAny('\r', '\n', '\t'))
        {
            return text.ToString();
        }

        var joined = new System.Text.StringBuilder(text.Length);
        for (var index = start; index < end; index++)
        {
            if (published[index] is not ('\r' or '\n'))
            {
                joined.Append(published[index] == '\t' ? '\u2003' : published[index]);
            }
            else if (index > 0 && index + 1 < published.Length && char.IsAscii(published[index - 1]) && char.IsAsciiLetterOrDigit(published[index + 1])
                && !char.IsWhiteSpace(published[index - 1]))
            {
                joined.Append(' ');
            }
        }

        return joined.ToString();
    }
}
