using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>What was claimed: the message with its target, and what the delivery's row said.</summary>
internal sealed record ClaimedDelivery(StoredDelivery Delivery, OutgoingMessage Message);

/// <summary>Claims due deliveries and marks how they ended, each in a transaction of its own.</summary>
internal sealed class Outbox(Database database, IMessageWriter writer, DeliveryOptions options, TimeProvider time)
{
    internal const string OutgoingSql =
        """
        SELECT d.target, d.header_id, m.subject, m.text, m.html, m.calendar, m.language, m.composed_at, m.person_id, p.name AS person_name,
            p.email AS person_email
        FROM deliveries d
        INNER JOIN messages m ON m.id = d.message_id
        LEFT JOIN people p ON p.id = m.person_id
        WHERE d.id = @Id
        """;

    // Unlike any other sender that runs or ran, so that nobody marks what is no longer theirs.
    private readonly string claimedBy = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public async Task<IReadOnlyList<DueDelivery>> DueAsync(
        IReadOnlyCollection<DeliveryChannel> channels,
        DateTimeOffset dueBy,
        int take,
        CancellationToken cancellationToken)
    {
        if (channels.Count == 0)
        {
            return [];
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return await new DeliveryRepository(session).DueAsync(channels, dueBy, time.GetUtcNow(), take, cancellationToken);
    }

    /// <summary>Null where another sender was first.</summary>
    public async Task<ClaimedDelivery?> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var deliveries = new DeliveryRepository(session);
        var now = time.GetUtcNow();
        if (!await deliveries.ClaimAsync(id, claimedBy, now, now.AddSeconds(options.ClaimSeconds), cancellationToken))
        {
            return null;
        }

        var delivery = (await deliveries.ByIdAsync(id, cancellationToken))!;
        var message = (await session.SingleOrDefaultAsync<OutgoingMessage>(OutgoingSql, new { Id = id }, cancellationToken))!;
        await session.CommitAsync(cancellationToken);
        return new(delivery, message);
    }

    // What happened outside has happened: a mark is not given up because the process is asked to stop.
    public async Task<bool> MarkSentAsync(long id)
    {
        await using var session = await database.WriteAsync(CancellationToken.None);
        var isOurs = await new DeliveryRepository(session).MarkSentAsync(id, claimedBy, time.GetUtcNow(), CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
        return isOurs;
    }

    public async Task<bool> MarkWaitingAsync(StoredDelivery delivery, DeliveryProblem problem, string? detail)
    {
        await using var session = await database.WriteAsync(CancellationToken.None);
        var isOurs = await new DeliveryRepository(session).MarkFailedAsync(
            delivery.Id,
            claimedBy,
            DeliveryStatus.Waiting,
            time.GetUtcNow() + Backoff.After(delivery.Attempts),
            problem,
            detail,
            CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
        return isOurs;
    }

    /// <summary>Not to be tried again by itself; a refused address is suspended with it.</summary>
    public async Task<bool> ParkAsync(ClaimedDelivery claimed, DeliveryProblem problem, string? detail)
    {
        await using var session = await database.WriteAsync(CancellationToken.None);
        var delivery = claimed.Delivery;
        if (!await new DeliveryRepository(session).MarkFailedAsync(
                delivery.Id, claimedBy, DeliveryStatus.Parked, delivery.DueAt, problem, detail, CancellationToken.None))
        {
            return false;
        }

        await session.RecordAsync(
            time.GetUtcNow(),
            DeliverMessages.Actor,
            "delivery.parked",
            Recording.Delivery(delivery.Id),
            [("problem", problem), ("detail", detail)],
            CancellationToken.None);
        if (problem is DeliveryProblem.AddressRefused or DeliveryProblem.AddressMalformed && claimed.Message.PersonId is { } personId)
        {
            await new AddressSuspension(writer, options, time).ApplyAsync(session, personId, claimed.Message.Target, detail, CancellationToken.None);
        }

        await session.CommitAsync(CancellationToken.None);
        return true;
    }
}
