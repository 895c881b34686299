namespace Tracker.Tests.Commands;

public sealed class StatusCommandTest : CommandTest
{
    [Test]
    public async Task Status_CountsByAgencyAndYear_AndListsWhatIsOpen()
    {
        await RunAsync("agencies", "import", Path.Combine(Samples, "agencies.csv"));
        await RunAsync("import", Path.Combine(Samples, "szf"));
        var assessed = await RunAsync("assess");
        Assert.That(assessed.Code, Is.Zero, assessed.Error);

        var run = await RunAsync("status", "--agency", "szf", "--year", "2022", "--json");

        var year = run.Json.GetProperty("years").EnumerateArray().Single();
        var counts = year.GetProperty("counts").EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32());
        var open = run.Json.GetProperty("open").EnumerateArray().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts.Values.Sum(), Is.EqualTo(year.GetProperty("commitments").GetInt32()).And.Positive);
            Assert.That(counts["awaitingReport"], Is.Zero);
            Assert.That(open, Has.Count.EqualTo(counts["missed"] + counts["notReported"] + counts["inProgress"]));
            Assert.That(open.Select(item => item.GetProperty("due").GetString()), Has.All.StartsWith("2022-"));
        }
    }

    [Test]
    public async Task Status_ShowsTheSentenceAndTheDueDate_OfWhatIsAwaited()
    {
        await RunAsync("import", Path.Combine(Samples, "szf", "2021.txt"));
        await RunAsync("assess");

        var run = await RunAsync("status", "--open");

        Assert.That(run.Output, Does.Contain("待报告").And.Contain("培训行政执法人员3万人次以上").And.Contain("2022年9月30日"));
    }

    [Test]
    public async Task Assess_ChangesNothing_TheSecondTime()
    {
        await RunAsync("import", Path.Combine(Samples, "szf"));
        await RunAsync("assess");
        var before = await LedgerAsync();

        await RunAsync("assess");
        await RunAsync("assess", "--year", "2022");

        Assert.That(await LedgerAsync(), Is.EqualTo(before));
    }

    [TestCase("status")]
    [TestCase("assess")]
    [TestCase("ledger", "verify")]
    public async Task Command_NamesTheDatabase_WhenThereIsNone(params string[] command)
    {
        var run = await RunAsync(command);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(DatabaseFile));
            Assert.That(DatabaseFile, Does.Not.Exist);
        }
    }

    [TestCase("status")]
    [TestCase("migrate")]
    [TestCase("ledger", "verify")]
    public async Task Command_SaysSo_WhenTheFileIsNoDatabase(params string[] command)
    {
        var run = await RunAsync([.. command, "--database", Write("text.db", new string('x', 4096))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Not.Contain("   at "));
        }
    }

    [Test]
    public async Task Status_NamesTheAgency_WhenItIsNotKnown()
    {
        await RunAsync("migrate");

        var run = await RunAsync("status", "--agency", "无此单位");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("无此单位"));
        }
    }

    [Test]
    public async Task AgenciesImport_NamesEachBadRow_AndStoresNone()
    {
        var list = Write("agencies.csv", "slug,name,level\na,甲县人民政府,county\na,乙县人民政府,county\nc,丙县人民政府,galaxy\n");

        var run = await RunAsync("agencies", "import", list);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("galaxy"));
            Assert.That((await RunAsync("status", "--agency", "a")).Code, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Migrate_HasNothingToDo_TheSecondTime()
    {
        var first = await RunAsync("migrate");
        var second = await RunAsync("migrate");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Output, Does.Contain(".sql"));
            Assert.That(second.Output, Does.Not.Contain(".sql"));
        }
    }
}
