using CsvHelper;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What is wrong with a row of a list of agencies.</summary>
/// <param name="Row">The line of the file on which the row begins; the header is line 1.</param>
/// <param name="Field">The column's name as it stands in the header.</param>
/// <param name="Value">What stands there.</param>
public sealed record AgencyRowError(int Row, string Field, AgencyRowProblem Problem, string Value);

public enum AgencyRowProblem
{
    /// <summary>The column is missing from the header.</summary>
    ColumnMissing,

    /// <summary>The row cannot be read as CSV.</summary>
    Unreadable,

    Empty,

    /// <summary>Not a level: an <see cref="AgencyLevel"/> or its Chinese word.</summary>
    UnknownLevel,

    /// <summary>No agency in the list or on record has this code, name or short name.</summary>
    UnknownAgency,

    /// <summary>Another row, or another agency on record, has it already.</summary>
    Duplicate,

    /// <summary>Going upwards leads back to the agency itself.</summary>
    Circle,

    TooLong,
}

/// <param name="Errors">Where there are any, nothing was stored.</param>
public sealed record AgencyImportResult(int Created, int Updated, int Unchanged, IReadOnlyList<AgencyRowError> Errors);

/// <summary>
/// Imports a list of agencies: code, name, short_name, level, parent, supervises (also under their Chinese names). A row is an
/// agency on record where the code is the same, or else the name, which gives an agency that a report created its code. Parents
/// and supervised bodies are named by code, name or short name and may stand in any row; supervises holds the root of what the
/// body supervises, "true" for everything beneath itself, "false" or nothing for none. All rows or none; the same list again changes nothing.
/// </summary>
public sealed class ImportAgencies(Database database, TimeProvider time)
{
    public async Task<AgencyImportResult> ExecuteAsync(TextReader csv, string actor, CancellationToken cancellationToken = default)
    {
        var rows = new List<AgencyRow>();
        var errors = new List<AgencyRowError>();
        await ReadAsync(csv, rows, errors, cancellationToken);
        if (errors.Count > 0)
        {
            return new(0, 0, 0, errors);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var merge = new AgencyMerge(await new AgencyRepository(session).AllAsync(cancellationToken), rows);
        if (merge.Errors.Count > 0)
        {
            return new(0, 0, 0, merge.Errors);
        }

        var (created, updated) = await merge.StoreAsync(new AgencyRepository(session), cancellationToken);
        if (created + updated > 0)
        {
            await session.RecordAsync(
                time.GetUtcNow(),
                actor,
                "agencies.imported",
                "agencies",
                [("created", created), ("updated", updated), ("codes", string.Join(' ', merge.ChangedCodes))],
                cancellationToken);
            await session.CommitAsync(cancellationToken);
        }

        return new(created, updated, rows.Count - created - updated, []);
    }

    private static async Task ReadAsync(
        TextReader csv,
        List<AgencyRow> rows,
        List<AgencyRowError> errors,
        CancellationToken cancellationToken)
    {
        using var reader = CsvReader.Create(
            csv,
            new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw },
            leaveOpen: true);
        try
        {
            await reader.ReadHeaderAsync(cancellationToken);
            var columns = AgencyColumns.Of(reader.Headers, errors);
            while (errors.Count == 0 && await reader.ReadAsync(cancellationToken))
            {
                rows.Add(columns.Row(
                    (int)reader.LineNumber,
                    index => index < reader.FieldCount ? reader.GetString(index) : string.Empty));
            }
        }
        catch (CsvFormatException error)
        {
            errors.Add(new((int)error.LineNumber, string.Empty, AgencyRowProblem.Unreadable, string.Empty));
        }
    }
}
