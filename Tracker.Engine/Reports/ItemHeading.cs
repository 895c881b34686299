using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>
/// Tells an item's heading from a statement. In doubt it is a statement: a commitment taken for a heading would be lost.
/// </summary>
internal static class ItemHeading
{
    private const int ShortestText = 6;
    private const int LongestTopic = 14;

    internal static ItemMark Of(string reading, TextSpan item, NumberMarker marker, bool hasTextBeneath)
    {
        var line = item.Of(reading);
        var words = line[marker.Length..];
        var length = HeadingLength(words, marker, hasTextBeneath);
        return new ItemMark(marker.Style, item.Start, marker.Length, new TextSpan(item.Start, item.Start + marker.Length + length));
    }

    /// <summary>The length of the short sentence with which a paragraph names its topic; 0 where its first sentence is more than that.</summary>
    internal static int TopicLength(ReadOnlySpan<char> paragraph)
    {
        var stop = FirstStop(paragraph);
        return stop is > 0 and <= LongestTopic && paragraph[stop] == '。' && paragraph.Length - stop > ShortestText && IsPlain(paragraph[..stop])
            && !IsNote(paragraph[(stop + 1)..]) ? stop + 1 : 0;
    }

    private static int HeadingLength(ReadOnlySpan<char> words, NumberMarker marker, bool hasTextBeneath)
    {
        var longest = Longest(marker.Style);
        var stop = FirstStop(words);
        if (stop < 0 || stop == words.Length - 1)
        {
            return hasTextBeneath && words.Length <= longest + 10 && (marker.IsHeadingNumber || IsPlain(words)) ? words.Length : 0;
        }

        if (words[stop] == '；' || stop > longest || words.Length - stop - 1 < ShortestText || IsNote(words[(stop + 1)..]))
        {
            return 0;
        }

        return marker.IsHeadingNumber || IsPlain(words[..stop]) ? stop + 1 : 0;
    }

    /// <summary>The first mark that ends a heading; one inside brackets belongs to a note.</summary>
    private static int FirstStop(ReadOnlySpan<char> words)
    {
        var depth = 0;
        for (var i = 0; i < words.Length; i++)
        {
            depth = Chinese.Opens(words[i]) ? depth + 1 : Chinese.Closes(words[i]) ? depth - 1 : depth;
            if (depth <= 0 && (words[i] is '。' or '：' or '；'))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Longest(NumberStyle style) => style switch
    {
        NumberStyle.Chapter or NumberStyle.Unnumbered or NumberStyle.Chinese or NumberStyle.ChineseInBrackets => 44,
        NumberStyle.Plain or NumberStyle.Digit => 26,
        NumberStyle.Dash => 24,
        _ => 22,
    };

    /// <summary>No figure, no title, no deadline: nothing that could be checked.</summary>
    private static bool IsPlain(ReadOnlySpan<char> words) => words.IndexOfAnyInRange('0', '9') < 0 && !words.ContainsAny('《', '%', '\t');

    /// <summary>Only a note on who is responsible follows, so the sentence before it is the statement.</summary>
    private static bool IsNote(ReadOnlySpan<char> rest) => rest[0] is '（' or '【' && rest[^1] is '）' or '】' && !rest.Contains('。');
}
