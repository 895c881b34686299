namespace Tracker.Tests.Commands;

public sealed class ImportCommandTest : CommandTest
{
    [Test]
    public async Task Import_TakesTheOthersIn_WhenOneIsRefused()
    {
        var empty = Write("reports/empty.txt", "");
        File.Copy(Path.Combine(Samples, "szf", "2021.txt"), In("reports/2021.txt"));
        File.Copy(Path.Combine(Samples, "szf", "2022.txt"), In("reports/2022.txt"));

        var run = await RunAsync("import", In("reports"), "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Json.GetProperty("imported").GetInt32(), Is.EqualTo(2));
            Assert.That(run.Json.GetProperty("refused").GetInt32(), Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain(empty).And.Contain("文件是空的"));
        }
    }

    [Test]
    public async Task Import_ChangesNothing_TheSecondTime()
    {
        string[] import = ["import", Path.Combine(Samples, "szf"), Path.Combine(Samples, "sgat"), "--json"];
        var first = await RunAsync(import);
        var before = await LedgerAsync();

        var second = await RunAsync(import);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Json.GetProperty("imported").GetInt32(), Is.EqualTo(8), first.Error);
            Assert.That(second.Code, Is.Zero);
            Assert.That(second.Json.GetProperty("unchanged").GetInt32(), Is.EqualTo(8));
            Assert.That(await LedgerAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Import_AsksForACorrection_AndTakesIt()
    {
        var corrected = Path.Combine(Samples, "corrections", "yunmei-cgj", "2023.html");
        await RunAsync("import", Path.Combine(Samples, "yunmei-cgj", "2023.html"));

        var unasked = await RunAsync("import", corrected);
        var asked = await RunAsync("import", corrected, "--correction", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unasked.Code, Is.EqualTo(1));
            Assert.That(unasked.Error, Does.Contain("--correction"));
            Assert.That(asked.Code, Is.Zero);
            Assert.That(asked.Json.GetProperty("corrected").GetInt32(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Import_TakesOriginalsBeforeCorrections_WhenAFolderHoldsBoth()
    {
        var run = await RunAsync("import", Samples);

        Assert.That(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1).And.All.Contain("corrections"));
    }

    [Test]
    public async Task Import_FindsFilesByPattern()
    {
        var run = await RunAsync("import", Path.Combine(Samples, "s*t", "202?.txt"), "--json");

        Assert.That(run.Json.GetProperty("imported").GetInt32(), Is.EqualTo(4), run.Error);
    }

    [Test]
    public async Task Import_TakesAgencyAndYearFromThePerson_WhenTheTextDoesNotSay()
    {
        var text = "工作报告\n一、主要举措和成效\n修订了《机关工作规则》，办结提案12件。\n二、下一步主要安排\n年底前出台《机关采购管理办法》。\n";
        var report = Write("report.txt", text);

        var unasked = await RunAsync("import", report);
        var told = await RunAsync("import", report, "--agency", "青禾县人民政府", "--year", "2023", "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unasked.Code, Is.EqualTo(1));
            Assert.That(unasked.Error, Does.Contain("--year").Or.Contain("--agency"));
            Assert.That(told.Code, Is.Zero, told.Error);
            Assert.That(told.Json.GetProperty("files")[0].GetProperty("planYear").GetInt32(), Is.EqualTo(2024));
        }
    }

    [Test]
    public async Task Import_CreatesNoDatabase_WhenNoPathLeadsToAFile()
    {
        Directory.CreateDirectory(In("nothing"));
        Write("notes/readme.md", "x");

        var run = await RunAsync("import", In("nothing"), In("notes"), In("missing"), In("*.htm"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(4));
            Assert.That(DatabaseFile, Does.Not.Exist);
        }
    }

    [Test]
    public async Task Import_NamesDocumentsItCannotRead_InAFolder()
    {
        Write("reports/2021.pdf", "%PDF-1.7");

        var run = await RunAsync("import", In("reports"));

        Assert.That(run.Error, Does.Contain("2021.pdf").And.Contain(".txt"));
    }
}
