using System.Globalization;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Search;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>The search over HTTP, on the samples.</summary>
public sealed class SearchPageTest : SiteTest
{
    [Test]
    public async Task EveryPage_HasTheBox_AndItAsksBySearchPage()
    {
        var page = await client.OpenAsync("/flags");

        var form = page.QuerySelector("form.site-search")!;

        Assert.That((form.GetAttribute("method"), form.GetAttribute("action")), Is.EqualTo(("get", "/search")));
        Assert.That(form.QuerySelector("input[name=q]")!.GetAttribute("aria-label"), Is.Not.Empty);
    }

    [Test]
    public async Task Search_GroupsByKind_AndMarksWhatWasTyped()
    {
        var page = await client.OpenAsync("/search?q=执法 监督");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll("section > .section-head > h2").Select(heading => heading.Id), Is.EqualTo(new[] { "commitments", "outcomes", "reports" }));
            Assert.That(page.QuerySelectorAll(".rows > li"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll(".rows > li").All(row => row.QuerySelectorAll("mark.found").Length > 0));
            Assert.That(page.QuerySelectorAll("mark.found").Select(mark => mark.TextContent), Is.All.EqualTo("执法").Or.EqualTo("监督").Or.EqualTo("执法监督").Or.EqualTo("监督执法"));
        }
    }

    [Test]
    public async Task Search_PagesOneKind_AndKeepsTheQuestion()
    {
        var first = await client.OpenAsync("/search?q=建设&in=commitments");
        var second = await client.OpenAsync(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);

        Assert.That(Links(first), Has.Count.EqualTo(20));
        Assert.That(Links(first).Intersect(Links(second)), Is.Empty);
        Assert.That(second.QuerySelector("#q")!.GetAttribute("value"), Is.EqualTo("建设"));
    }

    [TestCase("/search", "输入一个词")]
    [TestCase("/search?q=%25", "只有标点")]
    [TestCase("/search?q=%27", "只有标点")]
    [TestCase("/search?q=%22+OR+*", "没有找到")]
    [TestCase("/search?q=不会有这样的话", "没有找到")]
    [TestCase("/search?q=一+二+三+四+五+六+七+八+九", "检索词太多")]
    [TestCase("/search?q=法&agency=无此单位", "没有名称、简称或代码为“无此单位”的单位")]
    [TestCase("/search?q=法&p=99999&in=commitments", "承诺事项")]
    [TestCase("/search?q=法&p=-1&year=99999999", "没有找到")]
    public async Task Search_AnswersAnything(string address, string words) =>
        Assert.That((await client.OpenAsync(address)).Text(), Does.Contain(words));

    [Test]
    public async Task Search_SaysWhatIsTooLong() => Assert.That(
        (await client.OpenAsync("/search?q=" + new string('法', SearchQuery.LongestText + 1))).Text(),
        Does.Contain(SearchQuery.LongestText.ToString(CultureInfo.InvariantCulture)));

    [Test]
    public async Task Search_WritesWhatWasTyped_AsText()
    {
        var page = await client.OpenAsync("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>\"'法"));

        Assert.That(page.QuerySelectorAll("main script"), Is.Empty);
        Assert.That(page.QuerySelector("#q")!.GetAttribute("value"), Does.StartWith("<script>"));
    }

    [Test]
    public async Task Search_FiltersByAgencyYearAndStatus()
    {
        var page = await client.OpenAsync("/search?q=法&agency=sgat&year=2023&status=NotReported&in=commitments");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".rows > li"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll(".rows .badge").Select(badge => badge.TextContent.Trim()), Is.All.EqualTo("未报告"));
            Assert.That(page.QuerySelectorAll(".rows .meta").Select(meta => meta.TextContent), Is.All.Contains("岚川省公安厅 · 2023 年度"));
        }
    }

    [Test]
    public async Task Search_HidesWhatTheVisitorMayNotSee()
    {
        var people = host.Services.GetRequiredService<ManagePeople>();
        await people.AddAsync(new Person { UserName = "narrow", Name = "只看一处" }, "test");
        await people.GrantAsync("narrow", Role.Liaison, "sgat", "test");
        using var narrow = host.Browser(person: "narrow");

        var page = await narrow.OpenAsync("/search?q=法&in=commitments");

        Assert.That(page.QuerySelectorAll(".rows .meta").Select(meta => meta.TextContent), Is.Not.Empty.And.All.Contains("岚川省公安厅"));
        Assert.That((await narrow.OpenAsync("/search?q=法&agency=sscjgj")).Text(), Does.Contain("不在您的查看范围内"));
    }

    [Test]
    public async Task Search_SpeaksEnglish()
    {
        var page = await client.OpenAsync("/search?q=法&lang=en");

        Assert.That(page.QuerySelector("#commitments")!.TextContent, Does.StartWith("Commitments"));
    }

    private static List<string> Links(IParentNode page) => [.. page.QuerySelectorAll(".promise-link").Select(link => link.GetAttribute("href")!)];
}
