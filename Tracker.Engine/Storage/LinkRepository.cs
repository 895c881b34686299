using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

internal sealed class LinkRepository(Session session)
{
    internal const string Columns = "l.commitment_id, l.rank, l.outcome_id, l.score, l.reasons";

    internal const string OfReportSql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN links l ON l.commitment_id = c.id
        WHERE c.report_id = @Id
        ORDER BY c.ordinal, l.rank
        """;

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM links l WHERE l.commitment_id = @Id ORDER BY l.rank";

    internal const string InsertSql =
        "INSERT INTO links (commitment_id, rank, outcome_id, score, reasons) VALUES (@CommitmentId, @Rank, @OutcomeId, @Score, @Reasons)";

    internal const string DeleteOfCommitmentSql = "DELETE FROM links WHERE commitment_id = @Id";

    internal const string DeleteFromReportSql =
        "DELETE FROM links WHERE commitment_id IN (SELECT id FROM commitments WHERE report_id = @Id)";

    internal const string DeleteOfReportSql =
        """
        DELETE FROM links
        WHERE commitment_id IN (SELECT id FROM commitments WHERE report_id = @Id)
            OR outcome_id IN (SELECT id FROM outcomes WHERE report_id = @Id)
        """;

    internal const string CarriedFromSql =
        """
        SELECT k.earlier_id, k.later_id, k.score
        FROM commitments c
        INNER JOIN carried_over k ON k.earlier_id = c.id
        WHERE c.report_id = @Id
        ORDER BY k.earlier_id, k.later_id
        """;

    /// <summary>The steps of an agency's threads between reports that stand.</summary>
    internal const string ThreadStepsSql =
        """
        SELECT k.earlier_id, k.later_id, k.score, e.identity_hash AS earlier_identity, p.plan_year AS earlier_year,
            a.effective_status AS earlier_status
        FROM reports p
        INNER JOIN commitments e ON e.report_id = p.id
        INNER JOIN assessments a ON a.commitment_id = e.id
        INNER JOIN carried_over k ON k.earlier_id = e.id
        INNER JOIN commitments c ON c.id = k.later_id
        INNER JOIN reports n ON n.id = c.report_id
        WHERE p.agency_id = @AgencyId AND p.is_current = 1 AND n.is_current = 1 AND n.plan_year > p.plan_year
        ORDER BY k.earlier_id, k.later_id
        """;

    internal const string InsertCarriedSql =
        "INSERT INTO carried_over (earlier_id, later_id, score) VALUES (@EarlierId, @LaterId, @Score)";

    internal const string DeleteCarriedFromSql =
        "DELETE FROM carried_over WHERE earlier_id IN (SELECT id FROM commitments WHERE report_id = @Id)";

    internal const string DeleteCarriedIntoSql =
        "DELETE FROM carried_over WHERE later_id IN (SELECT id FROM commitments WHERE report_id = @Id)";

    /// <summary>The links of a report's commitments.</summary>
    public Task<IReadOnlyList<StoredLink>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredLink>(OfReportSql, new { Id = reportId }, cancellationToken);

    public Task<IReadOnlyList<StoredLink>> OfCommitmentAsync(long commitmentId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredLink>(OfCommitmentSql, new { Id = commitmentId }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredLink> links, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, links, cancellationToken);

    public Task DeleteOfCommitmentAsync(long commitmentId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteOfCommitmentSql, new { Id = commitmentId }, cancellationToken);

    /// <summary>Removes the links of a report's commitments; those to its outcomes stay.</summary>
    public Task DeleteFromReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteFromReportSql, new { Id = reportId }, cancellationToken);

    /// <summary>Removes every link to or from a report's commitments and outcomes.</summary>
    public Task DeleteOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteOfReportSql, new { Id = reportId }, cancellationToken);

    /// <summary>What the report's commitments were carried over into.</summary>
    public Task<IReadOnlyList<StoredCarriedOver>> CarriedFromAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCarriedOver>(CarriedFromSql, new { Id = reportId }, cancellationToken);

    public Task<IReadOnlyList<ThreadStep>> ThreadStepsAsync(long agencyId, CancellationToken cancellationToken) =>
        session.QueryAsync<ThreadStep>(ThreadStepsSql, new { AgencyId = agencyId }, cancellationToken);

    public async Task ReplaceCarriedFromAsync(long reportId, IReadOnlyList<StoredCarriedOver> carried, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeleteCarriedFromSql, new { Id = reportId }, cancellationToken);
        await session.RunForAllAsync(InsertCarriedSql, carried, cancellationToken);
    }

    public async Task DeleteCarriedOfReportAsync(long reportId, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeleteCarriedFromSql, new { Id = reportId }, cancellationToken);
        await session.ExecuteAsync(DeleteCarriedIntoSql, new { Id = reportId }, cancellationToken);
    }
}

/// <summary>One promise made again, with what became of the earlier one.</summary>
internal sealed record ThreadStep
{
    public long EarlierId { get; init; }

    public long LaterId { get; init; }

    public double Score { get; init; }

    public required string EarlierIdentity { get; init; }

    public int EarlierYear { get; init; }

    public AssessmentStatus EarlierStatus { get; init; }
}
