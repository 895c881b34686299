using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

internal sealed class SavedFilterRepository(Session session)
{
    internal const string Columns = "id, person_id, page, name, query, saved_at";

    internal const string OfPersonSql = $"SELECT {Columns} FROM saved_filters WHERE person_id = @PersonId ORDER BY page, name";

    internal const string OfPageSql = $"SELECT {Columns} FROM saved_filters WHERE person_id = @PersonId AND page = @Page ORDER BY name";

    internal const string InsertSql =
        """
        INSERT INTO saved_filters (person_id, page, name, query, saved_at)
        VALUES (@PersonId, @Page, @Name, @Query, @SavedAt)
        """;

    internal const string UpdateSql =
        "UPDATE saved_filters SET query = @Query, saved_at = @SavedAt WHERE person_id = @PersonId AND page = @Page AND name = @Name";

    internal const string DeleteSql = "DELETE FROM saved_filters WHERE person_id = @PersonId AND id = @Id";

    public Task<IReadOnlyList<SavedFilter>> OfPageAsync(long personId, FilteredPage page, CancellationToken cancellationToken) =>
        session.QueryAsync<SavedFilter>(OfPageSql, new { PersonId = personId, Page = page.ToString() }, cancellationToken);

    /// <summary>Stores it; one of the same name is replaced.</summary>
    public async Task SaveAsync(SavedFilter filter, CancellationToken cancellationToken)
    {
        var args = new { filter.PersonId, Page = filter.Page.ToString(), filter.Name, filter.Query, filter.SavedAt };
        if (await session.ExecuteAsync(UpdateSql, args, cancellationToken) == 0)
        {
            await session.ExecuteAsync(InsertSql, args, cancellationToken);
        }
    }

    /// <returns>Whether it was there and the person's own.</returns>
    public async Task<bool> DeleteAsync(long personId, long id, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(DeleteSql, new { PersonId = personId, Id = id }, cancellationToken) == 1;
}
