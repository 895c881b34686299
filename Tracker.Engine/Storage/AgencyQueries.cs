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
