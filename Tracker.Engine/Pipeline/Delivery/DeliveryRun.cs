using System.Collections.Concurrent;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>One run over what is due, in lanes side by side.</summary>
internal sealed class DeliveryRun(
    Outbox outbox,
    IReadOnlyList<IDeliveryChannel> channels,
    DeliveryOptions options,
    DateTimeOffset startedAt) : IDisposable
{
    private const int RowsPerLook = 100;

    // Where a whole channel is down, one attempt a run is enough; the others stay as they are.
    private readonly ConcurrentDictionary<DeliveryChannel, bool> down = new();
    private readonly SemaphoreSlim looking = new(1);
    private readonly Queue<DueDelivery> found = new();
    private int sent;
    private int retried;
    private int parked;

    public DeliverResult Result => new(sent, retried, parked);

    public void Dispose() => looking.Dispose();

    /// <summary>One message after the other, over connections of the lane's own.</summary>
    public async Task LaneAsync(CancellationToken cancellationToken)
    {
        var sessions = new Dictionary<DeliveryChannel, IDeliverySession>();
        try
        {
            while (await NextAsync(cancellationToken) is { } due)
            {
                if (down.ContainsKey(due.Channel) || await outbox.ClaimAsync(due.Id, cancellationToken) is not { } claimed)
                {
                    continue;
                }

                if (!sessions.TryGetValue(due.Channel, out var session))
                {
                    sessions[due.Channel] = session = channels.First(channel => channel.Channel == due.Channel).Open();
                }

                await MarkAsync(claimed, await SendAsync(session, claimed.Message, cancellationToken));
            }
        }
        finally
        {
            foreach (var session in sessions.Values)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async Task<DueDelivery?> NextAsync(CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            if (found.Count == 0)
            {
                var usable = channels.Select(channel => channel.Channel).Where(channel => !down.ContainsKey(channel)).ToList();
                foreach (var due in await outbox.DueAsync(usable, startedAt, RowsPerLook, cancellationToken))
                {
                    found.Enqueue(due);
                }
            }

            return found.TryDequeue(out var next) ? next : null;
        }
        finally
        {
            looking.Release();
        }
    }

    private async Task<SendResult> SendAsync(IDeliverySession session, OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await session.SendAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Passing(DeliveryProblem.TimedOut, null);
        }
    }

    private async Task MarkAsync(ClaimedDelivery claimed, SendResult result)
    {
        switch (result)
        {
            case SendResult.Sent:
                Count(await outbox.MarkSentAsync(claimed.Delivery.Id), ref sent);
                break;
            case SendResult.Passing passing:
                if (passing.IsChannelDown)
                {
                    down[claimed.Delivery.Channel] = true;
                }

                if (claimed.Delivery.Attempts < options.MaxAttempts)
                {
                    Count(await outbox.MarkWaitingAsync(claimed.Delivery, passing.Problem, passing.Detail), ref retried);
                }
                else
                {
                    Count(await outbox.ParkAsync(claimed, passing.Problem, passing.Detail), ref parked);
                }

                break;
            case SendResult.Permanent permanent:
                Count(await outbox.ParkAsync(claimed, permanent.Problem, permanent.Detail), ref parked);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown result.");
        }
    }

    private static void Count(bool wasOurs, ref int counter)
    {
        if (wasOurs)
        {
            Interlocked.Increment(ref counter);
        }
    }
}
