using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

/// <summary>A reminder that stands in a message.</summary>
internal sealed record ReminderRow
{
    public Rung Rung { get; init; }

    public ReminderSubject SubjectKind { get; init; }

    public required string Subject { get; init; }

    public required string AgencyCode { get; init; }

    public required string AgencyName { get; init; }

    public int Year { get; init; }

    public DateOnly DueOn { get; init; }
}

/// <summary>How many reminders of a rung a message holds for an agency.</summary>
public sealed record RungCount
{
    public Rung Rung { get; init; }

    public required string AgencyName { get; init; }

    public int Total { get; init; }
}

/// <summary>The waiting reminders on their way into messages. Nothing here reads all of them at once.</summary>
internal sealed class DigestRepository(Session session)
{
    private const string RungOrder =
        "CASE r.rung WHEN 'Escalation' THEN 0 WHEN 'Urge' THEN 1 WHEN 'Overdue' THEN 2 WHEN 'DueSoon' THEN 3 ELSE 4 END";

    /// <summary>People with something waiting and no digest of the day yet.</summary>
    internal const string PeopleSql =
        """
        SELECT DISTINCT r.person_id
        FROM reminders r
        WHERE r.status = 'Waiting' AND r.person_id > @After
            AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.person_id = r.person_id AND m.day = @Day AND m.kind = 'Digest')
        ORDER BY r.person_id
        """;

    internal const string TakeSql =
        "UPDATE reminders SET status = 'Composed', message_id = @MessageId WHERE status = 'Waiting' AND person_id = @PersonId";

    internal const string UnaddressSql =
        "UPDATE reminders SET status = 'Unaddressed' WHERE status = 'Waiting' AND person_id = @PersonId";

    internal const string LinesSql =
        $"""
        SELECT r.rung, r.subject_kind, r.subject, g.code AS agency_code, g.name AS agency_name, r.year, r.due_on
        FROM reminders r
        INNER JOIN agencies g ON g.id = r.agency_id
        WHERE r.message_id = @MessageId
        ORDER BY {RungOrder}, r.due_on, r.id
        """;

    internal const string CountsSql =
        """
        SELECT r.rung, g.name AS agency_name, COUNT(*) AS total
        FROM reminders r
        INNER JOIN agencies g ON g.id = r.agency_id
        WHERE r.message_id = @MessageId
        GROUP BY r.rung, g.name
        """;

    public Task<IReadOnlyList<long>> PeopleAsync(long after, DateOnly day, int take, CancellationToken cancellationToken) =>
        session.QueryAsync<long>(session.Dialect.Paged(PeopleSql), new { After = after, Day = day, Take = take, Skip = 0 }, cancellationToken);

    /// <summary>Moves all that waits for the person into the message; the rows taken are what it tells.</summary>
    public Task<int> TakeAsync(long personId, long messageId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(TakeSql, new { PersonId = personId, MessageId = messageId }, cancellationToken);

    /// <summary>Nobody can be told any longer.</summary>
    public Task<int> UnaddressAsync(long personId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(UnaddressSql, new { PersonId = personId }, cancellationToken);

    /// <summary>The highest rungs first, within a rung the earliest due.</summary>
    public Task<IReadOnlyList<ReminderRow>> LinesAsync(long messageId, int take, CancellationToken cancellationToken) =>
        session.QueryAsync<ReminderRow>(
            session.Dialect.Paged(LinesSql), new { MessageId = messageId, Take = take, Skip = 0 }, cancellationToken);

    public Task<IReadOnlyList<RungCount>> CountsAsync(long messageId, CancellationToken cancellationToken) =>
        session.QueryAsync<RungCount>(CountsSql, new { MessageId = messageId }, cancellationToken);

    /// <summary>What the day's digests told of an agency and those beneath it, whoever was told; null for all agencies.</summary>
    public Task<IReadOnlyList<ReminderRow>> GroupLinesAsync(long? rootId, DateOnly day, int take, CancellationToken cancellationToken) =>
        session.QueryAsync<ReminderRow>(
            session.Dialect.Paged(GroupLinesSql(rootId is not null)),
            new { RootId = rootId, Day = day, Take = take, Skip = 0 },
            cancellationToken);

    public Task<IReadOnlyList<RungCount>> GroupCountsAsync(long? rootId, DateOnly day, CancellationToken cancellationToken) =>
        session.QueryAsync<RungCount>(GroupCountsSql(rootId is not null), new { RootId = rootId, Day = day }, cancellationToken);

    internal static string GroupLinesSql(bool hasRoot) =>
        $"""
        {Subtree(hasRoot)}
        SELECT r.rung, r.subject_kind, r.subject, g.code AS agency_code, g.name AS agency_name, r.year, r.due_on
        {FromDay(hasRoot)}
        GROUP BY r.rung, r.subject_kind, r.subject, g.code, g.name, r.year, r.due_on
        ORDER BY {RungOrder}, r.due_on, r.subject
        """;

    internal static string GroupCountsSql(bool hasRoot) =>
        $"""
        {Subtree(hasRoot)}
        SELECT r.rung, g.name AS agency_name, COUNT(DISTINCT r.subject) AS total
        {FromDay(hasRoot)}
        GROUP BY r.rung, g.name
        """;

    private static string Subtree(bool hasRoot) => hasRoot ? SqlFilter.Subtree : string.Empty;

    private static string FromDay(bool hasRoot) =>
        $"""
        FROM messages m
        INNER JOIN reminders r ON r.message_id = m.id
        INNER JOIN agencies g ON g.id = r.agency_id
        WHERE m.day = @Day AND m.kind = 'Digest' {(hasRoot ? "AND r.agency_id IN (SELECT id FROM subtree)" : string.Empty)}
        """;
}
