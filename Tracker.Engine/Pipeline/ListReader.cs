using CsvHelper;

namespace Tracker.Engine.Pipeline;

/// <summary>What is wrong with a row of a list.</summary>
/// <param name="Row">The line of the file on which the row begins; the header is line 1.</param>
/// <param name="Field">The column's name as the documentation has it.</param>
/// <param name="Value">What stands there.</param>
public sealed record ListError(int Row, string Field, ListProblem Problem, string Value);

public enum ListProblem
{
    /// <summary>The column is missing from the header.</summary>
    ColumnMissing,

    /// <summary>The row cannot be read as CSV.</summary>
    Unreadable,

    Empty,

    /// <summary>Not a level: an <see cref="Agencies.AgencyLevel"/> or its Chinese word.</summary>
    UnknownLevel,

    /// <summary>No agency in the list or on record has this code, name or short name.</summary>
    UnknownAgency,

    /// <summary>Another row, or another entry on record, has it already.</summary>
    Duplicate,

    /// <summary>Going upwards leads back to the agency itself.</summary>
    Circle,

    TooLong,

    /// <summary>Not a <see cref="Users.Role"/> or its Chinese word.</summary>
    UnknownRole,

    /// <summary>The role can only be given over the whole tree.</summary>
    RoleNeedsWholeTree,

    UserNameMalformed,

    EmailMalformed,

    /// <summary>Not a day as 2026-03-01.</summary>
    DateMalformed,

    /// <summary>Neither zh nor en.</summary>
    UnknownLanguage,

    /// <summary>The same person stands in an earlier row with something else here.</summary>
    Contradiction,
}

/// <summary>A column of a list and what its header may be; the first is its name.</summary>
internal sealed record ListColumn(bool IsRequired, params string[] Headers)
{
    public string Name => Headers[0];
}

/// <summary>A row of a list.</summary>
/// <param name="Number">The line on which it begins.</param>
internal sealed record ListRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What stands in the column; null where the list has no such column, so that what is on record stays.</summary>
    public string? this[ListColumn column] => Cells.GetValueOrDefault(column.Name);
}

/// <summary>Reads a list as spreadsheet programs write it: CSV with a header, columns in any order, unknown ones passed over.</summary>
internal static class ListReader
{
    /// <summary>The rows, or the first thing that keeps the list from being read.</summary>
    public static async Task<(IReadOnlyList<ListRow> Rows, IReadOnlyList<ListError> Errors)> ReadAsync(
        TextReader csv,
        IReadOnlyList<ListColumn> columns,
        CancellationToken cancellationToken)
    {
        var rows = new List<ListRow>();
        using var reader = CsvReader.Create(
            csv,
            new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw },
            leaveOpen: true);
        try
        {
            await reader.ReadHeaderAsync(cancellationToken);
            var places = columns.ToDictionary(column => column, column => Place(column, reader.Headers));
            var missing = columns.Where(column => column.IsRequired && places[column] < 0).ToList();
            if (missing.Count > 0)
            {
                return ([], [.. missing.Select(column => new ListError(1, column.Name, ListProblem.ColumnMissing, string.Empty))]);
            }

            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new(
                    (int)reader.LineNumber,
                    places.Where(place => place.Value >= 0).ToDictionary(
                        place => place.Key.Name,
                        place => place.Value < reader.FieldCount ? reader.GetString(place.Value).Trim() : string.Empty,
                        StringComparer.Ordinal)));
            }
        }
        catch (CsvFormatException error)
        {
            return ([], [new((int)error.LineNumber, string.Empty, ListProblem.Unreadable, string.Empty)]);
        }

        return (rows, []);
    }

    private static int Place(ListColumn column, IReadOnlyList<string> headers) => Enumerable.Range(0, headers.Count)
        .FirstOrDefault(cell => column.Headers.Contains(headers[cell].Trim().ToLowerInvariant()), -1);
}
