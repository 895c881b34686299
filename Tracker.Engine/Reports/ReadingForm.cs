using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>
/// Brings a published text into the form the engine reads: characters folded, lines joined to paragraphs, punctuation
/// and spacing unified, and every unit mapped back to the place it came from.
/// </summary>
internal static class ReadingForm
{
    internal static ReportText Of(string published)
    {
        var page = PublishedLines.Of(published);
        var joiner = LineJoiner.For(page);
        var reading = new MappedText(page.Folded.Length + 16);
        var paragraph = new MappedText(1024);
        var spans = new List<TextSpan>();

        var lines = page.Lines;
        for (var first = 0; first < lines.Count;)
        {
            if (lines[first].IsBlank)
            {
                first++;
                continue;
            }

            paragraph.Clear();
            Append(page.Folded, lines[first], paragraph);
            var last = first;
            for (var next = NextText(lines, first); next < lines.Count && joiner.Joins(paragraph.Chars, last, next); next = NextText(lines, next))
            {
                Append(page.Folded, lines[next], paragraph);
                last = next;
            }

            Typography.Unify(paragraph.Writable);
            var start = Start(reading, spans);
            Spacing.Write(paragraph, reading, lines[first].IsRow);
            if (reading.Length > start)
            {
                spans.Add(new TextSpan(start, reading.Length));
                Break(page, last, reading);
            }

            first = last + 1;
        }

        return Finish(published, reading, spans);
    }

    private static int Start(MappedText reading, List<TextSpan> spans) => spans.Count == 0 ? 0 : reading.Length;

    private static int NextText(IReadOnlyList<PublishedLine> lines, int index)
    {
        do
        {
            index++;
        }
        while (index < lines.Count && lines[index].IsBlank);
        return index;
    }

    private static void Append(MappedText folded, PublishedLine line, MappedText paragraph)
    {
        // A word of Latin letters that ends at the line's end needs its space back; anything Chinese needs none.
        if (paragraph.Length > 0 && char.IsAsciiLetter(paragraph[paragraph.Length - 1]) && char.IsAsciiLetter(folded[line.Start]))
        {
            paragraph.Add(' ', line.BreakBefore);
        }

        for (var i = line.Start; i < line.End; i++)
        {
            paragraph.Add(folded[i], folded.OffsetOf(i));
        }
    }

    private static void Break(PublishedPage page, int lastLine, MappedText reading) => reading.Add('\n', page.Lines[lastLine].BreakAfter);

    private static ReportText Finish(string published, MappedText reading, List<TextSpan> spans)
    {
        // The last paragraph has no line break of its own.
        var length = spans.Count == 0 ? 0 : spans[^1].End;
        var text = reading.ToString()[..length];
        var roles = PageFurniture.Roles(text, spans);
        var paragraphs = new Paragraph[spans.Count];
        for (var i = 0; i < paragraphs.Length; i++)
        {
            paragraphs[i] = new Paragraph(spans[i], roles[i]);
        }

        return new ReportText(published, text, reading.ToOffsets()[..length], paragraphs);
    }
}
