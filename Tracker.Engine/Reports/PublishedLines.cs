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

    /// <summary>It stands on one line with the paragraph before it, which it does not continue.</summary>
    internal bool IsParted { get; init; }
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
        var mayHoldMore = LostBreaks.MayHold(folded.Chars[start..textEnd]);
        while (Gap(published, folded, line, mayHoldMore) is { End: > 0 } gap)
        {
            var (gapStart, gapEnd) = (line.Start + gap.Start, line.Start + gap.End);
            lines.Add(line with { End = gapStart, Width = 2 * gap.Start, BreakAfter = folded.OffsetOf(gapStart) });
            line = line with { Start = gapEnd, Indent = indent, BreakBefore = folded.OffsetOf(gapEnd) - 1, IsParted = true };
        }

        lines.Add(line);
    }

    /// <summary>White space within the line that parts paragraphs, relative to the line's start.</summary>
    private static (int Start, int End) Gap(string published, MappedText folded, PublishedLine line, bool mayHoldMore)
    {
        if (line.IsBlank)
        {
            return default;
        }

        var text = folded.Chars[line.Start..line.End];
        var gap = RunInHeading.GapAfter(text);
        if (gap >= 0)
        {
            return (gap, gap + text[gap..].IndexOfAnyExcept(' ', '\t'));
        }

        return mayHoldMore ? LostBreaks.Next(text, i => published[folded.OffsetOf(line.Start + i)] == '\u3000' ? 2 : 1) : default;
    }
}
