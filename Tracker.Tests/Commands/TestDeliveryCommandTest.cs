using Tracker.Tests.Delivery;

namespace Tracker.Tests.Commands;

public sealed class TestDeliveryCommandTest : CommandTest
{
    [Test]
    public async Task Mail_Arrives()
    {
        await using var sink = new SmtpSink();
        UseMail(sink.Port);

        var run = await RunAsync("delivery", "test", "--channel", "mail", "--to", "one@example.cn");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("one@example.cn"));
            Assert.That(sink.Taken.Single().TextBody, Does.Contain("测试消息"));
        }
    }

    [TestCase("AUTH", "535 wrong", "Tracker:Delivery:Mail:UserName")]
    [TestCase("CONNECT", "554 go away", "554")]
    [TestCase("MAIL", "553 not yours", "Tracker:Delivery:Mail:From")]
    [TestCase("RCPT", "550 unknown", "550 unknown")]
    public async Task MailThatIsRefused_NamesWhatIsWrong_AndNoSecret(string command, string answer, string told)
    {
        await using var sink = new SmtpSink { Answer = asked => asked == command ? answer : null };
        UseMail(sink.Port);
        Settings["Tracker:Delivery:Mail:UserName"] = "tracker";
        Settings["Tracker:Delivery:Mail:Password"] = "hidden";

        var run = await RunAsync("delivery", "test", "--channel", "mail", "--to", "one@example.cn");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(told).And.Not.Contain("hidden"));
    }

    [Test]
    public async Task NoServer_NamesAddressAndPort()
    {
        var sink = new SmtpSink();
        UseMail(sink.Port);
        await sink.DisposeAsync();

        var run = await RunAsync("delivery", "test", "--channel", "mail", "--to", "one@example.cn", "--language", "en");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("The server cannot be reached").And.Contain("Tracker:Delivery:Mail:Host"));
    }

    [TestCase("mail", "--to")]
    [TestCase("robot", "Tracker:Delivery:Robots")]
    public async Task NoRecipient_IsToldBeforeAnythingElse(string channel, string told)
    {
        var run = await RunAsync("delivery", "test", "--channel", channel);

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("没有收件人").And.Contain(told));
    }

    [Test]
    public async Task ChannelThatIsOff_NamesItsSettings()
    {
        var run = await RunAsync("delivery", "test", "--channel", "folder");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("Tracker__Delivery__Folder__Path"));
    }

    [Test]
    public async Task Folder_ReceivesAFile_OrIsNamed()
    {
        Settings["Tracker:Delivery:Folder:Path"] = In("drop");
        var good = await RunAsync("delivery", "test", "--channel", "folder");
        Settings["Tracker:Delivery:Folder:Path"] = Write("file", "");
        var bad = await RunAsync("delivery", "test", "--channel", "folder");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(good.Code, Is.Zero, good.Error);
            Assert.That(Directory.GetFiles(In("drop"), "*.eml"), Has.Length.EqualTo(1));
            Assert.That(bad.Code, Is.EqualTo(1));
            Assert.That(bad.Error, Does.Contain("Tracker:Delivery:Folder:Path"));
        }
    }

    [Test]
    public async Task DemoMode_SendsNothing()
    {
        await using var sink = new SmtpSink();
        UseMail(sink.Port);
        Settings["Tracker:Delivery:Demo"] = "true";

        var run = await RunAsync("delivery", "test", "--channel", "mail", "--to", "one@example.cn");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(sink.Connections, Is.Zero);
    }

    [Test]
    public async Task WrongSetting_IsNamed()
    {
        Settings["Tracker:Delivery:Mail:Host"] = "mail.example.cn";
        Settings["Tracker:Delivery:Lanes"] = "many";

        var run = await RunAsync("delivery", "test", "--channel", "mail", "--to", "one@example.cn");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("Tracker:Delivery:Lanes"));
    }

    private void UseMail(int port)
    {
        Settings["Tracker:Delivery:Mail:Host"] = "127.0.0.1";
        Settings["Tracker:Delivery:Mail:Port"] = $"{port}";
        Settings["Tracker:Delivery:Mail:Security"] = "None";
        Settings["Tracker:Delivery:Mail:From"] = "tracker@example.cn";
    }
}
