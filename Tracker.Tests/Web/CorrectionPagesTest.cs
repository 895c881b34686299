using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;

namespace Tracker.Tests.Web;

/// <summary>Correcting what was read, as a browser without scripts does it.</summary>
public sealed class CorrectionPagesTest : ChangingSiteTest
{
    [Test]
    public async Task Promise_IsAddedByTickingClauses_Removed_AndBroughtBack()
    {
        var (address, report) = await ReportAsync();
        var paragraph = await ParagraphAsync(address, "奉法者强则国强");
        var tools = await client.OpenAsync(paragraph);
        var piece = tools.QuerySelectorAll("input[name=piece]").First(input => input.ParentElement!.TextContent.Contains("奉法者强则国强", StringComparison.Ordinal));

        using var added = await client.SendAsync(paragraph, "Add", ("piece", piece.GetAttribute("value")!), ("kind", "Direction"), ("reason", "试一试"));
        var shown = await added.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(shown.QuerySelector("[role=status]")!.TextContent, Does.Contain("已补上"));
            Assert.That(shown.QuerySelector("mark.in-hand")!.TextContent, Is.EqualTo("奉法者强则国强"));
            Assert.That(shown.QuerySelector(".made")!.TextContent, Does.Contain("补上承诺").And.Contain("试一试"));
            Assert.That((await client.OpenAsync(report)).Text(), Does.Contain("人工更正 1 处"));
        }

        using var unreasoned = await client.SendAsync(added.Path(), "Remove");
        using var removed = await client.SendAsync(added.Path(), "Remove", ("reason", "只是引语"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unreasoned.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That((await unreasoned.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("请写明理由"));
            Assert.That(await MarksAsync(address), Has.None.EqualTo("奉法者强则国强"));
        }

        var undo = (await client.OpenAsync(address)).QuerySelector(".made input[name=correction]")!.GetAttribute("value")!;
        (await client.SendAsync(address, "Undo", ("correction", undo))).Dispose();
        Assert.That(await MarksAsync(address), Has.Some.EqualTo("奉法者强则国强"));
        Assert.That((await client.OpenAsync("/ledger")).Text(), Does.Contain("更正读取").And.Contain("撤回更正").And.Contain("只是引语"));
    }

    [Test]
    public async Task Paragraphs_AreShownUnitByUnit()
    {
        var (address, _) = await ReportAsync();
        var paragraphs = (await client.OpenAsync(address)).QuerySelectorAll("p[data-start]")
            .Select(paragraph => (Start: int.Parse(paragraph.GetAttribute("data-start")!, CultureInfo.InvariantCulture), paragraph.TextContent.Length))
            .ToList();

        // One paragraph a line: where one ends the next cannot have begun, or a selection would be taken for other words.
        var overlapping = paragraphs.Zip(paragraphs.Skip(1)).Where(pair => pair.First.Start + pair.First.Length >= pair.Second.Start);
        Assert.That(overlapping, Is.Empty);
    }

    [Test]
    public async Task Promise_IsPartedAndJoined()
    {
        var (address, _) = await ReportAsync();
        var item = (await client.OpenAsync(address)).QuerySelectorAll("mark.mark-commitment a")
            .First(link => link.TextContent.Contains("实现执法信息网上录入", StringComparison.Ordinal)).GetAttribute("href")!.Split('#')[0];
        var at = (await client.OpenAsync(address + item)).QuerySelectorAll("input[name=at]").First(input => input.GetAttribute("value")!.Length > 0).GetAttribute("value")!;

        using var parted = await client.SendAsync(address + item, "Split", ("at", at));
        Assert.That((await MarksAsync(address)), Has.Some.EqualTo("实现执法信息网上录入、执法活动网上监督"));

        using var joined = await client.SendAsync(parted.Path(), "Merge");
        Assert.That(await MarksAsync(address), Has.Some.Contains("执法监督平台，实现执法信息"));

        using var nowhere = await client.SendAsync(joined.Path(), "Split", ("second", "没有这些"));
        Assert.That(nowhere.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Words_ThatStandTwice_AreChosenFrom()
    {
        var (address, _) = await ReportAsync();
        using var several = await client.SendAsync(address, "Add", ("words", "法治政府建设"));
        var page = await several.ReadAsync();
        var places = page.QuerySelectorAll("input[type=radio][name=start]");
        Assert.That((several.StatusCode, places.Length), Is.EqualTo((HttpStatusCode.UnprocessableEntity, places.Length)));
        Assert.That(places, Has.Length.GreaterThan(2));

        using var chosen = await client.SendAsync(address, "Add", ("words", "法治政府建设"), ("start", places[0].GetAttribute("value")!));
        Assert.That(chosen.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await chosen.ReadAsync()).QuerySelector("mark.in-hand")!.TextContent, Is.EqualTo("法治政府建设"));
    }

    [TestCase("words", "没有这一句话", "报告里没有这些字")]
    [TestCase("words", "督察", "文字太短")]
    [TestCase("words", "", "文字太短")]
    [TestCase("words", "编制并公布省政府年度重大行政决策事项目录", "已经读作承诺")]
    public async Task Words_ThatWillNotDo_AreRefusedWithTheReason(string field, string value, string problem)
    {
        var (address, _) = await ReportAsync();
        using var sent = await client.SendAsync(address, "Add", (field, value));
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain(problem));
            Assert.That(page.QuerySelector("#words")!.TextContent, Is.EqualTo(value), "nobody types it twice");
        }
    }

