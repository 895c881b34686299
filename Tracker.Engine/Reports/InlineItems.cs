using System.Text.RegularExpressions;
using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>Items counted off within a paragraph: …。一是…；二是…, （1）…；（2）….</summary>
internal static partial class InlineItems
{
    internal static void Add(string reading, TextSpan paragraph, List<ItemMark> marks)
    {
        Span<int> expected = stackalloc int[(int)NumberStyle.Spoken + 1];
        expected.Fill(1);
        var text = paragraph.Of(reading);
        if (Numbering.At(text) is { } own)
        {
            expected[(int)own.Style] = own.Value + 1;
        }

        foreach (var match in Start().EnumerateMatches(text))
        {
            // A number counts only in its order: 2.5 or 三是 in a quotation begin no item.
            if (Numbering.At(text[match.Index..]) is not { } marker || marker.Style is NumberStyle.Dash or NumberStyle.Chapter or NumberStyle.Chinese
                || marker.Value != expected[(int)marker.Style])
            {
                continue;
            }

            expected[(int)marker.Style]++;
            var rest = new TextSpan(paragraph.Start + match.Index, End(text, match.Index + marker.Length) + paragraph.Start);
            marks.Add(ItemHeading.Of(reading, rest, marker, false));
        }
    }

    private static int End(ReadOnlySpan<char> text, int from)
    {
        foreach (var match in Start().EnumerateMatches(text, from))
        {
            if (match.Index > from)
            {
                return match.Index;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"(?<=[。；：，！？）”])(?:(?:[一二三四五六七八九]|十[一二三四五六七八九]?)[是要]|第[一二三四五六七八九十]{1,2}[，、]|（[一二三四五六七八九十\d]{1,3}）|[①-⑳]|\d{1,2}[.、](?!\d)|(?:首先|其次|再次|最后)[，：])", RegexOptions.CultureInvariant)]
    private static partial Regex Start();
}
