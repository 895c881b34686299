using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Notes in the ledger that somebody tried a channel, and how it went.</summary>
public sealed class RecordTestDelivery(Database database, TimeProvider time)
{
    public async Task ExecuteAsync(DeliveryChannel channel, TestDeliveryResult result, string actor, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        await session.RecordAsync(
            time.GetUtcNow(),
            actor,
            "delivery.tested",
            "delivery",
            [("channel", channel), ("result", result is TestDeliveryResult.Failed failed ? failed.Problem.ToString() : result.GetType().Name)],
            cancellationToken);
        await session.CommitAsync(cancellationToken);
    }
}
