namespace Tracker.Engine.Storage;

internal sealed class FlagRepository(Session session)
{
    internal const string Columns =
        """
        f.id, f.flag_key, f.kind, f.agency_id, f.year, f.commitment_identity, f.status, f.severity, f.reason, f.raised_at, f.updated_at,
        f.closed_at
        """;

    internal const string OfYearSql = $"SELECT {Columns} FROM flags f WHERE f.agency_id = @AgencyId AND f.year = @Year ORDER BY f.id";

    internal const string ByKeySql = $"SELECT {Columns} FROM flags f WHERE f.flag_key = @Key";

    internal const string InsertSql =
        """
        INSERT INTO flags (flag_key, kind, agency_id, year, commitment_identity, status, severity, reason, raised_at, updated_at, closed_at)
        VALUES (@FlagKey, @Kind, @AgencyId, @Year, @CommitmentIdentity, @Status, @Severity, @Reason, @RaisedAt, @UpdatedAt, @ClosedAt)
        """;

    internal const string UpdateSql =
        """
        UPDATE flags
        SET year = @Year, commitment_identity = @CommitmentIdentity, status = @Status, severity = @Severity, reason = @Reason,
            updated_at = @UpdatedAt, closed_at = @ClosedAt
        WHERE flag_key = @FlagKey
        """;

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM flags f WHERE f.commitment_identity = @Identity ORDER BY f.id";

    internal const string ReAddressSql =
        """
        UPDATE flags
        SET flag_key = @FlagKey, commitment_identity = @CommitmentIdentity, agency_id = @AgencyId, year = @Year
        WHERE id = @Id
        """;

    /// <summary>Years with promises, without an answer, that have begun: their flags depend on the day.</summary>
    internal const string AwaitingSql =
        """
        SELECT p.agency_id, p.plan_year AS cycle_year
        FROM reports p
        LEFT JOIN reports n ON n.agency_id = p.agency_id AND n.reviewed_year = p.plan_year AND n.is_current = 1
        WHERE p.is_current = 1 AND n.id IS NULL AND p.plan_year <= @Year
        ORDER BY p.agency_id, p.plan_year
        """;

    public Task<IReadOnlyList<StoredFlag>> OfYearAsync(long agencyId, int year, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredFlag>(OfYearSql, new { AgencyId = agencyId, Year = year }, cancellationToken);

    public Task<StoredFlag?> ByKeyAsync(string key, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredFlag>(ByKeySql, new { Key = key }, cancellationToken);

    public Task<IReadOnlyList<StoredFlag>> OfCommitmentAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredFlag>(OfCommitmentSql, new { Identity = identity }, cancellationToken);

    /// <summary>Moves a flag to the identity, agency and year its commitment has after a correction.</summary>
    public Task ReAddressAsync(StoredFlag flag, CancellationToken cancellationToken) => session.ExecuteAsync(
        ReAddressSql,
        new { flag.FlagKey, flag.CommitmentIdentity, flag.AgencyId, flag.Year, flag.Id },
        cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredFlag> flags, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, flags, cancellationToken);

    public Task UpdateAsync(IReadOnlyList<StoredFlag> flags, CancellationToken cancellationToken) =>
        session.RunForAllAsync(UpdateSql, flags, cancellationToken);

    public Task<IReadOnlyList<AgencyYear>> AwaitingAsync(int year, CancellationToken cancellationToken) =>
        session.QueryAsync<AgencyYear>(AwaitingSql, new { Year = year }, cancellationToken);
}
