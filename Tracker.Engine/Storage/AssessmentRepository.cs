namespace Tracker.Engine.Storage;

internal sealed class AssessmentRepository(Session session)
{
    internal const string Columns =
        """
        a.commitment_id, a.agency_id, a.plan_year, a.answering_report_id, a.status, a.effective_status, a.decision_id, a.confidence,
        a.flag_probability, a.review_worth, a.engine_version, a.model_version, a.reasons, a.assessed_at
        """;

    internal const string OfReportSql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN assessments a ON a.commitment_id = c.id
        WHERE c.report_id = @Id
        ORDER BY c.ordinal
        """;

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM assessments a WHERE a.commitment_id = @Id";

    internal const string InsertSql =
        """
        INSERT INTO assessments (commitment_id, agency_id, plan_year, answering_report_id, status, effective_status, decision_id,
            confidence, flag_probability, review_worth, engine_version, model_version, reasons, assessed_at)
        VALUES (@CommitmentId, @AgencyId, @PlanYear, @AnsweringReportId, @Status, @EffectiveStatus, @DecisionId,
            @Confidence, @FlagProbability, @ReviewWorth, @EngineVersion, @ModelVersion, @Reasons, @AssessedAt)
        """;

    internal const string UpdateSql =
        """
        UPDATE assessments
        SET agency_id = @AgencyId, plan_year = @PlanYear, answering_report_id = @AnsweringReportId, status = @Status,
            effective_status = @EffectiveStatus, decision_id = @DecisionId, confidence = @Confidence,
            flag_probability = @FlagProbability, review_worth = @ReviewWorth, engine_version = @EngineVersion,
            model_version = @ModelVersion, reasons = @Reasons, assessed_at = @AssessedAt
        WHERE commitment_id = @CommitmentId
        """;

    internal const string DeleteSql =
        "DELETE FROM assessments WHERE commitment_id IN (SELECT id FROM commitments WHERE report_id = @Id)";

    internal const string RunSql =
        """
        SELECT agency_id, plan_year, promising_report_id, answering_report_id, engine_version, model_version, recycled, run_at
        FROM assessment_runs
        WHERE agency_id = @AgencyId AND plan_year = @Year
        """;

    /// <summary>
    /// The agencies' years in which something is promised or answered and whose last run was made from other reports or by
    /// another engine or model than the current ones; earlier years first, because threads grow forwards.
    /// </summary>
    private const string Pending =
        """
        SELECT y.agency_id, y.cycle_year
        FROM (
            SELECT agency_id, plan_year AS cycle_year FROM reports WHERE is_current = 1
            UNION
            SELECT agency_id, reviewed_year FROM reports WHERE is_current = 1
        ) y
        LEFT JOIN reports p ON p.agency_id = y.agency_id AND p.plan_year = y.cycle_year AND p.is_current = 1
        LEFT JOIN reports n ON n.agency_id = y.agency_id AND n.reviewed_year = y.cycle_year AND n.is_current = 1
        LEFT JOIN assessment_runs u ON u.agency_id = y.agency_id AND u.plan_year = y.cycle_year
        WHERE (u.agency_id IS NULL
            OR u.engine_version <> @EngineVersion
            OR u.model_version <> @ModelVersion
            OR COALESCE(u.promising_report_id, 0) <> COALESCE(p.id, 0)
            OR COALESCE(u.answering_report_id, 0) <> COALESCE(n.id, 0))
        """;

    internal const string PendingSql = $"{Pending} ORDER BY y.agency_id, y.cycle_year";

    internal const string PendingOneSql = $"{Pending} AND y.agency_id = @AgencyId AND y.cycle_year = @CycleYear";

    internal const string DeleteRunsSql =
        "DELETE FROM assessment_runs WHERE promising_report_id = @Id OR answering_report_id = @Id";

    internal const string DeleteRunSql = "DELETE FROM assessment_runs WHERE agency_id = @AgencyId AND plan_year = @Year";

    internal const string LaterRunsSql =
        "SELECT plan_year FROM assessment_runs WHERE agency_id = @AgencyId AND plan_year > @Year ORDER BY plan_year";

    private static readonly string[] RunKeys = ["agency_id", "plan_year"];

    private static readonly string[] RunValues =
        ["promising_report_id", "answering_report_id", "engine_version", "model_version", "recycled", "run_at"];

    public Task<IReadOnlyList<StoredAssessment>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredAssessment>(OfReportSql, new { Id = reportId }, cancellationToken);

    public Task<StoredAssessment?> OfCommitmentAsync(long commitmentId, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredAssessment>(OfCommitmentSql, new { Id = commitmentId }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredAssessment> assessments, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, assessments, cancellationToken);

    public Task UpdateAsync(IReadOnlyList<StoredAssessment> assessments, CancellationToken cancellationToken) =>
        session.RunForAllAsync(UpdateSql, assessments, cancellationToken);

    public Task DeleteOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteSql, new { Id = reportId }, cancellationToken);

    public Task<AssessmentRun?> RunAsync(long agencyId, int planYear, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<AssessmentRun>(RunSql, new { AgencyId = agencyId, Year = planYear }, cancellationToken);

    public Task SaveRunAsync(AssessmentRun run, CancellationToken cancellationToken) => session.ExecuteAsync(
        session.Dialect.Upsert("assessment_runs", RunKeys, RunValues),
        new
        {
            agency_id = run.AgencyId,
            plan_year = run.PlanYear,
            promising_report_id = run.PromisingReportId,
            answering_report_id = run.AnsweringReportId,
            engine_version = run.EngineVersion,
            model_version = run.ModelVersion,
            recycled = StorageJson.Text(run.Recycled),
            run_at = run.RunAt,
        },
        cancellationToken);

    /// <summary>The later years of the agency that were assessed, ascending.</summary>
    public Task<IReadOnlyList<int>> LaterRunsAsync(long agencyId, int year, CancellationToken cancellationToken) =>
        session.QueryAsync<int>(LaterRunsSql, new { AgencyId = agencyId, Year = year }, cancellationToken);

    /// <summary>Forgets a year's run, so that it is found pending.</summary>
    public Task DeleteRunAsync(long agencyId, int planYear, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteRunSql, new { AgencyId = agencyId, Year = planYear }, cancellationToken);

    /// <summary>Forgets the runs made from a report, so that their years are found pending.</summary>
    public Task DeleteRunsOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteRunsSql, new { Id = reportId }, cancellationToken);

    public Task<IReadOnlyList<AgencyYear>> PendingAsync(string engineVersion, string modelVersion, CancellationToken cancellationToken) =>
        session.QueryAsync<AgencyYear>(
            PendingSql,
            new { EngineVersion = engineVersion, ModelVersion = modelVersion },
            cancellationToken);

    public async Task<bool> IsPendingAsync(AgencyYear year, string engineVersion, string modelVersion, CancellationToken cancellationToken) =>
        await session.SingleOrDefaultAsync<AgencyYear>(
            PendingOneSql,
            new { EngineVersion = engineVersion, ModelVersion = modelVersion, year.AgencyId, year.CycleYear },
            cancellationToken) is not null;
}

/// <summary>One agency's year: what it promised for the year and what it reported on it.</summary>
public sealed record AgencyYear
{
    public long AgencyId { get; init; }

    public int CycleYear { get; init; }
}
