using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>What administrators look after.</summary>
public sealed class AdminPagesTest
{
    private const string Agencies = "/admin/agencies";
    private const string Calendar = "/admin/calendar";

    private WebHost host = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Start()
    {
        host = new WebHost(await SampleDatabase.CopyAsync(), IPAddress.Loopback, ("Tracker:Ladder:Urge:FromDay", "20"));
        client = host.Browser();
    }

    [TearDown]
    public async Task Stop()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Test]
    public async Task Desk_ShowsEachRoleItsPlaces_WithTheirState()
    {
        var all = (await client.OpenAsync("/admin")).QuerySelectorAll(".desk li");
        await host.Services.GetRequiredService<ManagePeople>().AddAsync(new Person { UserName = "looker", Name = "看" }, "test");
        await host.Services.GetRequiredService<ManagePeople>().GrantAsync("looker", Role.Auditor, null, "test");
        using var auditor = host.Browser(person: "looker");
        var few = (await auditor.OpenAsync("/admin")).QuerySelectorAll(".desk a").Select(link => link.GetAttribute("href"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all, Has.Length.EqualTo(8));
            Assert.That(all.Select(item => item.QuerySelector("p")!.TextContent.Trim()), Has.None.Empty);
            Assert.That(few, Is.EqualTo(new[] { "/ledger" }));
        }
    }

    [Test]
    public async Task List_IsLookedAtFirst_ThenStored()
    {
        var before = await AllAsync();
        const string List = "编码\t名称\t上级\t层级\nnew-1\t新设局\tszf\t省级部门\nszf\t岚川省人民政府（改名）\t\t省";
        using var looked = await client.SendAsync(Agencies, "Preview", ("List", List));
        var preview = await looked.ReadAsync();
        var untouched = await AllAsync();
        using var stored = await client.SendAsync(Agencies, "Import", ("List", preview.QuerySelector("input[name=List]")!.GetAttribute("value")!));
        var after = await AllAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(preview.QuerySelector("section[aria-labelledby=preview]")!.TextContent, Does.Contain("将新增 1 个、更新 1 个").And.Contain("新设局").And.Contain("（改名）"));
            Assert.That(untouched, Is.EqualTo(before), "looking stores nothing");
            Assert.That(stored.Path(), Is.EqualTo(Agencies));
            Assert.That((await stored.ReadAsync()).QuerySelector("[role=status]")!.TextContent, Does.Contain("新增 1，更新 1"));
            Assert.That(after, Has.Count.EqualTo(before.Count + 1).And.Some.EqualTo("岚川省人民政府（改名）"));
            Assert.That(await ActionsAsync(), Does.Contain("agencies.imported"));
        }
    }

    [Test]
    public async Task List_IsRefused_NamingTheRow()
    {
        using var looked = await client.SendAsync(Agencies, "Preview", ("List", "code,name,parent,level\na-1,甲局,nowhere,省级部门\na-2,,szf,不知道"));
        using var empty = await client.SendAsync(Agencies, "Preview", ("List", " "));
        using var forced = await client.SendAsync(Agencies, "Import", ("List", "code,name\na-2,"));
        var alert = (await looked.ReadAsync()).QuerySelector("[role=alert]")!.TextContent;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((looked.StatusCode, empty.StatusCode, forced.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
            Assert.That(alert, Does.Contain("第 3 行").And.Contain("不知道"));
            Assert.That((await forced.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("第 2 行 名称"));
        }
    }

    [Test]
    public async Task Agency_IsAdded_Moved_AndClosed()
    {
        const string Edit = Agencies + "/edit";
        (string, string)[] fields = [("Form.Code", "new-2"), ("Form.Name", "新设二局"), ("Form.Level", "CityDepartment"), ("Form.Parent", "szf")];
        using var added = await client.SendAsync(Edit, "", fields);
        using var twice = await client.SendAsync(Edit, "", fields);
        using var circle = await client.SendAsync($"{Edit}?code=szf", "", ("Form.Name", "岚川省人民政府"), ("Form.Level", "Province"), ("Form.Parent", "new-2"));
        using var closed = await client.SendAsync(
            $"{Edit}?code=new-2", "", ("Form.Name", "新设二局"), ("Form.Level", "CityDepartment"), ("Form.Parent", "songwu-xzf"), ("Form.ClosedOn", "2025-01-31"));
        var agencies = await host.Services.GetRequiredService<AgencyQueries>().AllAsync(Scope.Everything);
        var agency = agencies.Single(item => item.Code == "new-2");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((added.Path(), twice.StatusCode, circle.StatusCode, closed.Path()), Is.EqualTo((Agencies, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, Agencies)));
            Assert.That(agency.ClosedOn, Is.EqualTo(new DateOnly(2025, 1, 31)));
            Assert.That(agencies.Single(item => item.Id == agency.ParentId).Code, Is.EqualTo("songwu-xzf"));
            Assert.That((await closed.ReadAsync()).QuerySelector(".tree")!.TextContent, Does.Contain("撤并"));
        }

        await client.OpenAsync($"{Edit}?code=nowhere", HttpStatusCode.NotFound);
    }

    [Test]
    public async Task ClosedAgency_OwesNothingMore()
    {
        var flags = host.Services.GetRequiredService<FlagQueries>();
        var sweep = host.Services.GetRequiredService<SweepFlags>();
        await sweep.ExecuteAsync("test");
        var before = await OverdueAsync();
        Assert.That(before, Is.Not.Empty);
        var agency = before[0].Flag.AgencyId;
        var row = (await host.Services.GetRequiredService<AgencyQueries>().ByIdAsync(Scope.Everything, agency))!;
        using var list = new StringReader($"code,name,closed_on\n{row.Code},{row.Name},2020-01-01\n");
        await host.Services.GetRequiredService<ImportAgencies>().ExecuteAsync(list, "test");
        await sweep.ExecuteAsync("test");
        Assert.That((await OverdueAsync()).Where(item => item.Flag.AgencyId == agency), Is.Empty);

        async Task<IReadOnlyList<FlagListItem>> OverdueAsync() => (await flags.ListAsync(
            Scope.Everything, new FlagFilter { Kind = Engine.Accountability.FlagKind.ReportOverdue, Status = Engine.Accountability.FlagStatus.Open }, new PageRequest(1, 100))).Items;
    }

    [Test]
    public async Task Calendar_IsReplaced_OrRefusedNamingTheEvent()
    {
        var page = await client.OpenAsync(Calendar);
        Assert.That(page.Text(), Does.Contain("暂按周一至周五"));
        const string Good = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261008\nSUMMARY:国庆节 休\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261010\nSUMMARY:国庆节 班\nEND:VEVENT\nEND:VCALENDAR\n";
        using var good = await UploadAsync(Good);
        using var bad = await UploadAsync(Good.Replace("DTSTART;VALUE=DATE:20261010\n", "", StringComparison.Ordinal));
        using var html = await UploadAsync("<html></html>");
        var shown = await client.OpenAsync(Calendar + "?year=2026");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(good.Path(), Is.EqualTo(Calendar));
            Assert.That((bad.StatusCode, html.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
            Assert.That((await bad.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("7").And.Contain("国庆节 班"));
            Assert.That(shown.QuerySelectorAll(".days li"), Has.Length.EqualTo(8), "what was refused changed nothing");
            Assert.That(shown.QuerySelectorAll(".days li")[^1].TextContent, Does.Contain("班"));
            Assert.That(await ActionsAsync(), Has.Exactly(1).EqualTo("calendar.replaced"));
        }
    }

    [Test]
    public async Task Ladder_SaysWhereEachValueComesFrom()
    {
        var rows = (await client.OpenAsync("/admin/ladder")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.EqualTo(5));
            Assert.That(rows[3], Does.Contain("逾期第 20 天").And.Contain("Tracker:Ladder:Urge:FromDay").And.Contain("设于"));
            Assert.That(rows[0], Does.Contain("到期前 30 天").And.Contain("可不收").And.Not.Contain("设于"));
        }
    }

    [Test]
    public async Task Test_IsSentOverAChannel_OrSaysWhyNot()
    {
        using var off = await client.SendAsync("/delivery", "Test", ("channel", "Mail"), ("to", "one@example.cn"));
        using var nobody = await client.SendAsync("/delivery", "Test", ("channel", "Mail"), ("to", ""));
        using var inbox = await client.SendAsync("/delivery", "Test", ("channel", "Inbox"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((off.StatusCode, nobody.StatusCode, inbox.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity)));
            Assert.That((await off.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("没有启用"));
            Assert.That((await nobody.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("发到哪里"));
            Assert.That(await ActionsAsync(), Has.Exactly(2).EqualTo("delivery.tested"));
        }
    }

    [Test]
    public async Task Ledger_IsLookedThrough_ByWhoWhatWhoseAndWhen()
    {
        await client.SendAsync("/admin/agencies/edit?code=szf", "", ("Form.Name", "岚川省人民政府"), ("Form.ShortName", "省政府（新）"), ("Form.Level", "Province"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Actors(await client.OpenAsync($"/ledger?actor={WebHost.Everybody}")), Is.Not.Empty.And.All.EqualTo(WebHost.Everybody));
            Assert.That(Actions(await client.OpenAsync("/ledger?action=report.imported")).Distinct(), Has.Exactly(1).Items);
            Assert.That(Actions(await client.OpenAsync("/ledger?actor=nobody")), Is.Empty);
            Assert.That(Actions(await client.OpenAsync("/ledger?agency=szf")), Is.Not.Empty);
            Assert.That(Actions(await client.OpenAsync("/ledger?agency=nowhere")), Is.Empty);
            Assert.That(Actions(await client.OpenAsync("/ledger?to=2020-01-01")), Is.Empty);
            Assert.That(Actions(await client.OpenAsync("/ledger?from=2020-01-01&action=agencies.imported")), Is.Not.Empty);
        }

        static IEnumerable<string> Actors(IHtmlDocument page) => page.QuerySelectorAll(".ledger tbody td:nth-child(3)").Select(cell => cell.TextContent);

        static IEnumerable<string> Actions(IHtmlDocument page) => page.QuerySelectorAll(".ledger tbody td:nth-child(4)").Select(cell => cell.TextContent);
    }

    private async Task<HttpResponseMessage> UploadAsync(string text)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Browsing.Token(await client.OpenAsync(Calendar))), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "holidays.ics" },
        };
        return await client.PostAsync(Calendar, content);
    }

    private async Task<IReadOnlyList<string>> AllAsync() =>
        [.. (await host.Services.GetRequiredService<AgencyQueries>().AllAsync(Scope.Everything)).Select(agency => agency.Name)];

    private async Task<IEnumerable<string>> ActionsAsync() =>
        (await host.Services.GetRequiredService<LedgerQueries>().ListAsync(Scope.Everything, new PageRequest(1, 30))).Items.Select(entry => entry.Action);
}
