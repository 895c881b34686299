using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

internal sealed class CaseRepository(Session session)
{
    internal const string Columns =
        """
        k.id, k.flag_key, k.agency_id, k.year, k.commitment_identity, k.step, k.resumes_to, k.suspended_on, k.version, k.demand,
        k.assigned_agency_id, k.accept_by, k.report_by, k.reported_by, k.reviewed_by, k.opened_by, k.opened_at, k.updated_at, k.closed_at
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM cases k WHERE k.id = @Id";

    internal const string ByFlagSql = $"SELECT {Columns} FROM cases k WHERE k.flag_key = @Key";

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM cases k WHERE k.commitment_identity = @Identity ORDER BY k.id";

    internal const string EventsSql =
        """
        SELECT id, case_id, number, step, text, assigned_agency_id, accept_by, report_by, actor, at
        FROM case_events
        WHERE case_id = @Id
        ORDER BY number
        """;

    internal const string InsertSql =
        """
        INSERT INTO cases (flag_key, agency_id, year, commitment_identity, step, version, demand, opened_by, opened_at, updated_at)
        VALUES (@FlagKey, @AgencyId, @Year, @CommitmentIdentity, @Step, @Version, @Demand, @OpenedBy, @OpenedAt, @UpdatedAt)
        """;

    internal const string UpdateSql =
        """
        UPDATE cases
        SET step = @Step, resumes_to = @ResumesTo, suspended_on = @SuspendedOn, version = version + 1, demand = @Demand,
            assigned_agency_id = @AssignedAgencyId, accept_by = @AcceptBy, report_by = @ReportBy, reported_by = @ReportedBy,
            reviewed_by = @ReviewedBy, updated_at = @UpdatedAt, closed_at = @ClosedAt
        WHERE id = @Id AND version = @Version
        """;

    internal const string InsertEventSql =
        """
        INSERT INTO case_events (case_id, number, step, text, assigned_agency_id, accept_by, report_by, actor, at)
        VALUES (@CaseId, @Number, @Step, @Text, @AssignedAgencyId, @AcceptBy, @ReportBy, @Actor, @At)
        """;

    internal const string ReAddressSql =
        """
        UPDATE cases
        SET flag_key = @To, commitment_identity = @Identity, agency_id = @AgencyId, year = @Year
        WHERE flag_key = @From
        """;

    public Task<StoredCase?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredCase>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<StoredCase?> ByFlagAsync(string key, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredCase>(ByFlagSql, new { Key = key }, cancellationToken);

    public Task<IReadOnlyList<StoredCase>> OfCommitmentAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCase>(OfCommitmentSql, new { Identity = identity }, cancellationToken);

    public Task<IReadOnlyList<StoredCaseEvent>> EventsAsync(long id, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCaseEvent>(EventsSql, new { Id = id }, cancellationToken);

    /// <summary>Fails on the unique index where the flag has a case already.</summary>
    public async Task<StoredCase> InsertAsync(StoredCase opened, CancellationToken cancellationToken) =>
        opened with { Id = await session.InsertAsync(InsertSql, Args(opened), cancellationToken) };

    /// <param name="after">The case as it shall stand, with the version it had when it was seen.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether it still had that version; it now has the next.</returns>
    public async Task<bool> UpdateAsync(StoredCase after, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(UpdateSql, Args(after), cancellationToken) == 1;

    public async Task<StoredCaseEvent> InsertEventAsync(StoredCaseEvent taken, CancellationToken cancellationToken) => taken with
    {
        Id = await session.InsertAsync(
            InsertEventSql,
            new
            {
                taken.CaseId,
                taken.Number,
                Step = taken.Step.ToString(),
                taken.Text,
                taken.AssignedAgencyId,
                taken.AcceptBy,
                taken.ReportBy,
                taken.Actor,
                taken.At,
            },
            cancellationToken),
    };

    /// <summary>Moves a case along with its flag after a correction; the office it was assigned to stays.</summary>
    public Task ReAddressAsync(string fromKey, StoredFlag flag, CancellationToken cancellationToken) => session.ExecuteAsync(
        ReAddressSql,
        new { From = fromKey, To = flag.FlagKey, Identity = flag.CommitmentIdentity, flag.AgencyId, flag.Year },
        cancellationToken);

    private static object Args(StoredCase row) => new
    {
        row.Id,
        row.FlagKey,
        row.AgencyId,
        row.Year,
        row.CommitmentIdentity,
        Step = row.Step.ToString(),
        ResumesTo = row.ResumesTo?.ToString(),
        row.SuspendedOn,
        row.Version,
        row.Demand,
        row.AssignedAgencyId,
        row.AcceptBy,
        row.ReportBy,
        row.ReportedBy,
        row.ReviewedBy,
        row.OpenedBy,
        row.OpenedAt,
        row.UpdatedAt,
        row.ClosedAt,
    };
}
