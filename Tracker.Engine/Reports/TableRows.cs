namespace Tracker.Engine.Reports;

/// <summary>Finds the rows of tables among tab-separated lines. A lone tab elsewhere is only white space.</summary>
internal static class TableRows
{
    internal static void Mark(MappedText folded, List<PublishedLine> lines)
    {
        var before = 0;
        var beforeIndex = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            var tabs = Cells(folded.Chars[line.Start..line.End]) - 1;
            var marked = tabs >= 2 || (tabs == 1 && before >= 1);
            if (marked)
            {
                lines[i] = line with { IsRow = true };
                if (before == 1 && !lines[beforeIndex].IsRow)
                {
                    lines[beforeIndex] = lines[beforeIndex] with { IsRow = true };
                }
            }

            before = tabs;
            beforeIndex = i;
        }
    }

    private static int Cells(ReadOnlySpan<char> line)
    {
        var cells = 1;
        for (var i = 1; i < line.Length; i++)
        {
            // Several tabs in a row are one gap unless a cell is left empty between filled ones of a wide table.
            if (line[i] == '\t' && line[i - 1] != '\t')
            {
                cells++;
            }
        }

        // A tab after a marker (一、, 1.) sets off the text of an item, not a cell.
        return cells == 2 && Numbering.At(line) is { } marker && line[marker.Length..].TrimStart(' ').StartsWith('\t') ? 1 : cells;
    }
}
