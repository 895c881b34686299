using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;

namespace Tracker.Engine.Storage;

/// <summary>What the flag rules need of a commitment; a daily sweep reads all that are open and cannot afford their texts.</summary>
internal sealed record CommitmentDuty
{
    public long Id { get; init; }

    public required string IdentityHash { get; init; }

    public CommitmentKind Kind { get; init; }

    public DateOnly DueOn { get; init; }

    public int? DeadlineStart { get; init; }

    public AssessmentStatus EffectiveStatus { get; init; }

    public double? FlagProbability { get; init; }

    public bool HasStatedDeadline => DeadlineStart is not null;
}

internal sealed class CommitmentRepository(Session session)
{
    internal const string Columns =
        """
        c.id, c.report_id, c.ordinal, c.identity_hash, c.span_start, c.span_end, c.sentence_start, c.sentence_end, c.text, c.kind,
        c.due_on, c.deadline_start, c.deadline_end, c.lead_units, c.supporting_units, c.figures, c.titles, c.heading, c.position
        """;

    internal const string OfReportSql = $"SELECT {Columns} FROM commitments c WHERE c.report_id = @Id ORDER BY c.ordinal";

    internal const string DutiesOfReportSql =
        """
        SELECT c.id, c.identity_hash, c.kind, c.due_on, c.deadline_start, a.effective_status, a.flag_probability
        FROM commitments c
        INNER JOIN assessments a ON a.commitment_id = c.id
        WHERE c.report_id = @Id
        ORDER BY c.ordinal
        """;

    /// <summary>The row of the current report, where an earlier version holds the same words.</summary>
    internal const string ByIdentitySql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN reports r ON r.id = c.report_id
        WHERE c.identity_hash = @Identity
        ORDER BY r.is_current DESC, r.version DESC
        """;

    internal const string InsertSql =
        """
        INSERT INTO commitments (report_id, ordinal, identity_hash, span_start, span_end, sentence_start, sentence_end, text, kind,
            due_on, deadline_start, deadline_end, lead_units, supporting_units, figures, titles, heading, position)
        VALUES (@ReportId, @Ordinal, @IdentityHash, @SpanStart, @SpanEnd, @SentenceStart, @SentenceEnd, @Text, @Kind,
            @DueOn, @DeadlineStart, @DeadlineEnd, @LeadUnits, @SupportingUnits, @Figures, @Titles, @Heading, @Position)
        """;

    internal const string DeleteSql = "DELETE FROM commitments WHERE report_id = @Id";

    public Task<IReadOnlyList<StoredCommitment>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCommitment>(OfReportSql, new { Id = reportId }, cancellationToken);

    public Task<IReadOnlyList<CommitmentDuty>> DutiesOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<CommitmentDuty>(DutiesOfReportSql, new { Id = reportId }, cancellationToken);

    public Task<StoredCommitment?> ByIdentityAsync(string identity, CancellationToken cancellationToken) =>
        session.FirstOrDefaultAsync<StoredCommitment>(ByIdentitySql, new { Identity = identity }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredCommitment> commitments, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, commitments, cancellationToken);

    public Task DeleteOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteSql, new { Id = reportId }, cancellationToken);
}
