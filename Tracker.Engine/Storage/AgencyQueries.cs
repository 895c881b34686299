using Tracker.Engine.Agencies;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>An agency with the bodies beneath it.</summary>
public sealed record AgencyNode(Agency Agency, IReadOnlyList<AgencyNode> Children);

/// <summary>Reads agencies.</summary>
public sealed class AgencyQueries(Database database)
{
    public Task<IReadOnlyList<Agency>> AllAsync(Scope scope, CancellationToken cancellationToken = default) =>
        ListAsync(scope, null, cancellationToken);

    /// <summary>The first by code, at most so many.</summary>
    public async Task<IReadOnlyList<Agency>> SomeAsync(Scope scope, int most, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<Agency>(session.Dialect.Paged(ListSql(scope, null)), new { scope.Roots, Take = most, Skip = 0 }, cancellationToken);
    }

    public async Task<Agency?> ByIdAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.HasAsync(scope, id, cancellationToken) ? await new AgencyRepository(session).ByIdAsync(id, cancellationToken) : null;
    }

    /// <summary>The agency with this code, name or unambiguous short name.</summary>
    public async Task<Agency?> FindAsync(Scope scope, string codeOrName, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var found = await new AgencyRepository(session).FindAsync(codeOrName, cancellationToken);
        return found is not null && await session.HasAsync(scope, found.Id, cancellationToken) ? found : null;
    }

    /// <summary>The agency and everything beneath it, by code.</summary>
    public Task<IReadOnlyList<Agency>> SubtreeAsync(Scope scope, long rootId, CancellationToken cancellationToken = default) =>
        ListAsync(scope, rootId, cancellationToken);

    /// <summary>Agencies with these words in their name, short name or code; one that is named exactly first, then those that begin so.</summary>
    /// <param name="scope">Only agencies within.</param>
    /// <param name="words">Taken literally.</param>
    /// <param name="most">How many are wanted, 1 to 500.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<Agency>> SearchAsync(Scope scope, string words, int most, CancellationToken cancellationToken = default)
    {
        var containing = SqlFilter.Containing(words);
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<Agency>(
            session.Dialect.Paged(SearchSql(scope)),
            new { scope.Roots, Key = words, Words = containing, Beginning = containing[1..], Take = most, Skip = 0L },
            cancellationToken);
    }

    /// <summary>The agencies directly beneath, by code.</summary>
    public async Task<IReadOnlyList<Agency>> BeneathAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<Agency>(BeneathSql(scope), new { scope.Roots, Id = id }, cancellationToken);
    }

    internal static string SearchSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {AgencyRepository.Columns}
        FROM agencies
        {new SqlFilter()
            .Within(scope, "id")
            .When(true, "(name LIKE @Words ESCAPE '~' OR short_name LIKE @Words ESCAPE '~' OR code LIKE @Words ESCAPE '~')")}
        ORDER BY CASE
            WHEN code = @Key OR name = @Key OR short_name = @Key THEN 0
            WHEN code LIKE @Beginning ESCAPE '~' OR name LIKE @Beginning ESCAPE '~' OR short_name LIKE @Beginning ESCAPE '~' THEN 1
            ELSE 2 END, code
        """;

    internal static string BeneathSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {AgencyRepository.Columns}
        FROM agencies
        {new SqlFilter().When(true, "parent_id = @Id").Within(scope, "id")}
        ORDER BY code
        """;

    /// <summary>The tree; its roots are the bodies without a parent, or with one outside.</summary>
    public async Task<IReadOnlyList<AgencyNode>> TreeAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        var all = await AllAsync(scope, cancellationToken);
        var ids = all.Select(agency => agency.Id).ToHashSet();
        var children = all.ToLookup(agency => agency.ParentId is { } parent && ids.Contains(parent) ? parent : (long?)null);
        return Beneath(null);

        IReadOnlyList<AgencyNode> Beneath(long? parent) =>
            [.. children[parent].Select(agency => new AgencyNode(agency, Beneath(agency.Id)))];
    }

    internal static string ListSql(Scope scope, long? rootId) =>
        $"""
        {ScopeSql.Tables(scope, rootId)}
        SELECT {AgencyRepository.Columns}
        FROM agencies
        {new SqlFilter().Within(scope, "id").When(rootId is not null, "id IN (SELECT id FROM subtree)")}
        ORDER BY code
        """;

    private async Task<IReadOnlyList<Agency>> ListAsync(Scope scope, long? rootId, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<Agency>(ListSql(scope, rootId), new { RootId = rootId, scope.Roots }, cancellationToken);
    }
}
