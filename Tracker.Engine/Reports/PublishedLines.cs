namespace Tracker.Engine.Reports;

/// <summary>One line of the published page, as a range of the folded text, without its indentation.</summary>
/// <param name="Start">First unit in the folded text.</param>
/// <param name="End">End, exclusive, without trailing space.</param>
/// <param name="Indent">Columns of white space before it.</param>
/// <param name="Width">Columns it takes; a Chinese character takes two.</param>
/// <param name="BreakBefore">Published offset of the line break before it.</param>
/// <param name="BreakAfter">Published offset of the line break after it.</param>
internal readonly record struct PublishedLine(int Start, int End, int Indent, int Width, int BreakBefore, int BreakAfter)
{
    internal bool IsBlank => End <= Start;

    /// <summary>Nothing to see, yet not empty: the remains of an inline element, which never ends a paragraph.</summary>
    internal bool IsInvisible { get; init; }

    /// <summary>A row of a table whose cells are separated by tabs.</summary>
    internal bool IsRow { get; init; }

    /// <summary>It follows a heading printed on the same line.</summary>
    internal bool FollowsHeading { get; init; }
}

internal sealed record PublishedPage(MappedText Folded, IReadOnlyList<PublishedLine> Lines);

/// <summary>Folds a published text character by character and takes it apart into lines.</summary>
internal static class PublishedLines
{
    internal static PublishedPage Of(string published)
    {
        var folded = new MappedText(published.Length);
        var lines = new List<PublishedLine>();
        var breakBefore = 0;
        for (var at = 0; at <= published.Length;)
        {
            var end = at;
            while (end < published.Length && !Glyph.IsLineBreak(published[end]))
            {
                end++;
            }

            AddLine(published, at, end, breakBefore, folded, lines);
            breakBefore = end;
            at = end + (end + 1 < published.Length && published[end] == '\r' && published[end + 1] == '\n' ? 2 : 1);
        }

        TableRows.Mark(folded, lines);
        return new PublishedPage(folded, lines);
    }

    private static void AddLine(string published, int at, int end, int breakBefore, MappedText folded, List<PublishedLine> lines)
    {
        var start = folded.Length;
        int indent = 0, width = 0, textEnd = start;
        var invisible = false;
        for (var i = at; i < end; i++)
        {
            var c = published[i];
            if (Glyph.IsInvisible(c))
            {
                invisible = true;
                continue;
            }

            var space = Glyph.IsSpace(c);
            if (space && folded.Length == start)
            {
                indent += c switch { '\t' => 4, '\u3000' => 2, _ => 1 };
                continue;
            }

            folded.Add(space ? (c == '\t' ? '\t' : ' ') : Glyph.Fold(c), i);
            width += Glyph.IsChinese(c) ? 2 : 1;
            if (!space)
            {
                textEnd = folded.Length;
            }
        }

        var line = new PublishedLine(start, textEnd, indent, width, breakBefore, end) { IsInvisible = invisible && textEnd == start };
        var gap = line.IsBlank ? -1 : RunInHeading.GapAfter(folded.Chars[start..textEnd]);
        if (gap < 0)
        {
            lines.Add(line);
            return;
        }

        var after = start + gap;
        while (folded[after] is ' ' or '\t')
        {
            after++;
        }

        var rest = folded.OffsetOf(after);
        lines.Add(line with { End = start + gap, Width = 2 * gap, BreakAfter = folded.OffsetOf(start + gap) });
        lines.Add(line with { Start = after, Indent = indent, BreakBefore = rest - 1, FollowsHeading = true });
    }
}
