using System.Net.Mail;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>Which ways a message goes.</summary>
internal static class Deliveries
{
    private const string NoDomain = "tracker.invalid";

    public static StoredMessage With(this StoredMessage message, WrittenMessage written) => message with
    {
        Subject = written.Subject,
        Text = written.Text,
        Html = written.Html,
        Calendar = written.Calendar,
    };

    /// <param name="message">The digest.</param>
    /// <param name="person">To whom.</param>
    /// <param name="tellsOverdue">Whether it tells of something overdue or further up the ladder: that is mailed whatever the person wishes.</param>
    /// <param name="options">Which ways are open.</param>
    public static IReadOnlyList<StoredDelivery> OfDigest(StoredMessage message, Person person, bool tellsOverdue, DeliveryOptions options)
    {
        var ways = new List<StoredDelivery> { Inbox(message, options) };
        if (options.SendsMail && (person.WantsAllMail || tellsOverdue) && MailAddressOf(person) is { } address && person.AddressSuspendedAt is null)
        {
            ways.Add(New(message, DeliveryChannel.Mail, address, options));
        }

        if (options.DropsFiles)
        {
            var delivery = New(message, DeliveryChannel.Folder, "", options);
            ways.Add(delivery with { Target = delivery.HeaderId + ".eml" });
        }

        return ways;
    }

    /// <summary>The inbox has a message as soon as it is written.</summary>
    public static StoredDelivery Inbox(StoredMessage message, DeliveryOptions options) =>
        New(message, DeliveryChannel.Inbox, "", options) with { Status = DeliveryStatus.Sent, SentAt = message.ComposedAt };

    public static StoredDelivery Robot(StoredMessage message, string name, DeliveryOptions options) =>
        New(message, DeliveryChannel.Robot, name, options);

    /// <summary>Null where the person has none, or it cannot be one.</summary>
    public static string? MailAddressOf(Person person) => MailAddress.TryCreate(person.Email, out var address) ? address.Address : null;

    private static StoredDelivery New(StoredMessage message, DeliveryChannel channel, string target, DeliveryOptions options) => new()
    {
        MessageId = message.Id,
        Channel = channel,
        Target = target,
        HeaderId = $"{Guid.NewGuid():N}@{Domain(options)}",
        Status = DeliveryStatus.Waiting,
        DueAt = message.ComposedAt,
    };

    private static string Domain(DeliveryOptions options) =>
        MailAddress.TryCreate(options.Mail.From, out var from) ? from.Host : NoDomain;
}
