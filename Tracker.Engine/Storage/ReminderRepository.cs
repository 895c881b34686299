using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;

namespace Tracker.Engine.Storage;

/// <summary>An open commitment near or past its due date, with what its office said of it.</summary>
internal sealed record OpenCommitment
{
    public long AgencyId { get; init; }

    public int Year { get; init; }

    public required string CommitmentIdentity { get; init; }

    public CommitmentKind Kind { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>Where the text states the deadline; null where the due date is the end of the year.</summary>
    public int? DeadlineStart { get; init; }

    /// <summary>The date of the latest approved extension.</summary>
    public DateOnly? ExtendedTo { get; init; }

    /// <summary>What the office's latest note claims.</summary>
    public ProgressClaim? Claim { get; init; }
}

/// <summary>A reminder's new status, where it still has the one it was read with.</summary>
internal sealed record ReminderChange(long Id, ReminderStatus Before, ReminderStatus Status);

/// <summary>The proposal of a circular.</summary>
internal sealed record ProposedCircular
{
    public required string CircularKey { get; init; }

    public long AgencyId { get; init; }

    public int Year { get; init; }

    public ReminderSubject SubjectKind { get; init; }

    public required string Subject { get; init; }

    public DateOnly DueOn { get; init; }

    public DateTimeOffset ProposedAt { get; init; }
}

internal sealed class ReminderRepository(Session session)
{
    internal const string Columns =
        """
        m.id, m.reminder_key, m.rung, m.subject_kind, m.subject, m.agency_id, m.year, m.due_on, m.person_id, m.status, m.planned_on,
        m.planned_at, m.message_id
        """;

    /// <summary>An extension only moves a date away, so what is due after the horizon need not be looked at.</summary>
    internal const string OpenSql =
        """
        SELECT r.agency_id, r.plan_year AS year, c.identity_hash AS commitment_identity, c.kind, c.due_on, c.deadline_start, e.asked_for AS extended_to, n.claim
        FROM reports r
        INNER JOIN commitments c ON c.report_id = r.id
        INNER JOIN assessments a ON a.commitment_id = c.id
        LEFT JOIN extensions e ON e.id = (
            SELECT MAX(x.id) FROM extensions x WHERE x.commitment_identity = c.identity_hash AND x.status = 'Approved')
        LEFT JOIN progress_notes n ON n.id = (SELECT MAX(x.id) FROM progress_notes x WHERE x.commitment_identity = c.identity_hash)
        WHERE r.agency_id >= @From AND r.agency_id <= @To AND r.is_current = 1
            AND NOT EXISTS (SELECT 1 FROM reports w WHERE w.agency_id = r.agency_id AND w.reviewed_year = r.plan_year AND w.is_current = 1)
            AND a.effective_status = 'AwaitingReport' AND c.due_on <= @Horizon
        ORDER BY r.agency_id, c.id
        """;

    /// <summary>What was planned on these agencies and may still change, and what was planned for the years that are open.</summary>
    internal const string OfAgenciesSql =
        $"""
        SELECT {Columns}
        FROM reminders m
        WHERE m.agency_id >= @From AND m.agency_id <= @To AND m.subject_kind IN ('Commitment', 'Report')
            AND (m.status IN ('Waiting', 'Unaddressed') OR m.year IN @Years)
        """;

    internal const string InsertSql =
        """
        INSERT INTO reminders (reminder_key, rung, subject_kind, subject, agency_id, year, due_on, person_id, status, planned_on, planned_at)
        SELECT @ReminderKey, @Rung, @SubjectKind, @Subject, @AgencyId, @Year, @DueOn, @PersonId, @Status, @PlannedOn, @PlannedAt
        WHERE NOT EXISTS (SELECT 1 FROM reminders WHERE reminder_key = @ReminderKey)
        """;

    /// <summary>Whoever composes a digest may have been faster; then the reminder is told and stays so.</summary>
    internal const string ChangeSql = "UPDATE reminders SET status = @Status WHERE id = @Id AND status = @Before";

    internal const string ProposeSql =
        """
        INSERT INTO circulars (circular_key, agency_id, year, subject_kind, subject, due_on, status, proposed_at)
        SELECT @CircularKey, @AgencyId, @Year, @SubjectKind, @Subject, @DueOn, 'Proposed', @ProposedAt
        WHERE NOT EXISTS (SELECT 1 FROM circulars WHERE circular_key = @CircularKey)
        """;

    internal const string ReAddressSql =
        """
        UPDATE reminders
        SET subject = @To, reminder_key = REPLACE(reminder_key, @From, @To), agency_id = @AgencyId, year = @Year
        WHERE subject_kind = 'Commitment' AND subject = @From
        """;

    public Task<IReadOnlyList<OpenCommitment>> OpenAsync(long from, long to, DateOnly horizon, CancellationToken cancellationToken) =>
        session.QueryAsync<OpenCommitment>(OpenSql, new { From = from, To = to, Horizon = horizon }, cancellationToken);

    public Task<IReadOnlyList<StoredReminder>> OfAgenciesAsync(long from, long to, IReadOnlyList<int> years, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredReminder>(OfAgenciesSql, new { From = from, To = to, Years = years }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredReminder> reminders, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, reminders, cancellationToken);

    public Task ChangeAsync(IReadOnlyList<ReminderChange> changes, CancellationToken cancellationToken) =>
        session.RunForAllAsync(ChangeSql, changes, cancellationToken);

    public Task ProposeAsync(IReadOnlyList<ProposedCircular> circulars, CancellationToken cancellationToken) =>
        session.RunForAllAsync(ProposeSql, circulars, cancellationToken);

    /// <summary>Moves the reminders about a commitment to the identity, agency and year it has after a correction.</summary>
    public Task ReAddressAsync(string from, string to, long agencyId, int year, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSql, new { From = from, To = to, AgencyId = agencyId, Year = year }, cancellationToken);
}
