using System.Text.Json;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Commands;

public sealed class OutlineCommandTest : CommandTest
{
    private static readonly string Report = Path.Combine(Samples, "szf", "2021.txt");

    [Test]
    public async Task Outline_WritesTheContract()
    {
        var run = await RunAsync("outline", Report, "--json", In("out.json"));
        var document = JsonDocument.Parse(await File.ReadAllTextAsync(In("out.json"))).RootElement;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.Zero, run.Error);
            Assert.That(document.EnumerateObject().Select(property => property.Name), Is.EqualTo(
                new[] { "agency", "reviewedYear", "planYear", "published", "parts" }));
            Assert.That(document.GetProperty("agency").GetString(), Is.EqualTo("岚川省人民政府"));
            Assert.That(document.GetProperty("reviewedYear").GetInt32(), Is.EqualTo(2021));
            Assert.That(document.GetProperty("planYear").GetInt32(), Is.EqualTo(2022));
            Assert.That(document.GetProperty("published").GetString(), Is.EqualTo("2022-03-25"));
            Assert.That(
                document.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("kind").GetString()).Distinct(),
                Is.EqualTo(new[] { "outcomes", "firstResponsible", "shortcomings", "arrangements" }));
        }
    }

    [Test]
    public async Task Outline_GivesOffsetsIntoTheTextAsPublished()
    {
        var published = ((ReadResult.Read)ReportReader.Read(await File.ReadAllBytesAsync(Report), "2021.txt")).Text.Published;

        var document = (await RunAsync("outline", Report, "--json", "-")).Json;

        var end = 0;
        foreach (var part in document.GetProperty("parts").EnumerateArray())
        {
            var text = published[part.GetProperty("start").GetInt32()..part.GetProperty("end").GetInt32()];
            Assert.That(text, Does.StartWith(part.GetProperty("heading").GetString()!));
            Assert.That(part.GetProperty("start").GetInt32(), Is.GreaterThanOrEqualTo(end));
            end = part.GetProperty("end").GetInt32();
        }
    }

    [Test]
    public async Task Outline_SplitsOneHeadingThatAnnouncesTwoParts()
    {
        var document = (await RunAsync("outline", Path.Combine(Samples, "songwu-xzf", "2022.txt"), "--json")).Json;
        var parts = document.GetProperty("parts").EnumerateArray().ToList();
        var shortcomings = parts.Single(part => part.GetProperty("kind").GetString() == "shortcomings");
        var arrangements = parts.Single(part => part.GetProperty("kind").GetString() == "arrangements");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(arrangements.GetProperty("heading").GetString(), Is.EqualTo(shortcomings.GetProperty("heading").GetString()));
            Assert.That(arrangements.GetProperty("start").GetInt32(), Is.GreaterThanOrEqualTo(shortcomings.GetProperty("end").GetInt32()));
        }
    }

    [Test]
    public async Task Outline_ShowsPartsAndItems()
    {
        var run = await RunAsync("outline", Report);

        Assert.That(run.Output, Does.Contain("下一年度主要安排").And.Contain("（一）强化组织领导").And.Contain("2022 年度"));
    }

    [Test]
    public async Task Outline_NamesTheFileAndTheReason_WhenItCannotBeRead()
    {
        var binary = In("binary.txt");
        await File.WriteAllBytesAsync(binary, [0x41, 0x00, 0x42, 0x00, 0x00, 0x00, 0xD8, 0x01]);
        string[] bad = [Write("empty.txt", ""), binary, Write("a.pdf", "x"), In("missing.txt"), Folder];

        foreach (var file in bad)
        {
            var run = await RunAsync("outline", file, "--json", "-");
            Assert.That(run.Code, Is.EqualTo(1), file);
            Assert.That(run.Error, Does.Contain(file).And.Contain("—"), file);
            Assert.That(run.Output, Is.Empty, file);
        }
    }
}
