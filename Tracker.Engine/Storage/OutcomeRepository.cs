namespace Tracker.Engine.Storage;

internal sealed class OutcomeRepository(Session session)
{
    internal const string Columns =
        """
        o.id, o.report_id, o.ordinal, o.identity_hash, o.span_start, o.span_end, o.text, o.part, o.completion, o.figures, o.titles,
        o.heading, o.position
        """;

    internal const string OfReportSql = $"SELECT {Columns} FROM outcomes o WHERE o.report_id = @Id ORDER BY o.ordinal";

    internal const string ByIdentitySql =
        $"""
        SELECT {Columns}
        FROM outcomes o
        INNER JOIN reports r ON r.id = o.report_id
        WHERE o.identity_hash = @Identity
        ORDER BY r.is_current DESC, r.version DESC
        """;

    internal const string InsertSql =
        """
        INSERT INTO outcomes (report_id, ordinal, identity_hash, span_start, span_end, text, part, completion, figures, titles,
            heading, position)
        VALUES (@ReportId, @Ordinal, @IdentityHash, @SpanStart, @SpanEnd, @Text, @Part, @Completion, @Figures, @Titles,
            @Heading, @Position)
        """;

    internal const string DeleteSql = "DELETE FROM outcomes WHERE report_id = @Id";

    public Task<IReadOnlyList<StoredOutcome>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredOutcome>(OfReportSql, new { Id = reportId }, cancellationToken);

    public Task<StoredOutcome?> ByIdentityAsync(string identity, CancellationToken cancellationToken) =>
        session.FirstOrDefaultAsync<StoredOutcome>(ByIdentitySql, new { Identity = identity }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredOutcome> outcomes, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, outcomes, cancellationToken);

    public Task DeleteOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteSql, new { Id = reportId }, cancellationToken);
}
