using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <param name="Errors">Where there are any, nothing was stored.</param>
public sealed record AgencyImportResult(int Created, int Updated, int Unchanged, IReadOnlyList<ListError> Errors);

/// <summary>What a row of a list would change.</summary>
/// <param name="Row">The line on which it begins.</param>
/// <param name="Code">Afterwards.</param>
/// <param name="Name">Afterwards.</param>
/// <param name="IsNew">Whether the agency is not on record yet.</param>
/// <param name="Values">By the column's name; other agencies by their codes.</param>
public sealed record AgencyChange(int Row, string Code, string Name, bool IsNew, IReadOnlyList<(string Field, string? Before, string? After)> Values);

/// <param name="Rows">How many the list has.</param>
/// <param name="Changes">What would be stored.</param>
/// <param name="Errors">Where there are any, nothing would be.</param>
public sealed record AgencyPreview(int Rows, IReadOnlyList<AgencyChange> Changes, IReadOnlyList<ListError> Errors);

/// <summary>
/// Imports a list of agencies: code, name, short_name, level, parent, supervises, closed_on (also under their Chinese names). A row is an
/// agency on record where the code is the same, or else the name, which gives an agency that a report created its code. Parents
/// and supervised bodies are named by code, name or short name and may stand in any row; supervises holds the root of what the
/// body supervises, "true" for everything beneath itself, "false" or nothing for none. All rows or none; the same list again changes nothing.
/// </summary>
public sealed class ImportAgencies(Database database, TimeProvider time)
{
    /// <summary>What the list would change, without changing it.</summary>
    public async Task<AgencyPreview> PreviewAsync(TextReader csv, CancellationToken cancellationToken = default)
    {
        var (rows, errors) = await ListReader.ReadAsync(csv, AgencyColumns.All, cancellationToken);
        if (errors.Count > 0)
        {
            return new(0, [], errors);
        }

        await using var session = await database.ReadAsync(cancellationToken);
        var merge = new AgencyMerge(await new AgencyRepository(session).AllAsync(cancellationToken), [.. rows.Select(AgencyRow.Of)]);
        return new(rows.Count, merge.Errors.Count > 0 ? [] : merge.Changes(), merge.Errors);
    }

    public async Task<AgencyImportResult> ExecuteAsync(TextReader csv, string actor, CancellationToken cancellationToken = default)
    {
        var (rows, errors) = await ListReader.ReadAsync(csv, AgencyColumns.All, cancellationToken);
        if (errors.Count > 0)
        {
            return new(0, 0, 0, errors);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var merge = new AgencyMerge(await new AgencyRepository(session).AllAsync(cancellationToken), [.. rows.Select(AgencyRow.Of)]);
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
}
