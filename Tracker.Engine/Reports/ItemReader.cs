using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Reads the numbered items of a part into a tree: (一), 1., （1）, ①, 一是 …</summary>
internal static class ItemReader
{
    private const int LongestPlainHeading = 40;
    private const int FewestTopics = 3;

    /// <summary>A work report's plan is longer, and what opens its paragraphs is promised like the rest.</summary>
    private const int LongestBrief = 4000;

    internal static IReadOnlyList<OutlineItem> Read(Body body, TextSpan part)
    {
        var marks = new List<ItemMark>();
        var paragraphs = PartSplitter.ParagraphsIn(body, part).ToArray();
        var opensWithTopics = part.Length <= LongestBrief && OpensWithTopics(body, paragraphs);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var line = paragraphs[i].Of(body.Reading);
            if (Numbering.At(line) is { } marker)
            {
                marks.Add(ItemHeading.Of(body.Reading, paragraphs[i], marker, HasTextBeneath(body, paragraphs, i, marker.Style) && !EndsList(body, paragraphs, i, marker)));
            }
            else if (opensWithTopics && ItemHeading.TopicLength(line) is > 0 and var topic)
            {
                marks.Add(new ItemMark(NumberStyle.Plain, paragraphs[i].Start, 0, paragraphs[i] with { End = paragraphs[i].Start + topic }));
            }
            else if (IsPlainHeading(line) && i + 1 < paragraphs.Length && paragraphs[i + 1].Length > line.Length)
            {
                marks.Add(new ItemMark(NumberStyle.Plain, paragraphs[i].Start, 0, paragraphs[i]));
            }

            InlineItems.Add(body.Reading, paragraphs[i], marks);
        }

        return Nest(body.Reading, marks, part.End);
    }

    /// <summary>Whether it is the report's habit to open a paragraph with a short sentence that names its topic.</summary>
    private static bool OpensWithTopics(Body body, TextSpan[] paragraphs)
    {
        int topics = 0, others = 0;
        foreach (var paragraph in paragraphs)
        {
            var line = paragraph.Of(body.Reading);
            if (Numbering.At(line) is null)
            {
                var opens = ItemHeading.TopicLength(line) > 0;
                topics += opens ? 1 : 0;
                others += !opens && line.Length > LongestPlainHeading ? 1 : 0;
            }
        }

        return topics >= FewestTopics && topics > others;
    }

    private static bool IsPlainHeading(ReadOnlySpan<char> line) =>
        line.Length <= LongestPlainHeading && !line.ContainsAny(Glyph.NotInHeadingLine) && !LineShape.IsDateOrSignature(line) && line[0] is not ('（' or '“') && line[^1] != '：';

    /// <summary>A marked line that stands alone heads what follows; followed by the next of its kind it is a statement itself.</summary>
    private static bool HasTextBeneath(Body body, TextSpan[] paragraphs, int at, NumberStyle style) =>
        at + 1 < paragraphs.Length && (Numbering.At(paragraphs[at + 1].Of(body.Reading)) is not { } next || next.Style > style);

    /// <summary>The last item of a list, each a sentence in a line of its own: what stands beneath it closes the part.</summary>
    private static bool EndsList(Body body, TextSpan[] paragraphs, int at, NumberMarker marker) =>
        !marker.IsHeadingNumber && paragraphs[at].Of(body.Reading)[^1] is '。' or '；'
        && at > 0 && Numbering.At(paragraphs[at - 1].Of(body.Reading)) is { } before && before.Style == marker.Style && before.Value == marker.Value - 1;

    private static List<OutlineItem> Nest(string reading, List<ItemMark> marks, int end)
    {
        var at = 0;
        return Level(reading, marks, ref at, end, NumberStyle.Chapter);
    }

    private static List<OutlineItem> Level(string reading, List<ItemMark> marks, ref int at, int end, NumberStyle outer)
    {
        var items = new List<OutlineItem>();
        while (at < marks.Count && marks[at].Style >= outer)
        {
            var mark = marks[at++];
            var close = at;
            while (close < marks.Count && marks[close].Style > mark.Style)
            {
                close++;
            }

            var itemEnd = close < marks.Count ? marks[close].Start : end;
            var inner = mark.Style == NumberStyle.Spoken ? [] : Level(reading, marks, ref at, itemEnd, mark.Style + 1);
            items.Add(new OutlineItem(
                reading.Substring(mark.Start, mark.MarkerLength),
                reading[(mark.Start + mark.MarkerLength)..Math.Max(mark.Start + mark.MarkerLength, mark.HeadingSpan.End)].TrimEnd('。', '：', '；'),
                SpanTrim.Of(reading, mark.Start, itemEnd),
                mark.HeadingSpan,
                inner));
        }

        return items;
    }
}

/// <summary>The start of an item.</summary>
/// <param name="HeadingSpan">Marker and heading.</param>
internal readonly record struct ItemMark(NumberStyle Style, int Start, int MarkerLength, TextSpan HeadingSpan);
