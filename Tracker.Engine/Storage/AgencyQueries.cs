using Tracker.Engine.Agencies;

namespace Tracker.Engine.Storage;

/// <summary>An agency with the bodies beneath it.</summary>
public sealed record AgencyNode(Agency Agency, IReadOnlyList<AgencyNode> Children);

/// <summary>Reads agencies.</summary>
public sealed class AgencyQueries(Database database)
{
    internal const string SubtreeSql =
        $"""
        {SqlFilter.Subtree}
        SELECT {AgencyRepository.Columns}
        FROM agencies
        WHERE id IN (SELECT id FROM subtree)
        ORDER BY code
        """;

    public async Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AgencyRepository(session).AllAsync(cancellationToken);
    }

    public async Task<Agency?> ByIdAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AgencyRepository(session).ByIdAsync(id, cancellationToken);
    }

    /// <summary>The agency with this code, name or unambiguous short name.</summary>
    public async Task<Agency?> FindAsync(string codeOrName, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AgencyRepository(session).FindAsync(codeOrName, cancellationToken);
    }

    /// <summary>The agency and everything beneath it, by code.</summary>
    public async Task<IReadOnlyList<Agency>> SubtreeAsync(long rootId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<Agency>(SubtreeSql, new { RootId = rootId }, cancellationToken);
    }

    /// <summary>What a supervisor sees: the subtree it supervises and itself; for any other body its own subtree.</summary>
    public async Task<IReadOnlyList<Agency>> VisibleToAsync(Agency viewer, CancellationToken cancellationToken = default)
    {
        var seen = await SubtreeAsync(viewer.SupervisesId ?? viewer.Id, cancellationToken);
        return seen.Any(agency => agency.Id == viewer.Id) ? seen : [viewer, .. seen];
    }

    /// <summary>The whole tree; bodies without a parent are its roots.</summary>
    public async Task<IReadOnlyList<AgencyNode>> TreeAsync(CancellationToken cancellationToken = default)
    {
        var children = (await AllAsync(cancellationToken)).ToLookup(agency => agency.ParentId);
        return Beneath(null);

        IReadOnlyList<AgencyNode> Beneath(long? parent) =>
            [.. children[parent].Select(agency => new AgencyNode(agency, Beneath(agency.Id)))];
    }
}
