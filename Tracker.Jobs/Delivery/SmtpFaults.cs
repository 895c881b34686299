using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Delivery;

/// <summary>
/// What an SMTP fault means (RFC 5321, 4.2.1): 4yz is worth another attempt, 5yz is not. Whatever is wrong before the first
/// message is the channel's fault, and passes once the setting or the server is mended.
/// </summary>
internal static class SmtpFaults
{
    /// <summary>Null for what is no fault of the connection.</summary>
    public static SendResult? OfConnecting(Exception error) => error switch
    {
        SocketException => Down(DeliveryProblem.Unreachable, error),
        SslHandshakeException => Down(DeliveryProblem.InsecureConnection, error),

        // STARTTLS was asked for and the server has none, or offers no way to sign in.
        NotSupportedException => Down(DeliveryProblem.InsecureConnection, error),
        AuthenticationException => Down(DeliveryProblem.SignInRefused, error),
        SmtpCommandException { StatusCode: var code } => Down((int)code switch
        {
            < 500 => DeliveryProblem.Busy,
            530 or 534 or 535 or 538 => DeliveryProblem.SignInRefused,
            _ => DeliveryProblem.ClientRefused,
        }, error),
        ProtocolException => Down(DeliveryProblem.UnexpectedAnswer, error),
        IOException => Down(DeliveryProblem.Unreachable, error),
        _ => null,
    };

    /// <inheritdoc cref="OfConnecting"/>
    public static SendResult? OfSending(Exception error) => error switch
    {
        SmtpCommandException command => OfCommand(command),
        ServiceNotAuthenticatedException => Down(DeliveryProblem.SignInRefused, error),
        ServiceNotConnectedException or ProtocolException or IOException or SocketException =>
            new SendResult.Passing(DeliveryProblem.Unreachable, Words(error)),
        _ => null,
    };

    private static SendResult OfCommand(SmtpCommandException error)
    {
        var detail = Words(error);
        if ((int)error.StatusCode < 500)
        {
            return new SendResult.Passing(DeliveryProblem.Busy, detail);
        }

        return error switch
        {
            { StatusCode: SmtpStatusCode.AuthenticationRequired } => Down(DeliveryProblem.SignInRefused, error),
            { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => new SendResult.Permanent(DeliveryProblem.AddressRefused, detail),
            { ErrorCode: SmtpErrorCode.SenderNotAccepted } => new SendResult.Permanent(DeliveryProblem.SenderRefused, detail),
            _ => new SendResult.Permanent(DeliveryProblem.ContentRefused, detail),
        };
    }

    private static SendResult.Passing Down(DeliveryProblem problem, Exception error) => new(problem, Words(error), IsChannelDown: true);

    /// <summary>The other side's code and words on one line.</summary>
    private static string Words(Exception error)
    {
        var words = error.Message.ReplaceLineEndings(" ").Trim();
        return error is SmtpCommandException command ? $"{(int)command.StatusCode} {words}" : words;
    }
}
