namespace Tracker.Engine.Reports;

/// <summary>
/// Decides whether a line continues the one before. A break is undone only on evidence: gluing a heading or an item to
/// its neighbour does more harm than leaving a sentence in two pieces.
/// </summary>
internal sealed class LineJoiner
{
    private const int NearBracket = 30;
    private const int NearBracketAcrossBlank = 12;
    private const int Slack = 4;

    private readonly PublishedPage page;
    private readonly PageLayout layout;

    private LineJoiner(PublishedPage page, PageLayout layout)
    {
        this.page = page;
        this.layout = layout;
    }

    internal static LineJoiner For(PublishedPage page) => new(page, PageLayout.Of(page));

    /// <param name="paragraph">What has been joined so far, ending with line <paramref name="last"/>.</param>
    /// <param name="last">The line before.</param>
    /// <param name="next">The next line with text.</param>
    internal bool Joins(ReadOnlySpan<char> paragraph, int last, int next)
    {
        var a = page.Lines[last];
        var b = page.Lines[next];
        if (b.IsParted || a.IsRow || b.IsRow)
        {
            return false;
        }

        var text = page.Folded.Chars[b.Start..b.End];
        var numbered = LineShape.IsNumbered(text);
        var ended = Glyph.SentenceEnds.Contains(paragraph[^1]) || EndsQuoted(paragraph);
        var (blank, invisible) = Between(last, next);
        if (blank)
        {
            return !numbered && LineShape.OpensBracket(paragraph, NearBracketAcrossBlank)
                && !LineShape.IsDateOrSignature(text);
        }

        if (LineShape.OpensBracket(paragraph, NearBracket))
        {
            return !numbered || paragraph[^1] is '（' or '(';
        }

        if (ended && !layout.FillsLine(a, Slack))
        {
            return false;
        }

        if (invisible || (Glyph.Closing.Contains(text[0]) && !ended))
        {
            return true;
        }

        if (layout.FillsLine(a, Slack) && next > layout.HeadEnd)
        {
            return ContinuesFullLine(b, ended, numbered);
        }

        if (next <= layout.HeadEnd)
        {
            return LineShape.BreaksTitleWord(paragraph, text);
        }

        if (numbered || LineShape.IsDateOrSignature(text) || ended)
        {
            return false;
        }

        return paragraph[^1] is '，' or ',' or '、' || LineShape.IsBareMarker(paragraph)
            || (layout.BlankSeparates && b.Indent == 0 && !LineShape.IsHeadingLike(paragraph) && !LineShape.IsDateOrSignature(paragraph)
                && !FurnitureCues.IsTailNoise(text) && !FurnitureCues.IsTailNoise(paragraph));
    }

    private static bool EndsQuoted(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[^1] is '”' or '）' or '"' or ')' && text[^2] is '。' or '！' or '？';

    private bool ContinuesFullLine(PublishedLine b, bool ended, bool numbered)
    {
        if (layout.Indents)
        {
            return b.Indent <= layout.BaseIndent && (!numbered || !ended);
        }

        return !numbered && (!ended || layout.BlankSeparates);
    }

    private (bool Blank, bool Invisible) Between(int last, int next)
    {
        bool blank = false, invisible = false;
        for (var i = last + 1; i < next; i++)
        {
            blank |= !page.Lines[i].IsInvisible;
            invisible |= page.Lines[i].IsInvisible;
        }

        return (blank, invisible);
    }
}
