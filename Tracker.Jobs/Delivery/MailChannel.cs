using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Delivery;

/// <summary>Mail over SMTP.</summary>
internal sealed class MailChannel(IOptions<DeliveryOptions> options) : IDeliveryChannel
{
    public DeliveryChannel Channel => DeliveryChannel.Mail;

    public bool IsOn => !options.Value.Demo && !string.IsNullOrWhiteSpace(options.Value.Mail.Host);

    public IDeliverySession Open() => new Session(options.Value.Mail);

    private sealed class Session(MailOptions mail) : IDeliverySession
    {
        private readonly SmtpClient client = new();

        public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            if (!MailboxAddress.TryParse(message.Target, out var address))
            {
                return new SendResult.Permanent(DeliveryProblem.AddressMalformed, null);
            }

            try
            {
                await ConnectAsync(cancellationToken);
            }
            catch (Exception error) when (SmtpFaults.OfConnecting(error) is { } fault)
            {
                await CloseAsync();
                return fault;
            }

            try
            {
                var to = new MailboxAddress(message.PersonName ?? "", address.Address);
                using var mime = MimeMessages.Of(message, new MailboxAddress(mail.FromName ?? "", mail.From!), to);
                await client.SendAsync(mime, cancellationToken);
                return new SendResult.Sent();
            }
            catch (Exception error) when (SmtpFaults.OfSending(error) is { } fault)
            {
                await CloseAsync();
                return fault;
            }
            catch (OperationCanceledException)
            {
                await CloseAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await CloseAsync(politely: true);
            client.Dispose();
        }

        private async Task ConnectAsync(CancellationToken cancellationToken)
        {
            if (client.IsConnected)
            {
                return;
            }

            await client.ConnectAsync(mail.Host!, mail.Port, Security(), cancellationToken);
            if (!string.IsNullOrEmpty(mail.UserName))
            {
                await client.AuthenticateAsync(mail.UserName, mail.Password!, cancellationToken);
            }
        }

        private SecureSocketOptions Security() => mail.Security switch
        {
            MailSecurity.Auto => SecureSocketOptions.Auto,
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => throw new InvalidOperationException($"Unknown mail security {mail.Security}."),
        };

        /// <summary>After a fault the next message begins on a fresh connection.</summary>
        private async Task CloseAsync(bool politely = false)
        {
            try
            {
                await client.DisconnectAsync(politely && client.IsConnected, CancellationToken.None);
            }
            catch (Exception error) when (error is IOException or SocketException or ProtocolException)
            {
                // The other side was faster; the connection is closed either way.
            }
        }
    }
}
