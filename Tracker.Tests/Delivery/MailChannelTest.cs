using System.Net;
using System.Net.Sockets;
using MimeKit;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Jobs.Delivery;

namespace Tracker.Tests.Delivery;

public sealed class MailChannelTest
{
    private SmtpSink sink = null!;
    private DeliveryOptions options = null!;

    [SetUp]
    public void Start()
    {
        sink = new SmtpSink();
        options = new DeliveryOptions
        {
            Mail = new MailOptions { Host = "127.0.0.1", Port = sink.Port, Security = MailSecurity.None, From = "tracker@example.cn", FromName = "法治办" },
        };
    }

    [TearDown]
    public async Task Stop() => await sink.DisposeAsync();

    [Test]
    public async Task Mail_ArrivesAsTextHtmlAndCalendar()
    {
        options.Mail.UserName = "tracker";
        options.Mail.Password = "secret";

        var result = await SendAsync(Message() with { Calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" });

        var mail = sink.Taken.Single();
        var calendar = mail.BodyParts.OfType<MimePart>().Single(part => part.ContentType.MimeType == "text/calendar");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.InstanceOf<SendResult.Sent>());
            Assert.That(mail.MessageId, Is.EqualTo("1@example.cn"));
            Assert.That(mail.Subject, Is.EqualTo("承诺事项提醒"));
            Assert.That(mail.From.ToString(), Does.Contain("法治办").And.Contain("tracker@example.cn"));
            Assert.That(mail.To.Mailboxes.Single(), Has.Property("Name").EqualTo("张三").And.Property("Address").EqualTo("one@example.cn"));
            Assert.That(mail.TextBody, Does.StartWith("您好"));
            Assert.That(mail.HtmlBody, Does.Contain("<p>您好</p>").And.Contain("lang=\"zh-CN\""));
            Assert.That(calendar.ContentType.Parameters["method"], Is.EqualTo("PUBLISH"));
            Assert.That(calendar.FileName, Is.EqualTo("due-dates.ics"));
            Assert.That(mail.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        }
    }

    [Test]
    public async Task Session_KeepsItsConnection()
    {
        await using (var session = new MailChannel(Microsoft.Extensions.Options.Options.Create(options)).Open())
        {
            await session.SendAsync(Message(), default);
            await session.SendAsync(Message() with { HeaderId = "2@example.cn" }, default);
        }

        Assert.That(sink.Taken, Has.Count.EqualTo(2));
        Assert.That(sink.Connections, Is.EqualTo(1));
    }

    [TestCase("RCPT", "550 5.1.1 no such user", DeliveryProblem.AddressRefused, true)]
    [TestCase("RCPT", "451 4.7.1 greylisted", DeliveryProblem.Busy, false)]
    [TestCase("MAIL", "553 5.7.1 not your address", DeliveryProblem.SenderRefused, true)]
    [TestCase("END", "554 5.7.1 looks like spam", DeliveryProblem.ContentRefused, true)]
    [TestCase("END", "452 4.3.1 disk full", DeliveryProblem.Busy, false)]
    [TestCase("AUTH", "535 5.7.8 wrong password", DeliveryProblem.SignInRefused, false)]
    [TestCase("CONNECT", "554 5.7.1 your network is blocked", DeliveryProblem.ClientRefused, false)]
    [TestCase("CONNECT", "421 too busy", DeliveryProblem.Busy, false)]
    public async Task Refusal_PassesOrStays_ByItsCode(string command, string answer, DeliveryProblem problem, bool isPermanent)
    {
        options.Mail.UserName = "tracker";
        options.Mail.Password = "secret";
        sink.Answer = asked => asked == command ? answer : null;

        var result = await SendAsync(Message());

        var (found, detail) = result switch
        {
            SendResult.Permanent permanent => (permanent.Problem, permanent.Detail),
            SendResult.Passing passing => (passing.Problem, passing.Detail),
            _ => throw new AssertionException("It was sent."),
        };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EqualTo(problem));
            Assert.That(result is SendResult.Permanent, Is.EqualTo(isPermanent));
            Assert.That(detail, Does.Not.Contain("secret"));
        }
    }

    [Test]
    public async Task NextMessage_GoesThrough_AfterARefusal()
    {
        var refuse = true;
        sink.Answer = asked => asked == "RCPT" && refuse ? "550 no" : null;
        await using var session = new MailChannel(Microsoft.Extensions.Options.Options.Create(options)).Open();

        await session.SendAsync(Message(), default);
        refuse = false;
        var second = await session.SendAsync(Message(), default);

        Assert.That(second, Is.InstanceOf<SendResult.Sent>());
    }

    [Test]
    public async Task NoServer_IsTheWholeChannelsFault()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        options.Mail.Port = ((IPEndPoint)unused.LocalEndpoint).Port;
        unused.Stop();

        var result = await SendAsync(Message());

        Assert.That(result, Is.InstanceOf<SendResult.Passing>().With.Property("Problem").EqualTo(DeliveryProblem.Unreachable).And.Property("IsChannelDown").True);
    }

    [Test]
    public async Task EncryptionThatTheServerLacks_IsNamed()
    {
        options.Mail.Security = MailSecurity.StartTls;

        var result = await SendAsync(Message());

        Assert.That(result, Is.InstanceOf<SendResult.Passing>().With.Property("Problem").EqualTo(DeliveryProblem.InsecureConnection));
    }

    [Test]
    public async Task Address_ThatIsNone_IsNotTried()
    {
        var result = await SendAsync(Message() with { Target = "not an address" });

        Assert.That(result, Is.InstanceOf<SendResult.Permanent>().With.Property("Problem").EqualTo(DeliveryProblem.AddressMalformed));
        Assert.That(sink.Connections, Is.Zero);
    }

    [Test]
    public void Channel_IsOff_InDemoMode()
    {
        options.Demo = true;

        Assert.That(new MailChannel(Microsoft.Extensions.Options.Options.Create(options)).IsOn, Is.False);
    }

    private static OutgoingMessage Message() => new()
    {
        Target = "one@example.cn",
        HeaderId = "1@example.cn",
        Subject = "承诺事项提醒",
        Text = "您好\n.\n.两个点\n",
        Html = "<p>您好</p>\n",
        PersonName = "张三",
        ComposedAt = new DateTimeOffset(2023, 5, 4, 3, 0, 0, TimeSpan.Zero),
    };

    private async Task<SendResult> SendAsync(OutgoingMessage message)
    {
        await using var session = new MailChannel(Microsoft.Extensions.Options.Options.Create(options)).Open();
        return await session.SendAsync(message, default);
    }
}
