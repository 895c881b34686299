using System.Text;
using MimeKit;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Jobs.Delivery;

/// <summary>Makes the mail of a message: plain text first, HTML beside it, the due dates attached.</summary>
internal static class MimeMessages
{
    /// <param name="message">What is sent.</param>
    /// <param name="from">By whom.</param>
    /// <param name="to">To whom; null where the person has no address.</param>
    public static MimeMessage Of(OutgoingMessage message, MailboxAddress from, MailboxAddress? to)
    {
        var body = new BodyBuilder { TextBody = message.Text, HtmlBody = Page(message) };
        if (message.Calendar is not null)
        {
            var type = new ContentType("text", "calendar") { Charset = "utf-8" };
            type.Parameters.Add("method", "PUBLISH");
            body.Attachments.Add("due-dates.ics", Encoding.UTF8.GetBytes(message.Calendar), type);
        }

        var mail = new MimeMessage
        {
            Subject = message.Subject,
            MessageId = message.HeaderId,
            Date = message.ComposedAt,
            Body = body.ToMessageBody(),
        };
        mail.From.Add(from);
        if (to is not null)
        {
            mail.To.Add(to);
        }

        // RFC 3834: an absence notice is not to be sent to a program.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, message.Language == "en" ? "en" : "zh-CN");
        return mail;
    }

    private static string Page(OutgoingMessage message) =>
        $"""
        <!DOCTYPE html>
        <html lang="{(message.Language == "en" ? "en" : "zh-CN")}">
        <head><meta charset="utf-8"></head>
        <body>
        {message.Html}</body>
        </html>
        """;
}
