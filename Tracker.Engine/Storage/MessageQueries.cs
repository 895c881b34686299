namespace Tracker.Engine.Storage;

/// <summary>A message in a list.</summary>
public sealed record MessageListItem
{
    public long Id { get; init; }

    public MessageKind Kind { get; init; }

    public DateOnly Day { get; init; }

    public required string Subject { get; init; }

    public DateTimeOffset ComposedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>A delivery in the administrator's list, with what it carries and to whom.</summary>
public sealed record DeliveryListItem
{
    public long Id { get; init; }

    public long MessageId { get; init; }

    public DeliveryChannel Channel { get; init; }

    public required string Target { get; init; }

    public DeliveryStatus Status { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DeliveryProblem? Problem { get; init; }

    public string? Detail { get; init; }

    public DateOnly Day { get; init; }

    public required string Subject { get; init; }

    /// <summary>Null for a group's message.</summary>
    public string? PersonName { get; init; }
}

/// <summary>How many deliveries of a channel stand at a status.</summary>
public sealed record DeliveryCount
{
    public DeliveryChannel Channel { get; init; }

    public DeliveryStatus Status { get; init; }

    public int Total { get; init; }
}

/// <summary>Reads messages and their deliveries.</summary>
public sealed class MessageQueries(Database database)
{
    internal const string CountOfPersonSql = "SELECT COUNT(*) FROM messages WHERE person_id = @PersonId";

    internal const string OfPersonSql =
        """
        SELECT m.id, m.kind, m.day, m.subject, m.composed_at, m.read_at
        FROM messages m
        WHERE m.person_id = @PersonId
        ORDER BY m.day DESC, m.id DESC
        """;

    internal const string FindSql = $"SELECT {MessageRepository.Columns} FROM messages m WHERE m.id = @Id AND m.person_id = @PersonId";

    internal const string UnreadSql = "SELECT COUNT(*) FROM messages WHERE person_id = @PersonId AND read_at IS NULL";

    internal const string CountWithStatusSql = "SELECT COUNT(*) FROM deliveries WHERE status = @Status";

    internal const string WithStatusSql =
        """
        SELECT d.id, d.message_id, d.channel, d.target, d.status, d.attempts, d.due_at, d.problem, d.detail, m.day, m.subject,
            p.name AS person_name
        FROM deliveries d
        INNER JOIN messages m ON m.id = d.message_id
        LEFT JOIN people p ON p.id = m.person_id
        WHERE d.status = @Status
        ORDER BY d.due_at, d.id
        """;

    internal const string DeliveriesOfSql = $"SELECT {DeliveryRepository.Columns} FROM deliveries d WHERE d.message_id = @Id ORDER BY d.id";

    internal const string OldestUnsentSql =
        """
        SELECT MIN(m.composed_at)
        FROM deliveries d
        INNER JOIN messages m ON m.id = d.message_id
        WHERE d.status = 'Waiting'
        """;

    internal const string CountsSql = "SELECT channel, status, COUNT(*) AS total FROM deliveries GROUP BY channel, status";

    /// <summary>A person's inbox, the latest first.</summary>
    public async Task<Page<MessageListItem>> OfPersonAsync(long personId, PageRequest page, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var args = new { PersonId = personId, page.Take, page.Skip };
        var total = await session.ScalarAsync<int>(CountOfPersonSql, args, cancellationToken);
        return new(
            await session.QueryAsync<MessageListItem>(session.Dialect.Paged(OfPersonSql), args, cancellationToken), total, page.Number, page.Take);
    }

    /// <summary>Null where the message is not this person's.</summary>
    public async Task<StoredMessage?> FindAsync(long personId, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.SingleOrDefaultAsync<StoredMessage>(FindSql, new { Id = id, PersonId = personId }, cancellationToken);
    }

    public async Task<int> UnreadAsync(long personId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ScalarAsync<int>(UnreadSql, new { PersonId = personId }, cancellationToken);
    }

    /// <summary>How a message went through each of its channels.</summary>
    public async Task<IReadOnlyList<StoredDelivery>> DeliveriesOfAsync(long messageId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<StoredDelivery>(DeliveriesOfSql, new { Id = messageId }, cancellationToken);
    }

    /// <summary>What is parked, or still waiting, the longest first.</summary>
    public async Task<Page<DeliveryListItem>> WithStatusAsync(
        DeliveryStatus status,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var args = new { Status = status.ToString(), page.Take, page.Skip };
        var total = await session.ScalarAsync<int>(CountWithStatusSql, args, cancellationToken);
        return new(
            await session.QueryAsync<DeliveryListItem>(session.Dialect.Paged(WithStatusSql), args, cancellationToken), total, page.Number, page.Take);
    }

    /// <summary>Since when the oldest unsent message has been waiting; null where nothing waits.</summary>
    public async Task<DateTimeOffset?> OldestUnsentAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.SingleOrDefaultAsync<DateTimeOffset?>(OldestUnsentSql, null, cancellationToken);
    }

    public async Task<IReadOnlyList<DeliveryCount>> CountsAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<DeliveryCount>(CountsSql, null, cancellationToken);
    }
}
