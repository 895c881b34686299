using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Jobs.Schedule;

namespace Tracker.Tests.Web;

public sealed class JobsPageTest
{
    private const string Page = "/jobs";

    [Test]
    public async Task Page_ListsEveryJob_InBothLanguages()
    {
        await using var host = WebHost.WithoutReports();
        using var client = host.Browser();

        var chinese = await client.OpenAsync(Page);
        var english = await client.OpenAsync(Page + "?lang=en");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chinese.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(ScheduleTable.Entries.Count));
            Assert.That(chinese.Text(), Does.Contain("留痕核验").And.Contain("从未运行").And.Contain("未设置 Tracker:Ingest:Folder"));
            Assert.That(english.Text(), Does.Contain("Ledger verification").And.Contain("never ran"));
        }
    }

    [Test]
    public async Task Run_IsNotOffered_WhereNobodyWorks()
    {
        await using var host = WebHost.WithoutReports();
        using var client = host.Browser();

        var page = await client.OpenAsync(Page);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Text(), Does.Contain("没有工作进程在运行任务"));
            Assert.That(page.QuerySelectorAll("#jobs form"), Is.Empty);
        }
    }

    [Test]
    public async Task Run_DoesTheJob_AndShowsItsResult()
    {
        await using var host = await WorkingAsync();
        using var client = host.Browser();

        // At start it is run because it was missed; asked for at the same moment it would be busy.
        await WaitAsync(client, page => Row(page, "留痕核验")!.Contains("完成", StringComparison.Ordinal));

        using var answer = await client.SendAsync(Page, "Run", ("id", "ledger"));
        var after = await answer.ReadAsync();
        await WaitAsync(client, page => Row(page, "留痕核验") is { } row && row.Contains(WebHost.Everybody, StringComparison.Ordinal) && row.Contains("留痕记录", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Path(), Is.EqualTo("/jobs?queued=ledger"));
            Assert.That(after.QuerySelector("[role=status]")!.TextContent, Does.Contain("已排队：留痕核验"));
            Assert.That(after.QuerySelector("#jobs")!.HasAttribute("data-moving"), Is.True);
        }
    }

    [Test]
    public async Task Supervisor_RunsJobs_ButDoesNotSeeTheQueue()
    {
        await using var host = await WorkingAsync();
        await GrantAsync(host, "boss", Role.Supervisor);
        await GrantAsync(host, "clerk", Role.Reviewer);
        using var client = host.Browser(person: "boss");
        using var other = host.Browser(person: "clerk");
        await WaitAsync(client, page => page.QuerySelector("#jobs button") is not null);

        using var answer = await client.SendAsync(Page, "Run", ("id", "ledger"));
        var page = await answer.ReadAsync();
        using var queue = await client.GetAsync("/jobs/hangfire");
        using var refused = await other.GetAsync(Page);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Path(), Is.EqualTo("/jobs?queued=ledger"));
            Assert.That(page.QuerySelector("a[href='/jobs/hangfire']"), Is.Null);
            Assert.That(page.QuerySelector(".site-nav a[href='/admin'][aria-current]"), Is.Not.Null);
            Assert.That((queue.StatusCode, refused.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
        }
    }

    [Test]
    public async Task Run_IsRefused_WithoutTokenOrForAnUnknownJob()
    {
        await using var host = await WorkingAsync();
        using var client = host.Browser();
        await WaitAsync(client, page => page.QuerySelector("#jobs button") is not null);

        using var forged = await client.PostAsync(Page + "?handler=Run", new FormUrlEncodedContent([KeyValuePair.Create("id", "ledger")]));
        using var unknown = await client.SendAsync(Page, "Run", ("id", "nightly"));
        using var nothingToDo = await client.SendAsync(Page, "Run", ("id", "ingest"));

        Assert.That(
            new[] { forged, unknown, nothingToDo }.Select(answer => answer.StatusCode),
            Is.EqualTo([HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.NotFound]));
    }

    [Test]
    public async Task Dashboard_IsReadOnly_UnderAPolicyOfItsOwn()
    {
        await using var host = await WorkingAsync();
        using var client = host.Browser();
        await WaitAsync(client, page => page.QuerySelector("#jobs button") is not null);

        using var answer = await client.GetAsync("/jobs/hangfire/recurring");
        var page = await answer.ReadAsync();
        using var elsewhere = await client.GetAsync(Page);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.QuerySelectorAll("script:not([src])"), Is.Empty, "no inline script needs an exception");
            Assert.That(page.QuerySelectorAll("[data-url*=trigger], [data-url*=remove]"), Is.Empty, "read-only");
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self';").And.Contain("style-src 'self' 'unsafe-inline'"));
            Assert.That(elsewhere.Headers.GetValues("Content-Security-Policy").Single(), Does.Not.Contain("unsafe-inline"));
        }
    }

    [Test]
    public async Task Health_SaysOneWord()
    {
        await using var host = await WorkingAsync();
        using var client = host.Browser();
        await WaitAsync(client, page => page.QuerySelector("#jobs button") is not null);

        Assert.That(
            (await client.GetStringAsync("/healthz"), await client.GetStringAsync("/readyz")),
            Is.EqualTo(("Healthy", "Healthy")));
    }

    private static async Task<WebHost> WorkingAsync() => new(await SampleDatabase.CopyAsync(), IPAddress.Loopback, ("Tracker:Jobs:Host", "true"));

    private static async Task GrantAsync(WebHost host, string name, Role role)
    {
        var people = host.Services.GetRequiredService<ManagePeople>();
        await people.AddAsync(new Person { UserName = name, Name = "测试" }, "test");
        await people.GrantAsync(name, role, null, "test");
    }

    private static string? Row(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("tbody tr").FirstOrDefault(row => row.TextContent.Contains(name, StringComparison.Ordinal))?.TextContent;

    private static async Task WaitAsync(HttpClient client, Func<IHtmlDocument, bool> happened)
    {
        for (var attempt = 0; !happened(await client.OpenAsync(Page)); attempt++)
        {
            Assert.That(attempt, Is.LessThan(100));
            await Task.Delay(200);
        }
    }
}
