using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public enum SavedFilterResult
{
    Saved,

    /// <summary>Without a name nobody finds it again; <see cref="SavedFilter.LongestName"/> characters at most.</summary>
    NameMissing,

    /// <summary>There is nothing to keep, or too much.</summary>
    QueryUnfit,

    /// <summary>The person has <see cref="SavedFilters.Most"/> on this page already.</summary>
    TooMany,
}

/// <summary>Keeps the filters a person named. They are a convenience and no part of the record, so the ledger does not have them.</summary>
public sealed class SavedFilters(Database database, TimeProvider time)
{
    /// <summary>For one person and page.</summary>
    public const int Most = 12;

    /// <summary>All of the person's, by page and name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> OfAsync(long personId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<SavedFilter>(SavedFilterRepository.OfPersonSql, new { PersonId = personId }, cancellationToken);
    }

    /// <summary>The person's on one page, by name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> OfAsync(long personId, FilteredPage page, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new SavedFilterRepository(session).OfPageAsync(personId, page, cancellationToken);
    }

    /// <summary>Keeps a filter; one of the same name on the same page is replaced.</summary>
    public async Task<SavedFilterResult> SaveAsync(long personId, FilteredPage page, string? name, string query, CancellationToken cancellationToken = default)
    {
        name = name?.Trim() ?? string.Empty;
        if (name.Length is 0 or > SavedFilter.LongestName)
        {
            return SavedFilterResult.NameMissing;
        }

        if (query.Length is 0 or > SavedFilter.LongestQuery)
        {
            return SavedFilterResult.QueryUnfit;
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var filters = new SavedFilterRepository(session);
        var own = await filters.OfPageAsync(personId, page, cancellationToken);
        if (own.Count >= Most && own.All(filter => filter.Name != name))
        {
            return SavedFilterResult.TooMany;
        }

        await filters.SaveAsync(
            new SavedFilter { PersonId = personId, Page = page, Name = name, Query = query, SavedAt = time.GetUtcNow() },
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return SavedFilterResult.Saved;
    }

    /// <returns>Whether it was there and the person's own.</returns>
    public async Task<bool> RemoveAsync(long personId, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var removed = await new SavedFilterRepository(session).DeleteAsync(personId, id, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return removed;
    }
}
