namespace Tracker.Tests.Commands;

public sealed class UserCommandTest : CommandTest
{
    [SetUp]
    public async Task ImportAgencies() => await RunAsync("agencies", "import", Path.Combine(Samples, "agencies.csv"));

    [Test]
    public async Task People_AreImportedAndListed()
    {
        var imported = await RunAsync("people", "import", Path.Combine(Samples, "people.csv"));
        var listed = await RunAsync("user", "list", "--json");
        var admin = listed.Json.EnumerateArray().Single(person => person.GetProperty("userName").GetString() == "admin");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(imported.Code, Is.Zero, imported.Error);
            Assert.That(admin.GetProperty("grants")[0].GetProperty("role").GetString(), Is.EqualTo("Administrator"));
            Assert.That((await RunAsync("user", "list")).Output, Does.Contain("lihuai\t黎怀\t督察员 yfzsb"));
        }
    }

    [Test]
    public async Task List_IsRefused_WithRowAndField()
    {
        var run = await RunAsync("people", "import", Write("people.csv", "user_name,name,role,agency\njia,甲,liaison,nowhere\n"));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("第 2 行 agency").And.Contain("nowhere"));
    }

    [Test]
    public async Task User_IsAdded_WithAOneTimePassword_ThenChanged()
    {
        var added = await RunAsync("user", "add", "Jia", "--name", "甲", "--role", "督察员", "--agency", "szf");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Code, Is.Zero, added.Error);
            Assert.That(added.Output, Does.Match("一次性密码：[a-z2-9]{4}(-[a-z2-9]{4}){3}\n"));
            Assert.That((await RunAsync("user", "grant", "jia", "--role", "reviewer")).Output, Does.Contain("已授予"));
            Assert.That((await RunAsync("user", "grant", "jia", "--role", "reviewer")).Output, Does.Contain("没有变化"));
            Assert.That((await RunAsync("user", "revoke", "jia", "--role", "supervisor", "--agency", "szf")).Output, Does.Contain("已收回"));
            Assert.That((await RunAsync("user", "reset-password", "jia")).Output, Does.Contain("一次性密码："));
            Assert.That((await RunAsync("user", "disable", "jia")).Output, Does.Contain("已停用"));
            Assert.That((await RunAsync("user", "list")).Output, Does.Contain("jia\t甲\t审核员 全部单位\t\t已停用"));
        }
    }

    [TestCase("user", "add", "jia", "--name", "甲", "--role", "liaison", "--agency", "nowhere")]
    [TestCase("user", "add", "甲", "--name", "甲", "--role", "liaison")]
    [TestCase("user", "add", "jia", "--name", "甲", "--role", "administrator", "--agency", "szf")]
    [TestCase("user", "reset-password", "nobody")]
    public async Task Change_IsRefused_AndNothingStored(params string[] args)
    {
        var before = await LedgerAsync();
        var run = await RunAsync(args);
        Assert.That((run.Code, run.Error.Length > 0, await LedgerAsync()), Is.EqualTo((1, true, before)));
    }

    [Test]
    public async Task UnknownRole_IsAUsageError() =>
        Assert.That((await RunAsync("user", "add", "jia", "--name", "甲", "--role", "king")).Code, Is.EqualTo(2));

    [Test]
    public async Task LastAdministrator_Stays()
    {
        await RunAsync("user", "add", "root", "--name", "管", "--role", "administrator");
        Assert.That((await RunAsync("user", "disable", "root")).Error, Does.Contain("最后一位管理员"));
        Assert.That((await RunAsync("user", "revoke", "root", "--role", "administrator")).Code, Is.EqualTo(1));
    }
}
