using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Delivery;

/// <summary>
/// Drops each message as a mail file (.eml) into a folder, for a gateway that collects them or for a look without a mail server.
/// A file appears whole or not at all, and a repeat replaces it.
/// </summary>
internal sealed class FolderChannel(IOptions<DeliveryOptions> options) : IDeliveryChannel
{
    private static readonly MailboxAddress NoSender = new("Tracker", "tracker@tracker.invalid");

    public DeliveryChannel Channel => DeliveryChannel.Folder;

    public bool IsOn => !string.IsNullOrWhiteSpace(options.Value.Folder.Path);

    public IDeliverySession Open() => new Session(options.Value);

    private sealed class Session(DeliveryOptions options) : IDeliverySession
    {
        public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            var from = MailboxAddress.TryParse(options.Mail.From, out var address) ? address : NoSender;
            var to = MailboxAddress.TryParse(message.PersonEmail, out var mailbox) ? mailbox : new MailboxAddress(Encoding.UTF8, message.PersonName, "");
            using var mime = MimeMessages.Of(message, from, to.Address.Length > 0 ? to : null);
            var path = Path.Combine(options.Folder.Path!, message.Target);
            var partial = $"{path}.{Guid.NewGuid():N}.part";
            try
            {
                Directory.CreateDirectory(options.Folder.Path!);
                await using (var file = File.Create(partial))
                {
                    await mime.WriteToAsync(file, cancellationToken);
                    file.Flush(flushToDisk: true);
                }

                File.Move(partial, path, overwrite: true);
                return new SendResult.Sent();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return new SendResult.Passing(DeliveryProblem.FolderUnwritable, error.Message, IsChannelDown: true);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
