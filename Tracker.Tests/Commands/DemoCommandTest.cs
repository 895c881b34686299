namespace Tracker.Tests.Commands;

public sealed class DemoCommandTest : CommandTest
{
    [Test]
    public async Task Demo_TellsTheWholeStory_AndASecondTimeChangesNothing()
    {
        var first = await RunAsync("demo", "--database", In("demo.db"));
        var before = await LedgerAsync(In("demo.db"));

        var second = await RunAsync("demo", "--database", In("demo.db"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Code, Is.Zero, first.Error);
            Assert.That(first.Error, Is.Empty);
            Assert.That(first.Output, Does.Contain("云湄市城市管理局").And.Contain("承诺：").And.Contain("为什么：").And.Contain("Tracker.Web -- --demo"));
            Assert.That(second.Code, Is.Zero);
            Assert.That(second.Output, Is.EqualTo(first.Output));
            Assert.That(await LedgerAsync(In("demo.db")), Is.EqualTo(before));
        }
    }
}
