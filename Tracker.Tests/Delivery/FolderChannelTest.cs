using MimeKit;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Jobs.Delivery;

namespace Tracker.Tests.Delivery;

public sealed class FolderChannelTest
{
    private string folder = "";

    [SetUp]
    public void CreateFolder() => folder = Directory.CreateTempSubdirectory("tracker-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Message_IsOneFile_HoweverOftenItIsSent()
    {
        var drop = Path.Combine(folder, "made", "when needed");

        await SendAsync(drop);
        await SendAsync(drop);

        var mail = await MimeMessage.LoadAsync(Directory.GetFiles(drop).Single());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mail.MessageId, Is.EqualTo("1@tracker.invalid"));
            Assert.That(mail.TextBody, Does.Contain("您好"));
            Assert.That(mail.To, Is.Empty, "the person has no address");
        }
    }

    [Test]
    public async Task FolderThatCannotBeWritten_IsNamed()
    {
        var file = Path.Combine(folder, "a file");
        await File.WriteAllTextAsync(file, "");

        var result = await SendAsync(file);

        Assert.That(result, Is.InstanceOf<SendResult.Passing>().With.Property("Problem").EqualTo(DeliveryProblem.FolderUnwritable).And.Property("IsChannelDown").True);
    }

    private static async Task<SendResult> SendAsync(string path)
    {
        var options = new DeliveryOptions { Demo = true, Folder = new FolderOptions { Path = path } };
        await using var session = new FolderChannel(Microsoft.Extensions.Options.Options.Create(options)).Open();
        return await session.SendAsync(
            new OutgoingMessage { Target = "1@tracker.invalid.eml", HeaderId = "1@tracker.invalid", Subject = "提醒", Text = "您好\n", PersonName = "张三" },
            default);
    }
}
