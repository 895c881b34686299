namespace Tracker.Engine.Reports;

/// <summary>
/// Copying a page into a form often turns its line breaks into spaces. Between Chinese sentences a space means nothing
/// else, so it tells where paragraphs stood.
/// </summary>
internal static class LostBreaks
{
    private const int LongLine = 120;

    /// <summary>Whether a line is long enough to hold several paragraphs, and no row of a table.</summary>
    internal static bool MayHold(ReadOnlySpan<char> line) => line.Length >= LongLine && !line.Contains('\t');

    /// <summary>The next gap in a line that was a line break, as a range of white space; empty if there is none.</summary>
    /// <param name="line">The folded line.</param>
    /// <param name="width">The columns a space of the line takes as published.</param>
    internal static (int Start, int End) Next(ReadOnlySpan<char> line, Func<int, int> width)
    {
        for (var i = 1; i < line.Length - 3; i++)
        {
            if (line[i] != ' ')
            {
                continue;
            }

            var end = i;
            var columns = 0;
            for (; end < line.Length && line[end] == ' '; end++)
            {
                columns += width(end);
            }

            var ended = Glyph.SentenceEnds.Contains(line[i - 1]) || line[i - 1] is '”' or '）' or ')';
            if (end < line.Length - 3 && ((ended && columns >= 2) || (Glyph.IsHan(line[i - 1]) || ended) && StartsHeading(line[end..])))
            {
                return (i, end);
            }

            i = end - 1;
        }

        return default;
    }

    private static bool StartsHeading(ReadOnlySpan<char> text) => Numbering.At(text) is { IsHeadingNumber: true };
}
