using Microsoft.Extensions.Options;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>What became of a test.</summary>
public abstract record TestDeliveryResult
{
    private TestDeliveryResult()
    {
    }

    /// <param name="Target">Where it went.</param>
    public sealed record Sent(string Target) : TestDeliveryResult;

    /// <summary>A channel to people or groups needs to know to whom.</summary>
    public sealed record NoRecipient : TestDeliveryResult;

    /// <param name="IsHeldBack">Whether it is off because this is a demonstration, from which nothing leaves the machine.</param>
    public sealed record Off(bool IsHeldBack) : TestDeliveryResult;

    /// <param name="Detail">What the other side said.</param>
    public sealed record Failed(DeliveryProblem Problem, string? Detail) : TestDeliveryResult;
}

/// <summary>Sends a message over one channel that says that it is only a test; nothing of it is stored.</summary>
public sealed class TestDelivery(IEnumerable<IDeliveryChannel> ways, IMessageWriter writer, IOptions<DeliveryOptions> settings, TimeProvider time)
{
    /// <param name="channel">Any but the inbox, which cannot fail.</param>
    /// <param name="target">An address, or a robot's name; a folder needs none.</param>
    /// <param name="language">zh or en.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<TestDeliveryResult> ExecuteAsync(
        DeliveryChannel channel,
        string? target,
        string language,
        CancellationToken cancellationToken = default)
    {
        var options = settings.Value;
        if (channel != DeliveryChannel.Folder && string.IsNullOrWhiteSpace(target))
        {
            return new TestDeliveryResult.NoRecipient();
        }

        var way = ways.Single(way => way.Channel == channel);
        return way.IsOn
            ? await SendAsync(way, Message(channel, target?.Trim(), language), options, cancellationToken)
            : new TestDeliveryResult.Off(options.Demo && channel != DeliveryChannel.Folder);
    }

    private static async Task<TestDeliveryResult> SendAsync(
        IDeliveryChannel way,
        OutgoingMessage message,
        DeliveryOptions options,
        CancellationToken cancellationToken)
    {
        await using var session = way.Open();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await session.SendAsync(message, limit.Token) switch
            {
                SendResult.Passing passing => new TestDeliveryResult.Failed(passing.Problem, passing.Detail),
                SendResult.Permanent permanent => new TestDeliveryResult.Failed(permanent.Problem, permanent.Detail),
                _ => new TestDeliveryResult.Sent(message.Target),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TestDeliveryResult.Failed(DeliveryProblem.TimedOut, null);
        }
    }

    private OutgoingMessage Message(DeliveryChannel way, string? target, string language)
    {
        var words = writer.Test(language);
        var id = $"test-{Guid.NewGuid():N}@tracker.invalid";
        return new OutgoingMessage
        {
            Target = way == DeliveryChannel.Folder ? id + ".eml" : target!,
            HeaderId = id,
            Subject = words.Subject,
            Text = words.Text,
            Html = words.Html,
            Language = language,
            PersonEmail = way == DeliveryChannel.Mail ? target : null,
            ComposedAt = time.GetUtcNow(),
        };
    }
}
