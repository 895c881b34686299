using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Tracker.Tests.Web;

/// <summary>The pages over HTTP, on the samples.</summary>
public sealed class PagesTest : SiteTest
{
    [Test]
    public async Task Overview_ShowsEveryReportingAgencyByYear()
    {
        var page = await client.OpenAsync("/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("zh-CN"));
            Assert.That(page.QuerySelectorAll(".heat tbody tr:not(.group)"), Has.Length.EqualTo(8));
            Assert.That(page.QuerySelectorAll(".heat thead th").Select(cell => cell.TextContent), Does.Contain("2024 年度"));
            Assert.That(page.QuerySelector(".heat a.cell")!.TextContent, Does.Contain("已完成").And.Contain("未报告"));
            Assert.That(page.QuerySelectorAll("a[href='/agencies/szf/2023']"), Is.Not.Empty);
            Assert.That(page.QuerySelector(".heat tfoot")!.TextContent, Does.Contain("合计"));
            Assert.That(page.QuerySelector("section[aria-labelledby=missing]")!.TextContent, Does.Contain("鹤汀高新区管委会 2023 年度报告"));
        }
    }

    [Test]
    public async Task Overview_SaysThatThePlanIsMissing_WhereOnlyTheAnswerIsIn()
    {
        var page = await client.OpenAsync("/?q=鹤汀&from=2024&to=2024");
        Assert.That(page.QuerySelectorAll(".heat tbody td").Select(cell => cell.TextContent.Trim()), Is.EqualTo(new[] { "未收到提出安排的报告" }).Or.Empty);
    }

    [TestCase("/?level=CountyDepartment", 1)]
    [TestCase("/?q=云湄", 2)]
    [TestCase("/?q=没有这个单位", 0)]
    public async Task Overview_FiltersAgencies(string address, int rows)
    {
        var page = await client.OpenAsync(address);
        Assert.That(page.QuerySelectorAll(".heat tbody tr:not(.group)"), Has.Length.EqualTo(rows));
    }

