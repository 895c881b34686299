namespace Tracker.Engine.Storage;

internal sealed class LinkRepository(Session session)
{
    internal const string Columns = "l.commitment_id, l.rank, l.outcome_id, l.score, l.reasons";

    internal const string OfReportSql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN links l ON l.commitment_id = c.id
        WHERE c.report_id = @id
        ORDER BY c.ordinal, l.rank
        """;

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM links l WHERE l.commitment_id = @id ORDER BY l.rank";

    internal const string InsertSql =
        "INSERT INTO links (commitment_id, rank, outcome_id, score, reasons) VALUES (@CommitmentId, @Rank, @OutcomeId, @Score, @Reasons)";

    internal const string DeleteOfCommitmentSql = "DELETE FROM links WHERE commitment_id = @id";

    internal const string DeleteFromReportSql =
        "DELETE FROM links WHERE commitment_id IN (SELECT id FROM commitments WHERE report_id = @id)";

    internal const string DeleteOfReportSql =
        """
        DELETE FROM links
        WHERE commitment_id IN (SELECT id FROM commitments WHERE report_id = @id)
            OR outcome_id IN (SELECT id FROM outcomes WHERE report_id = @id)
        """;

    internal const string CarriedFromSql =
        """
        SELECT k.earlier_id, k.later_id, k.score
        FROM commitments c
        INNER JOIN carried_over k ON k.earlier_id = c.id
        WHERE c.report_id = @id
        ORDER BY k.earlier_id, k.later_id
        """;

    internal const string InsertCarriedSql =
        "INSERT INTO carried_over (earlier_id, later_id, score) VALUES (@EarlierId, @LaterId, @Score)";

    internal const string DeleteCarriedFromSql =
        "DELETE FROM carried_over WHERE earlier_id IN (SELECT id FROM commitments WHERE report_id = @id)";

    internal const string DeleteCarriedIntoSql =
        "DELETE FROM carried_over WHERE later_id IN (SELECT id FROM commitments WHERE report_id = @id)";

    /// <summary>The links of a report's commitments.</summary>
    public Task<IReadOnlyList<StoredLink>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredLink>(OfReportSql, new { id = reportId }, cancellationToken);

    public Task<IReadOnlyList<StoredLink>> OfCommitmentAsync(long commitmentId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredLink>(OfCommitmentSql, new { id = commitmentId }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredLink> links, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, links, cancellationToken);

    public Task DeleteOfCommitmentAsync(long commitmentId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteOfCommitmentSql, new { id = commitmentId }, cancellationToken);

    /// <summary>Removes the links of a report's commitments; those to its outcomes stay.</summary>
    public Task DeleteFromReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteFromReportSql, new { id = reportId }, cancellationToken);

    /// <summary>Removes every link to or from a report's commitments and outcomes.</summary>
    public Task DeleteOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteOfReportSql, new { id = reportId }, cancellationToken);

    /// <summary>What the report's commitments were carried over into.</summary>
    public Task<IReadOnlyList<StoredCarriedOver>> CarriedFromAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCarriedOver>(CarriedFromSql, new { id = reportId }, cancellationToken);

    public async Task ReplaceCarriedFromAsync(long reportId, IReadOnlyList<StoredCarriedOver> carried, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeleteCarriedFromSql, new { id = reportId }, cancellationToken);
        await session.RunForAllAsync(InsertCarriedSql, carried, cancellationToken);
    }

    public async Task DeleteCarriedOfReportAsync(long reportId, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeleteCarriedFromSql, new { id = reportId }, cancellationToken);
        await session.ExecuteAsync(DeleteCarriedIntoSql, new { id = reportId }, cancellationToken);
    }
}
