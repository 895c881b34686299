namespace Tracker.Engine.Storage;

internal sealed class ExtensionRepository(Session session)
{
    internal const string Columns =
        """
        e.id, e.commitment_identity, e.agency_id, e.due_on, e.asked_for, e.reason, e.asked_by, e.asked_at, e.status, e.decided_by,
        e.decided_at, e.decision_reason
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM extensions e WHERE e.id = @Id";

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM extensions e WHERE e.commitment_identity = @Identity ORDER BY e.id";

    internal const string ApprovedOfReportSql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN extensions e ON e.commitment_identity = c.identity_hash
        WHERE c.report_id = @Id AND e.status = 'Approved'
        ORDER BY e.id
        """;

    internal const string InsertSql =
        """
        INSERT INTO extensions (commitment_identity, agency_id, due_on, asked_for, reason, asked_by, asked_at, status)
        VALUES (@CommitmentIdentity, @AgencyId, @DueOn, @AskedFor, @Reason, @AskedBy, @AskedAt, 'Asked')
        """;

    /// <summary>Decides only what is still asked, and never for the one who asked.</summary>
    internal const string DecideSql =
        """
        UPDATE extensions
        SET status = @Status, decided_by = @Actor, decided_at = @At, decision_reason = @Reason
        WHERE id = @Id AND status = 'Asked' AND asked_by <> @Actor
        """;

    internal const string ReAddressSql =
        "UPDATE extensions SET commitment_identity = @To, agency_id = @AgencyId WHERE commitment_identity = @From";

    public Task<StoredExtension?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredExtension>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<IReadOnlyList<StoredExtension>> OfCommitmentAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredExtension>(OfCommitmentSql, new { Identity = identity }, cancellationToken);

    /// <summary>The latest approved extension of each of a report's commitments, by identity.</summary>
    public async Task<IReadOnlyDictionary<string, StoredExtension>> ApprovedOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        (await session.QueryAsync<StoredExtension>(ApprovedOfReportSql, new { Id = reportId }, cancellationToken))
            .GroupBy(extension => extension.CommitmentIdentity, StringComparer.Ordinal)
            .ToDictionary(extensions => extensions.Key, extensions => extensions.Last(), StringComparer.Ordinal);

    /// <summary>Fails on the unique index where a request is open already.</summary>
    public async Task<StoredExtension> InsertAsync(StoredExtension extension, CancellationToken cancellationToken) => extension with
    {
        Id = await session.InsertAsync(
            InsertSql,
            new
            {
                extension.CommitmentIdentity,
                extension.AgencyId,
                extension.DueOn,
                extension.AskedFor,
                extension.Reason,
                extension.AskedBy,
                extension.AskedAt,
            },
            cancellationToken),
    };

    /// <returns>Whether this was the one decision.</returns>
    public async Task<bool> DecideAsync(StoredExtension decided, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            DecideSql,
            new
            {
                decided.Id,
                Status = decided.Status.ToString(),
                Actor = decided.DecidedBy,
                At = decided.DecidedAt,
                Reason = decided.DecisionReason,
            },
            cancellationToken) == 1;

    /// <summary>Moves the requests to the identity and agency their commitment has after a correction.</summary>
    public Task ReAddressAsync(string from, string to, long agencyId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSql, new { From = from, To = to, AgencyId = agencyId }, cancellationToken);
}
