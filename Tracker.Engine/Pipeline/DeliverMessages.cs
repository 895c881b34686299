using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <param name="Sent">Taken over by the other side.</param>
/// <param name="Retried">Failed for now, to be tried again.</param>
/// <param name="Parked">Failed until a person does something.</param>
public sealed record DeliverResult(int Sent, int Retried, int Parked);

/// <summary>
/// Sends what is due. Any number of processes may do so at once: each row is claimed before it is sent. A crash between the
/// other side's yes and our mark sends the message again, with the same Message-ID.
/// </summary>
public sealed class DeliverMessages(
    Database database,
    IEnumerable<IDeliveryChannel> channels,
    IMessageWriter writer,
    IOptions<DeliveryOptions> settings,
    TimeProvider time)
{
    /// <summary>Whom the ledger names for what comes of sending.</summary>
    public const string Actor = "job:delivery";

    /// <param name="cancellationToken">Stops; what was claimed and not sent is free again when its claim ends.</param>
    public async Task<DeliverResult> ExecuteAsync(CancellationToken cancellationToken = default)
    {
        var outbox = new Outbox(database, writer, settings.Value, time);
        using var run = new DeliveryRun(outbox, [.. channels.Where(channel => channel.IsOn)], settings.Value, time.GetUtcNow());
        await Task.WhenAll(Enumerable.Range(0, settings.Value.Lanes).Select(_ => Task.Run(() => run.LaneAsync(cancellationToken), cancellationToken)));
        return run.Result;
    }
}
