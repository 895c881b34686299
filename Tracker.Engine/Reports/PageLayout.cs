namespace Tracker.Engine.Reports;

/// <summary>How a page sets its paragraphs apart; worked out once from all its lines.</summary>
/// <param name="WrapWidth">The columns at which lines are broken, 0 if they are not.</param>
/// <param name="BlankSeparates">A blank line stands between paragraphs.</param>
/// <param name="Indents">The first line of a paragraph is indented.</param>
/// <param name="BaseIndent">The indentation of lines that begin no paragraph.</param>
/// <param name="HeadEnd">The first line of running text or numbering; titles stand before it.</param>
internal sealed record PageLayout(int WrapWidth, bool BlankSeparates, bool Indents, int BaseIndent, int HeadEnd)
{
    private const int NarrowestWrap = 36;
    private const int WidestWrap = 200;
    private const int RunningText = 80;

    internal bool FillsLine(PublishedLine line, int slack) => WrapWidth > 0 && line.Indent + line.Width >= WrapWidth - slack;

    internal static PageLayout Of(PublishedPage page)
    {
        var lines = page.Lines.Where(line => !line.IsBlank).ToArray();
        var indents = lines.Select(line => line.Indent).ToArray();
        var baseIndent = indents.Length == 0 ? 0 : indents.Min();
        var indented = indents.Count(indent => indent >= baseIndent + 2);
        return new PageLayout(
            Wrap(page, lines),
            BlanksSeparate(page),
            indented >= 3 && indented < lines.Length,
            baseIndent,
            Head(page));
    }

    private static int Wrap(PublishedPage page, PublishedLine[] lines)
    {
        var widths = lines.Select(line => line.Indent + line.Width).ToArray();
        foreach (var candidate in widths.Where(width => width is >= NarrowestWrap and <= WidestWrap).GroupBy(width => width / 2).OrderByDescending(group => group.Count()).Take(3))
        {
            var wrap = (candidate.Key * 2) + 1;
            var full = lines.Where(line => Math.Abs(line.Indent + line.Width - wrap) <= 3).ToArray();
            var unended = full.Count(line => !Glyph.SentenceEnds.Contains(page.Folded[line.End - 1]));
            var beyond = widths.Count(width => width > wrap + 4);
            if (full.Length >= 6 && full.Length >= 0.3 * lines.Length && unended >= 0.6 * full.Length && beyond <= 0.05 * lines.Length)
            {
                return wrap;
            }
        }

        return 0;
    }

    private static bool BlanksSeparate(PublishedPage page)
    {
        int ended = 0, separated = 0;
        for (var i = 0; i < page.Lines.Count - 1; i++)
        {
            var line = page.Lines[i];
            if (line.IsBlank || !Glyph.SentenceEnds.Contains(page.Folded[line.End - 1]))
            {
                continue;
            }

            ended++;
            separated += page.Lines[i + 1].IsBlank ? 1 : 0;
        }

        return ended >= 5 && separated >= 0.7 * ended;
    }

    private static int Head(PublishedPage page)
    {
        for (var i = 0; i < page.Lines.Count; i++)
        {
            var line = page.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            var text = page.Folded.Chars[line.Start..line.End];
            if (LineShape.IsSalutation(text) || Numbering.At(text) is { IsHeadingNumber: true }
                || (line.Width >= RunningText && text.IndexOfAny('。', '，', ',') >= 0 && text.IndexOf('>') < 0))
            {
                return i;
            }
        }

        return page.Lines.Count;
    }
}