    [Test]
    public async Task Overview_FiltersYears_AndKeepsTheFilter()
    {
        var page = await client.OpenAsync("/?from=2023&to=2023");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".heat thead th"), Has.Length.EqualTo(2));
            Assert.That(((IHtmlSelectElement)page.QuerySelector("#from")!).Value, Is.EqualTo("2023"));
        }
    }

    [Test]
    public async Task AgencyYear_ListsPromisesWithStatusAndEvidence()
    {
        var page = await client.OpenAsync("/agencies/sgat/2023");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".promises > li"), Has.Length.GreaterThan(10));
            Assert.That(page.QuerySelectorAll(".promises .badge"), Has.Length.EqualTo(page.QuerySelectorAll(".promises > li").Length));
            Assert.That(page.QuerySelectorAll(".snippet .record"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll(".exchange a[href^='/reports/']"), Has.Length.EqualTo(2));
        }
    }

    [Test]
    public async Task AgencyYear_FiltersByStatusAndKind()
    {
        var page = await client.OpenAsync("/agencies/sgat/2023?status=Fulfilled&kind=Target");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".promises .badge").Select(badge => badge.TextContent).Distinct(), Is.EqualTo(new[] { "已完成" }));
            Assert.That(page.QuerySelectorAll(".promises .chip").Select(chip => chip.TextContent).Distinct(), Is.EqualTo(new[] { "量化指标" }));
        }
    }

    [Test]
    public async Task AgencyYear_SaysThatItWaits_WhereTheAnswerIsNotIn()
    {
        var page = await client.OpenAsync("/agencies/heting-gwh/2023");
        Assert.That(page.Text(), Does.Contain("未收到，应于 2024年3月31日 前").And.Contain("等待答复的报告"));
    }

    [Test]
    public async Task Report_ShowsPartsMarksAndFile()
    {
        var page = await client.OpenAsync(await ReportAsync("sgat", 2023));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".toc a"), Has.Length.GreaterThanOrEqualTo(3));
            Assert.That(page.QuerySelectorAll("mark.mark-commitment a[href^='/commitments/']"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll("mark.mark-answer a[href^='/commitments/']"), Is.Not.Empty);
            Assert.That(page.QuerySelector(".facts")!.TextContent, Does.Contain("把握"));
            foreach (var link in page.QuerySelectorAll(".toc a"))
            {
                Assert.That(page.GetElementById(link.GetAttribute("href")![1..]), Is.Not.Null);
            }
        }
    }

    [Test]
    public async Task Report_MarksTakenOverParagraphs_AndShowsItsFlags()
    {
        var page = await client.OpenAsync(await ReportAsync("songwu-nyncj", 2023));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Text(), Does.Contain("照抄上年"));
            Assert.That(page.QuerySelectorAll(".mark-recycled"), Is.Not.Empty);
        }
    }

    [Test]
    public async Task Report_ShowsItsVersions_WhereItWasCorrected()
    {
        var page = await client.OpenAsync(await ReportAsync("yunmei-cgj", 2023));
        var earlier = page.QuerySelector(".versions a")!.GetAttribute("href")!;
        var old = await client.OpenAsync(earlier);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".versions li"), Has.Length.EqualTo(2));
            Assert.That(old.Text(), Does.Contain("这是已被更正的旧版本"));
        }
    }

    [Test]
    public async Task Report_FileIsTheOriginalBytes_AlwaysAsDownload()
    {
        var report = await ReportAsync("szf", 2024);
        using var response = await client.GetAsync($"{report}?handler=file");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(await File.ReadAllBytesAsync(Path.Combine(SampleDatabase.Samples, "szf", "2024.html"))));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));
            Assert.That(response.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(response.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("2024.html"));
        }
    }

    [Test]
    public async Task Commitment_ShowsBothSidesWithTheirWordsMarked()
    {
        var list = await client.OpenAsync("/agencies/sgat/2023?status=Fulfilled");
        var page = await client.OpenAsync(list.QuerySelector("a.promise-link")!.GetAttribute("href")!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".promise-side .mark-itself"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll(".evidence .mark-match"), Is.Not.Empty);
            Assert.That(page.QuerySelectorAll(".reasons li"), Is.Not.Empty);
            Assert.That(page.QuerySelector(".verdict")!.TextContent, Does.Contain("系统判断").And.Contain("未报告或未达标的可能性"));
        }
    }

    [Test]
    public async Task Flags_AreOpenOnes_AndFilterByKind()
    {
        var all = await client.OpenAsync("/flags");
        var some = await client.OpenAsync("/flags?kind=ReportOverdue");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.QuerySelectorAll(".flags > li"), Is.Not.Empty);
            Assert.That(all.QuerySelector(".pager"), Is.Not.Null);
            Assert.That(some.QuerySelectorAll(".flag-head strong").Select(kind => kind.TextContent).Distinct(), Is.EqualTo(new[] { "迟报" }));
        }
    }

    [Test]
    public async Task Ledger_IsPaged_AndFoundWhole()
    {
        var page = await client.OpenAsync("/ledger?p=2");
        using var verified = await client.SendAsync("/ledger", "Verify");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".ledger tbody tr"), Is.Not.Empty);
            Assert.That((await verified.ReadAsync()).QuerySelector("[role=status]")!.TextContent, Does.Contain("记录完整"));
        }
    }

    [TestCase("/")]
    [TestCase("/agencies/szf/2023")]
    [TestCase("/flags")]
    [TestCase("/ledger")]
    [TestCase("/upload")]
    [TestCase("/nowhere", HttpStatusCode.NotFound)]
    public async Task EveryPage_SpeaksEnglish_WhenAsked(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var browser = host.Browser();
        var page = await browser.OpenAsync($"{address}?lang=en", status);
        var again = await browser.OpenAsync(address, status);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
            Assert.That(again.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"), "remembered");
            Assert.That(page.QuerySelector(".site-nav")!.TextContent, Does.Contain("Overview"));
        }
    }

    [TestCase("/nowhere")]
    [TestCase("/commitments/999999")]
    [TestCase("/commitments/abc")]
    [TestCase("/reports/999999")]
    [TestCase("/reports/999999?handler=file")]
    [TestCase("/agencies/nobody/2023")]
    [TestCase("/agencies/szf/1999")]
    [TestCase("/errors/500", Description = "an address like any other when nothing happened")]
    public async Task Missing_Is404_InTheDesign(string address)
    {
        var page = await client.OpenAsync(address, HttpStatusCode.NotFound);
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("没有这个页面"));
    }

    [Test]
    public async Task Missing_IsProblemDetails_ForMachines()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.Add("Accept", "application/json");
        using var response = await client.SendAsync(request);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        }
    }

    [Test]
    public async Task EmptyDatabase_SaysWhatToDoFirst()
    {
        await using var empty = WebHost.WithoutReports();
        using var browser = empty.Browser();
        var page = await browser.OpenAsync("/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("还没有报告"));
            Assert.That(page.QuerySelector(".empty a[href='/upload']"), Is.Not.Null);
        }

        foreach (var address in new[] { "/flags", "/ledger", "/upload" })
        {
            await browser.OpenAsync(address);
        }
    }

    /// <summary>The report of an agency on a year, by its address.</summary>
    private async Task<string> ReportAsync(string agency, int reviewedYear)
    {
        var page = await client.OpenAsync($"/agencies/{agency}/{reviewedYear + 1}");
        return page.QuerySelector(".exchange li:first-child a")!.GetAttribute("href")!;
    }
}