    [TestCase("0-99999999")]
    [TestCase("9-3")]
    [TestCase("x")]
    public async Task Pieces_ThatAreNoPlaces_AreRefused(string piece)
    {
        var (address, _) = await ReportAsync();
        using var sent = await client.SendAsync(address, "Add", ("piece", piece));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Part_BeginsWhereAPersonSaysSo()
    {
        var (address, _) = await ReportAsync();
        var paragraph = await ParagraphAsync(address, "党政主要负责人履行");
        var number = paragraph[(paragraph.LastIndexOf('=') + 1)..];
        using var sent = await client.SendAsync(paragraph, "Part", ("paragraph", number), ("part", "Other"), ("reason", "标题有误"));
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("[role=status]")!.TextContent, Does.Contain("所属部分已更正"));
            Assert.That(page.QuerySelectorAll(".part-begins").Select(part => part.TextContent), Has.Some.EqualTo("其他").And.None.Contains("第一责任人"));
        }
    }

    [Test]
    public async Task Metadata_ShowsWhatWouldChange_BeforeItIsSaved()
    {
        var (_, report) = await ReportAsync();
        var ask = $"{report}/metadata?Form.Agency=szf&Form.Reviewed=2019&Form.Plan=2020&Form.Published=2020-03-01";
        var page = await client.OpenAsync(ask);
        Assert.That(page.QuerySelector(".consequences")!.TextContent, Does.Contain("从 2021 改为 2019").And.Contain("项承诺从").And.Contain("重新对照"));

        (string, string)[] fields = [("Form.Agency", "szf"), ("Form.Reviewed", "2019"), ("Form.Plan", "2020"), ("Form.Published", "2020-03-01")];
        using var unreasoned = await client.SendAsync(ask, string.Empty, fields);
        using var saved = await client.SendAsync(ask, string.Empty, [.. fields, ("reason", "年度误读")]);
        var after = await saved.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unreasoned.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(after.QuerySelector("[role=status]")!.TextContent, Does.Contain("已更正"));
            Assert.That(((IHtmlInputElement)after.QuerySelector("#reviewed")!).Value, Is.EqualTo("2019"));
            Assert.That((await client.OpenAsync("/ledger")).Text(), Does.Contain("年度误读"));
        }
    }

    [TestCase("Form.Agency=szf&Form.Reviewed=2022&Form.Plan=2023", HttpStatusCode.OK, "那里已有另一份报告")]
    [TestCase("Form.Agency=szf&Form.Reviewed=2021&Form.Plan=2020", HttpStatusCode.OK, "必须在它之后")]
    [TestCase("Form.Agency=nowhere&Form.Reviewed=2021&Form.Plan=2022", HttpStatusCode.UnprocessableEntity, "名册里没有")]
    [TestCase("Form.Agency=szf&Form.Reviewed=x&Form.Plan=2022", HttpStatusCode.UnprocessableEntity, "四位数")]
    public async Task Metadata_SaysWhyItCannotBe(string query, HttpStatusCode status, string problem)
    {
        var (_, report) = await ReportAsync();
        var page = await client.OpenAsync($"{report}/metadata?{query}", status);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Text(), Does.Contain(problem));
            Assert.That(page.QuerySelector("form[method=post] input[name=reason]"), Is.Null, "there is nothing to save");
        }
    }

    [Test]
    public async Task Versions_StandBesideEachOther()
    {
        var standing = (await client.OpenAsync("/agencies/yunmei-cgj/2024")).QuerySelector(".exchange li:first-child a")!.GetAttribute("href")!;
        var page = await client.OpenAsync($"{standing}/versions");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".diff-row"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll(".diff ins, .diff del"), Is.Not.Empty);
            Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("比较版本"));
            Assert.That((await client.OpenAsync($"{(await ReportAsync()).Report}/versions")).Text(), Does.Contain("只有一个版本"));
        }
    }

    [Test]
    public async Task Another_AgencysReport_IsNotThere()
    {
        using var elsewhere = host.Browser(person: "guanyan");
        var (address, report) = await ReportAsync();
        foreach (var path in new[] { address, $"{report}/metadata", $"{report}/versions" })
        {
            await elsewhere.OpenAsync(path, HttpStatusCode.NotFound);
        }
    }

    private async Task<(string Reading, string Report)> ReportAsync()
    {
        var report = (await client.OpenAsync("/agencies/szf/2022")).QuerySelector(".exchange li:first-child a")!.GetAttribute("href")!;
        return ($"{report}/reading", report);
    }

    private async Task<string> ParagraphAsync(string address, string words)
    {
        var page = await client.OpenAsync(address);
        var paragraph = page.QuerySelectorAll(".paragraph").First(candidate => candidate.TextContent.Contains(words, StringComparison.Ordinal));
        return address + paragraph.QuerySelector(".paragraph-tool")!.GetAttribute("href")!.Split('#')[0];
    }

    private async Task<IEnumerable<string>> MarksAsync(string address) =>
        (await client.OpenAsync(address)).QuerySelectorAll("mark.mark-commitment").Select(mark => mark.TextContent);
}
