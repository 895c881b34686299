using Tracker.Engine.Agencies;

namespace Tracker.Engine.Storage;

internal sealed class AgencyRepository(Session session)
{
    internal const string Columns = "id, code, name, short_name, level, parent_id, supervises_id, closed_on";

    internal const string ByIdSql = $"SELECT {Columns} FROM agencies WHERE id = @Id";

    /// <summary>An exact code or name comes before a short name, which two agencies may share.</summary>
    internal const string FindSql =
        $"""
        SELECT {Columns}
        FROM agencies
        WHERE code = @Key OR name = @Key OR short_name = @Key
        ORDER BY CASE WHEN code = @Key THEN 0 WHEN name = @Key THEN 1 ELSE 2 END, id
        """;

    internal const string AllSql = $"SELECT {Columns} FROM agencies ORDER BY code";

    internal const string InsertSql =
        """
        INSERT INTO agencies (code, name, short_name, level, parent_id, supervises_id, closed_on)
        VALUES (@Code, @Name, @ShortName, @Level, @ParentId, @SupervisesId, @ClosedOn)
        """;

    internal const string UpdateSql =
        """
        UPDATE agencies
        SET code = @Code, name = @Name, short_name = @ShortName, level = @Level, parent_id = @ParentId, supervises_id = @SupervisesId,
            closed_on = @ClosedOn
        WHERE id = @Id
        """;

    public Task<Agency?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<Agency>(ByIdSql, new { Id = id }, cancellationToken);

    /// <summary>The agency with this code, name or short name. A short name that several share finds none.</summary>
    public async Task<Agency?> FindAsync(string key, CancellationToken cancellationToken) =>
        await MatchesAsync(key, cancellationToken) is [var only] ? only : null;

    /// <summary>The agency with this code or name, else all with this short name.</summary>
    public async Task<IReadOnlyList<Agency>> MatchesAsync(string key, CancellationToken cancellationToken)
    {
        var found = await session.QueryAsync<Agency>(FindSql, new { Key = key }, cancellationToken);
        return found is [var first, ..] && (first.Code == key || first.Name == key) ? [first] : found;
    }

    public Task<IReadOnlyList<Agency>> AllAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<Agency>(AllSql, null, cancellationToken);

    public async Task<Agency> InsertAsync(Agency agency, CancellationToken cancellationToken) =>
        agency with { Id = await session.InsertAsync(InsertSql, Args(agency), cancellationToken) };

    public Task UpdateAsync(Agency agency, CancellationToken cancellationToken) =>
        session.ExecuteAsync(UpdateSql, Args(agency), cancellationToken);

    /// <summary>Keeps other writers to this agency waiting until this transaction ends.</summary>
    public Task ClaimAsync(long id, CancellationToken cancellationToken) =>
        session.QueryAsync<long>(session.Dialect.ClaimRow("agencies"), new { Id = id }, cancellationToken);

    private static object Args(Agency agency) => new
    {
        agency.Id,
        agency.Code,
        agency.Name,
        agency.ShortName,
        Level = agency.Level.ToString(),
        agency.ParentId,
        agency.SupervisesId,
        agency.ClosedOn,
    };
}
