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

    /// <summary>Everything but what it is: its report and its identity.</summary>
    internal const string UpdateSql =
        """
        UPDATE commitments
        SET ordinal = @Ordinal, span_start = @SpanStart, span_end = @SpanEnd, sentence_start = @SentenceStart,
            sentence_end = @SentenceEnd, text = @Text, kind = @Kind, due_on = @DueOn, deadline_start = @DeadlineStart,
            deadline_end = @DeadlineEnd, lead_units = @LeadUnits, supporting_units = @SupportingUnits, figures = @Figures,
            titles = @Titles, heading = @Heading, position = @Position
        WHERE id = @Id
        """;

    internal const string FreeOrdinalsSql = "UPDATE commitments SET ordinal = -1 - ordinal WHERE report_id = @Id";

    internal const string DeleteSql = "DELETE FROM commitments WHERE id = @Id";

    public Task<IReadOnlyList<StoredCommitment>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCommitment>(OfReportSql, new { Id = reportId }, cancellationToken);

    public Task<IReadOnlyList<CommitmentDuty>> DutiesOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<CommitmentDuty>(DutiesOfReportSql, new { Id = reportId }, cancellationToken);

    public Task<StoredCommitment?> ByIdentityAsync(string identity, CancellationToken cancellationToken) =>
        session.FirstOrDefaultAsync<StoredCommitment>(ByIdentitySql, new { Identity = identity }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredCommitment> commitments, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, commitments, cancellationToken);

    /// <summary>Puts a new reading in the place of the one before. What is still promised keeps its id, and with it its address.</summary>
    public async Task ReplaceOfReportAsync(long reportId, IReadOnlyList<StoredCommitment> after, CancellationToken cancellationToken)
    {
        var before = (await OfReportAsync(reportId, cancellationToken)).ToDictionary(row => row.IdentityHash, row => row.Id, StringComparer.Ordinal);
        var still = after.Select(row => row.IdentityHash).ToHashSet(StringComparer.Ordinal);
        await session.ExecuteAsync(FreeOrdinalsSql, new { Id = reportId }, cancellationToken);
        foreach (var (_, id) in before.Where(row => !still.Contains(row.Key)))
        {
            await session.ExecuteAsync(DeleteSql, new { Id = id }, cancellationToken);
        }

        await session.RunForAllAsync(
            UpdateSql,
            [.. after.Where(row => before.ContainsKey(row.IdentityHash)).Select(row => row with { Id = before[row.IdentityHash] })],
            cancellationToken);
        await InsertAsync([.. after.Where(row => !before.ContainsKey(row.IdentityHash))], cancellationToken);
    }
}
