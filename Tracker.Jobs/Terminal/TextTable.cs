using Spectre.Console;

namespace Tracker.Jobs.Terminal;

/// <summary>A table's cell; <paramref name="Style"/> is a Spectre style such as "red" and only shows on a terminal.</summary>
internal readonly record struct Cell(string Text, string? Style = null)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>A table that can be drawn or written as lines.</summary>
internal sealed class TextTable
{
    private readonly List<(string Header, bool IsNumber)> columns = [];
    private readonly List<Cell[]> rows = [];

    public TextTable Column(string header, bool isNumber = false)
    {
        columns.Add((header, isNumber));
        return this;
    }

    public TextTable Row(params Cell[] cells)
    {
        rows.Add(cells);
        return this;
    }

    public void WritePlain(TextWriter writer)
    {
        writer.WriteLine(string.Join('\t', columns.Select(column => column.Header)));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join('\t', row.Select(cell => OneLine(cell.Text))));
        }
    }

    public Table ToSpectre()
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (header, isNumber) in columns)
        {
            var column = new TableColumn(new Markup($"[bold]{Markup.Escape(header)}[/]"));
            table.AddColumn(isNumber ? column.RightAligned().NoWrap() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => cell.Style is null
                ? new Markup(Markup.Escape(cell.Text))
                : new Markup($"[{cell.Style}]{Markup.Escape(cell.Text)}[/]")));
        }

        // Rows of several lines run into each other without a line between them.
        table.ShowRowSeparators = rows.Exists(row => row.Any(cell => cell.Text.Contains('\n', StringComparison.Ordinal)));
        return table;
    }

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\t', ' ');
}
