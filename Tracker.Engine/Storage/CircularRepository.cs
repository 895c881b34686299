using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>通报: the proposal of a circular, and what a person decided about it.</summary>
public sealed record StoredCircular
{
    public long Id { get; init; }

    public required string CircularKey { get; init; }

    public long AgencyId { get; init; }

    public int Year { get; init; }

    public ReminderSubject SubjectKind { get; init; }

    public required string Subject { get; init; }

    public DateOnly DueOn { get; init; }

    public CircularStatus Status { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? DecisionReason { get; init; }
}

/// <summary>What an approved circular said, and until when it wants an answer.</summary>
public sealed record ApprovedFacts
{
    public required CircularFacts Facts { get; init; }

    public DateOnly ReplyBy { get; init; }
}

internal sealed class CircularRepository(Session session)
{
    internal const string Columns =
        """
        u.id, u.circular_key, u.agency_id, u.year, u.subject_kind, u.subject, u.due_on, u.status, u.proposed_at, u.decided_by,
        u.decided_at, u.decision_reason
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM circulars u WHERE u.id = @Id";

    internal const string FactsSql = "SELECT facts, reply_by FROM circular_facts WHERE circular_id = @Id";

    internal const string DecideSql =
        """
        UPDATE circulars
        SET status = @Status, decided_by = @Actor, decided_at = @At, decision_reason = @Reason
        WHERE id = @Id AND status = 'Proposed'
        """;

    internal const string InsertFactsSql = "INSERT INTO circular_facts (circular_id, facts, reply_by) VALUES (@Id, @Facts, @ReplyBy)";

    internal const string ReAddressSql =
        """
        UPDATE circulars
        SET subject = @To, circular_key = REPLACE(circular_key, @From, @To), agency_id = @AgencyId, year = @Year
        WHERE subject_kind = 'Commitment' AND subject = @From
        """;

    public Task<StoredCircular?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredCircular>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<ApprovedFacts?> FactsAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<ApprovedFacts>(FactsSql, new { Id = id }, cancellationToken);

    /// <returns>Whether it was still proposed.</returns>
    public async Task<bool> DecideAsync(StoredCircular decided, CancellationToken cancellationToken) =>
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

    public Task InsertFactsAsync(long id, CircularFacts facts, DateOnly replyBy, CancellationToken cancellationToken) =>
        session.ExecuteAsync(InsertFactsSql, new { Id = id, Facts = facts, ReplyBy = replyBy }, cancellationToken);

    /// <summary>Moves the circulars about a commitment to the identity, agency and year it has after a correction.</summary>
    public Task ReAddressAsync(string from, string to, long agencyId, int year, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSql, new { From = from, To = to, AgencyId = agencyId, Year = year }, cancellationToken);
}
