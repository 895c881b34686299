using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

public enum RetryOutcome
{
    /// <summary>It waits to be sent again.</summary>
    Waiting,

    /// <summary>There is no such delivery.</summary>
    Unknown,

    /// <summary>It is not parked: it was sent, or waits already.</summary>
    NotParked,

    /// <summary>The person has no usable mail address.</summary>
    NoAddress,

    /// <summary>The person's address is still suspended.</summary>
    AddressSuspended,
}

/// <summary>Takes a parked delivery up again, at a person's word. Mail goes to the address the person has now.</summary>
public sealed class RetryDelivery(Database database, TimeProvider time)
{
    public async Task<RetryOutcome> ExecuteAsync(long id, string actor, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var deliveries = new DeliveryRepository(session);
        if (await deliveries.ByIdAsync(id, cancellationToken) is not { } delivery)
        {
            return RetryOutcome.Unknown;
        }

        var target = delivery.Target;
        if (delivery.Channel == DeliveryChannel.Mail)
        {
            var message = (await new MessageRepository(session).ByIdAsync(delivery.MessageId, cancellationToken))!;
            var person = (await new PersonRepository(session).ByIdAsync(message.PersonId!.Value, cancellationToken))!;
            if (person.AddressSuspendedAt is not null)
            {
                return RetryOutcome.AddressSuspended;
            }

            if (Deliveries.MailAddressOf(person) is not { } address)
            {
                return RetryOutcome.NoAddress;
            }

            target = address;
        }

        var now = time.GetUtcNow();
        if (!await deliveries.RetryAsync(id, target, now, cancellationToken))
        {
            return RetryOutcome.NotParked;
        }

        await session.RecordAsync(now, actor, "delivery.retried", Recording.Delivery(id), [("problem", delivery.Problem)], cancellationToken);
        await session.CommitAsync(cancellationToken);
        return RetryOutcome.Waiting;
    }
}
