using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>The review queue as its forms and links work, which is all it needs.</summary>
public sealed class ReviewPageTest
{
    private WebHost host = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Start()
    {
        host = await WebHost.WithSamplesAsync();
        client = host.Browser(person: "shenmu");
    }

    [TearDown]
    public void Stop()
    {
        client.Dispose();
        host.Dispose();
    }

    [Test]
    public async Task Confirm_SettlesTheItem_AndLeadsToTheNext()
    {
        var (address, page) = await NextAsync();
        var left = Left(page);
        using var sent = await SendAsync(address, page, "Confirm", Judged(page));
        var next = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Path(sent), Does.StartWith("/review/").And.Not.EqualTo(address));
            Assert.That(next.QuerySelector("[role=status]")!.TextContent, Does.Contain("确认系统判断"));
            Assert.That(next.QuerySelector(".review-progress")!.TextContent, Does.Contain("今日已核 1 项"));
            Assert.That(Left(next), Is.EqualTo(left - 1));
        }

        var again = await client.OpenAsync(address);
        Assert.That(again.QuerySelectorAll(".review-bar"), Is.Empty, "what is settled is not decided here again");
    }

    [Test]
    public async Task Undo_BringsTheItemBack()
    {
        var (address, page) = await NextAsync();
        using var sent = await SendAsync(address, page, "Confirm", Judged(page));
        var next = await sent.ReadAsync();
        using var undone = await SendAsync(Path(sent), next, "Undo", ("decision", Value(next, "decision")));
        var back = await undone.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Path(undone), Is.EqualTo(address));
            Assert.That(back.QuerySelector("[role=status]")!.TextContent, Does.Contain("已撤销"));
            Assert.That(back.QuerySelectorAll(".review-bar"), Has.Length.EqualTo(1));
            Assert.That(back.QuerySelector(".review-progress")!.TextContent, Does.Contain("今日已核 0 项"));
        }

        using var twice = await SendAsync(address, back, "Undo", ("decision", Value(next, "decision")));
        Assert.That(twice.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Statement_OfTheReportIsFoundByItsWords_AndTakenAsEvidence()
    {
        var (address, _) = await NextAsync("?status=NotReported");
        var found = await client.OpenAsync($"{address}&find={Uri.EscapeDataString("法治")}");
        var statements = found.QuerySelectorAll("input[name=outcome]");
        Assert.That(statements, Has.Length.GreaterThan(1));
        using var sent = await SendAsync(address, found, "Choose", ("outcome", statements[^1].GetAttribute("value")!));
        Assert.That((await sent.ReadAsync()).QuerySelector("[role=status]")!.TextContent, Does.Contain("确认依据"));
        Assert.That((await client.OpenAsync(address)).QuerySelector(".verdict-main .badge")!.TextContent, Is.EqualTo("推进中"));

        var nothing = await client.OpenAsync((await NextAsync()).Address + "?find=%25%27%22%3Cscript%3E");
        Assert.That(nothing.QuerySelectorAll("script:not([src])"), Is.Empty);
    }

    [Test]
    public async Task Rejecting_StaysAtTheItem_WhichIsJudgedAgain()
    {
        var (address, page) = await NextAsync("?status=Fulfilled");
        var outcome = Value(page, "outcome");
        using var sent = await SendAsync(address, page, "Reject", ("outcome", outcome));
        var after = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Path(sent), Is.EqualTo(address));
            Assert.That(after.QuerySelector(".evidence.rejected"), Is.Not.Null);
            Assert.That(after.QuerySelectorAll(".review-bar"), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task Status_NeedsAReason_AndKeepsTheFilterOnTheWay()
    {
        var (address, page) = await NextAsync("?year=2022&flagged=true");
        using var refused = await SendAsync(address, page, "Status", ("Status", "Missed"), ("Reason", " "));
        using var saved = await SendAsync(address, page, "Status", ("Status", "Missed"), ("Reason", "已核对年鉴"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That((await refused.ReadAsync()).QuerySelector("input[value=Missed]")!.HasAttribute("checked"), "what was chosen stays chosen");
            Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Path(saved), Does.EndWith("?year=2022&flagged=true"));
        }
    }

    [TestCase("Choose")]
    [TestCase("Reject")]
    [TestCase("Status")]
    [TestCase("Confirm")]
    public async Task Nothing_IsRecorded_WhenNothingIsSelected(string handler)
    {
        var (address, page) = await NextAsync();
        using var sent = await SendAsync(address, page, handler);
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task TwoReviewers_AreKeptApart_AndTheLaterOneIsToldWhatTheOtherDecided()
    {
        using var other = host.Browser(person: "lihuai");
        var (address, page) = await NextAsync();
        using var elsewhere = await other.GetAsync("/review");
        Assert.That(Path(elsewhere), Does.StartWith("/review/").And.Not.EqualTo(address));

        // The second opens the same on purpose, and is faster.
        var same = await other.OpenAsync(address);
        Assert.That(same.QuerySelector(".note.warn")!.TextContent, Does.Contain("shenmu").And.Contain("正在核对"));
        (await SendAsync(address, same, "Status", other, ("Status", "InProgress"), ("Reason", "会议纪要可证"))).Dispose();
        using var late = await SendAsync(address, page, "Confirm", Judged(page));
        var told = await late.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(told.QuerySelector("[role=alert]")!.TextContent, Does.Contain("lihuai").And.Contain("推进中").And.Contain("会议纪要可证"));
            Assert.That(told.QuerySelector(".verdict-main .badge")!.TextContent, Is.EqualTo("推进中"), "nothing was overwritten");
        }
    }

    [Test]
    public async Task Queue_KeepsToWhatTheReviewerDecidesOn()
    {
        var people = host.Services.GetRequiredService<ManagePeople>();
        await people.AddAsync(new Person { UserName = "county", Name = "县审核员" }, "test");
        await people.GrantAsync("county", Role.Reviewer, "songwu-xzf", "test");
        await people.GrantAsync("county", Role.Auditor, null, "test");
        using var reviewer = host.Browser(person: "county");
        var page = await reviewer.OpenAsync("/review");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector(".page-head .meta a")!.GetAttribute("href"), Does.StartWith("/agencies/songwu-"));
            var (address, _) = await NextAsync("?agency=sgat");
            await reviewer.OpenAsync(address, HttpStatusCode.NotFound);
            Assert.That((await reviewer.OpenAsync("/review?agency=sgat")).QuerySelector("h1")!.TextContent, Does.Contain("没有“sgat”"));
        }
    }

    [Test]
    public async Task Next_GoesThroughTheQueue_ToItsEnd()
    {
        var (address, page) = await NextAsync("?agency=songwu-nyncj&year=2022&status=NotReported");
        var seen = new HashSet<string>();
        while (page.QuerySelector("a[data-shortcut=n]") is IHtmlAnchorElement next && page.QuerySelector(".review-bar") is not null)
        {
            Assert.That(seen.Add(address), address);
            using var response = await client.GetAsync(next.GetAttribute("href"));
            (address, page) = (Path(response), await response.ReadAsync());
        }

        Assert.That(seen, Is.Not.Empty);
        Assert.That(page.QuerySelector("h1")!.TextContent, Does.Contain("末尾"));
    }

    private async Task<(string Address, IHtmlDocument Page)> NextAsync(string filter = "")
    {
        using var response = await client.GetAsync("/review" + filter);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return (Path(response), await response.ReadAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string address, IHtmlDocument page, string handler, params (string Name, string Value)[] fields) =>
        SendAsync(address, page, handler, client, fields);

    private static Task<HttpResponseMessage> SendAsync(
        string address,
        IHtmlDocument page,
        string handler,
        HttpClient browser,
        params (string Name, string Value)[] fields)
    {
        var seen = page.QuerySelector("input[name=seen]")?.GetAttribute("value");
        var values = fields.Append(("seen", seen ?? string.Empty)).Append(("__RequestVerificationToken", Browsing.Token(page)))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return browser.PostAsync($"{address}{separator}handler={handler}", new FormUrlEncodedContent(values));
    }

    private static (string, string) Judged(IHtmlDocument page) => ("judged", Value(page, "judged"));

    private static string Value(IHtmlDocument page, string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;

    private static int Left(IHtmlDocument page) =>
        int.Parse(page.QuerySelector(".review-progress span:last-child")!.TextContent.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static string Path(HttpResponseMessage response) => response.Path();
}
