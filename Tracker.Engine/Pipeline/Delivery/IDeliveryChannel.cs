using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>A message on its way through a channel.</summary>
public sealed record OutgoingMessage
{
    public required string Target { get; init; }

    /// <summary>The Message-ID without angle brackets; the same on every attempt.</summary>
    public required string HeaderId { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    /// <inheritdoc cref="StoredMessage.Html"/>
    public string Html { get; init; } = "";

    public string? Calendar { get; init; }

    /// <summary>zh or en.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Null for a group's message.</summary>
    public long? PersonId { get; init; }

    public string? PersonName { get; init; }

    public string? PersonEmail { get; init; }

    public DateTimeOffset ComposedAt { get; init; }
}

/// <summary>How an attempt ended.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The other side has taken the message over.</summary>
    public sealed record Sent : SendResult;

    /// <summary>Worth another attempt later.</summary>
    /// <param name="IsChannelDown">The whole channel has the fault, so that trying the next message is no use.</param>
    public sealed record Passing(DeliveryProblem Problem, string? Detail, bool IsChannelDown = false) : SendResult;

    /// <summary>Will fail again until somebody changes something.</summary>
    public sealed record Permanent(DeliveryProblem Problem, string? Detail) : SendResult;
}

/// <summary>A way out. Shared and safe to open several times at once.</summary>
public interface IDeliveryChannel
{
    DeliveryChannel Channel { get; }

    /// <summary>Whether it is configured and allowed.</summary>
    bool IsOn { get; }

    /// <summary>Connections may be kept for the messages of one session; nothing is connected yet.</summary>
    IDeliverySession Open();
}

/// <summary>Used by one sender at a time.</summary>
public interface IDeliverySession : IAsyncDisposable
{
    /// <summary>Faults of the other side are results; only bugs and cancellation are exceptions.</summary>
    Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
