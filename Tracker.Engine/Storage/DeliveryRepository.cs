namespace Tracker.Engine.Storage;

/// <summary>A delivery that is due, by its number and channel.</summary>
internal sealed record DueDelivery
{
    public long Id { get; init; }

    public DeliveryChannel Channel { get; init; }
}

internal sealed class DeliveryRepository(Session session)
{
    internal const string Columns =
        """
        d.id, d.message_id, d.channel, d.target, d.header_id, d.status, d.attempts, d.due_at, d.claimed_by, d.claimed_until, d.sent_at,
            d.problem, d.detail
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM deliveries d WHERE d.id = @Id";

    internal const string InsertSql =
        """
        INSERT INTO deliveries (message_id, channel, target, header_id, status, attempts, due_at, sent_at)
        VALUES (@MessageId, @Channel, @Target, @HeaderId, @Status, @Attempts, @DueAt, @SentAt)
        """;

    internal const string DueSql =
        """
        SELECT id, channel
        FROM deliveries
        WHERE status = 'Waiting' AND due_at <= @DueBy AND (claimed_until IS NULL OR claimed_until < @Now) AND channel IN @Channels
        ORDER BY due_at, id
        """;

    /// <summary>The row itself is the judge between senders: only one finds it unclaimed.</summary>
    internal const string ClaimSql =
        """
        UPDATE deliveries
        SET claimed_by = @ClaimedBy, claimed_until = @ClaimedUntil, attempts = attempts + 1
        WHERE id = @Id AND status = 'Waiting' AND (claimed_until IS NULL OR claimed_until < @Now)
        """;

    internal const string MarkSentSql =
        """
        UPDATE deliveries
        SET status = 'Sent', sent_at = @Now, claimed_by = NULL, claimed_until = NULL, problem = NULL, detail = NULL
        WHERE id = @Id AND status = 'Waiting' AND claimed_by = @ClaimedBy
        """;

    internal const string MarkFailedSql =
        """
        UPDATE deliveries
        SET status = @Status, due_at = @DueAt, claimed_by = NULL, claimed_until = NULL, problem = @Problem, detail = @Detail
        WHERE id = @Id AND status = 'Waiting' AND claimed_by = @ClaimedBy
        """;

    /// <summary>What else waits for an address that has just refused.</summary>
    internal const string ParkTargetSql =
        """
        UPDATE deliveries
        SET status = 'Parked', claimed_by = NULL, claimed_until = NULL, problem = 'AddressSuspended', detail = NULL
        WHERE target = @Target AND channel = 'Mail' AND status = 'Waiting'
        """;

    internal const string RetrySql =
        """
        UPDATE deliveries
        SET status = 'Waiting', target = @Target, attempts = 0, due_at = @Now, claimed_by = NULL, claimed_until = NULL, problem = NULL,
            detail = NULL
        WHERE id = @Id AND status = 'Parked'
        """;

    public Task<StoredDelivery?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredDelivery>(ByIdSql, new { Id = id }, cancellationToken);

    public Task InsertAsync(IReadOnlyList<StoredDelivery> deliveries, CancellationToken cancellationToken) =>
        session.RunForAllAsync(InsertSql, deliveries, cancellationToken);

    /// <summary>The longest due first.</summary>
    /// <param name="channels">Those that can be used now; at least one.</param>
    /// <param name="dueBy">Nothing that became due later.</param>
    /// <param name="now">Claims that ended before are free again.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<DueDelivery>> DueAsync(
        IEnumerable<DeliveryChannel> channels,
        DateTimeOffset dueBy,
        DateTimeOffset now,
        int take,
        CancellationToken cancellationToken) =>
        session.QueryAsync<DueDelivery>(
            session.Dialect.Paged(DueSql),
            new { Channels = channels.Select(channel => channel.ToString()).ToArray(), DueBy = dueBy, Now = now, Take = take, Skip = 0 },
            cancellationToken);

    public async Task<bool> ClaimAsync(long id, string claimedBy, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            ClaimSql, new { Id = id, ClaimedBy = claimedBy, ClaimedUntil = until, Now = now }, cancellationToken) > 0;

    /// <summary>False where the claim had ended and somebody else took over.</summary>
    public async Task<bool> MarkSentAsync(long id, string claimedBy, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(MarkSentSql, new { Id = id, ClaimedBy = claimedBy, Now = now }, cancellationToken) > 0;

    /// <inheritdoc cref="MarkSentAsync"/>
    public async Task<bool> MarkFailedAsync(
        long id,
        string claimedBy,
        DeliveryStatus status,
        DateTimeOffset dueAt,
        DeliveryProblem problem,
        string? detail,
        CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            MarkFailedSql,
            new { Id = id, ClaimedBy = claimedBy, Status = status.ToString(), DueAt = dueAt, Problem = problem.ToString(), Detail = detail },
            cancellationToken) > 0;

    public Task<int> ParkMailToAsync(string target, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ParkTargetSql, new { Target = target }, cancellationToken);

    public async Task<bool> RetryAsync(long id, string target, DateTimeOffset now, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(RetrySql, new { Id = id, Target = target, Now = now }, cancellationToken) > 0;
}
