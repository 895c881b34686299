using System.Net;
using AngleSharp.Html.Dom;

namespace Tracker.Tests.Web;

/// <summary>The ways to an agency: over its years, by a few letters, and by filters one kept.</summary>
public sealed class FindingTest
{
    private WebHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await WebHost.WithSamplesAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Agency_ShowsItsReportsYearsAndThreads()
    {
        using var client = host.Browser();
        var page = await client.OpenAsync("/agencies/songwu-xzf");
        var threads = page.QuerySelectorAll(".threads tbody tr");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".history:not(.threads) tbody tr"), Has.Length.GreaterThan(2));
            Assert.That(threads, Is.Not.Empty);
            Assert.That(threads.Select(row => row.QuerySelectorAll("td.on").Length), Is.All.GreaterThan(1), "one that stands in one year only is no thread");
            Assert.That(threads.Select(row => row.QuerySelectorAll("td a .badge").Length), Is.All.GreaterThan(1));
        }

        var first = (IHtmlAnchorElement)threads[0].QuerySelector("td a")!;
        var commitment = await client.OpenAsync(first.GetAttribute("href")!);
        Assert.That(commitment.QuerySelector(".thread"), Is.Not.Null, "the commitment tells the same");
        Assert.That(commitment.QuerySelectorAll(".crumbs a").Select(link => link.GetAttribute("href")), Does.Contain("/agencies/songwu-xzf"));

        var unfulfilled = await client.OpenAsync("/agencies/songwu-xzf?unfulfilled=true");
        Assert.That(unfulfilled.QuerySelectorAll(".threads .tone-fulfilled"), Is.Empty);
    }

    [TestCase("/")]
    [TestCase("/agencies/sscjgj/2022")]
    public async Task Agency_IsReachedFrom(string path)
    {
        using var client = host.Browser();
        Assert.That((await client.OpenAsync(path)).QuerySelector("a[href='/agencies/sscjgj']"), Is.Not.Null);
    }

    [TestCase("/agencies/nowhere")]
    [TestCase("/agencies/%27%3B--")]
    public async Task Agency_IsNotThere(string path)
    {
        using var client = host.Browser();
        await client.OpenAsync(path, HttpStatusCode.NotFound);
    }

    [TestCase("市场监管", "/agencies/sscjgj")] // part of the name
    [TestCase("SSCJ", "/agencies/sscjgj")] // the beginning of the code, whatever its case
    [TestCase("预警", "/flags")] // a page
    public async Task Jump_Finds(string words, string address)
    {
        using var client = host.Browser();
        var page = await client.OpenAsync("/jump?q=" + Uri.EscapeDataString(words));
        Assert.That(page.QuerySelectorAll(".jump-results a").Select(link => link.GetAttribute("href")), Does.Contain(address));
    }

    [Test]
    public async Task Jump_ShowsOnlyWhatTheVisitorMaySee()
    {
        // The liaison of one bureau.
        using var client = host.Browser(person: "wenjin");
        var page = await client.OpenAsync("/jump?q=%E5%85%AC%E5%AE%89");
        var all = await client.OpenAsync("/jump");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".jump-results a"), Is.Empty);
            Assert.That(page.QuerySelector(".jump-results .note"), Is.Not.Null);
            Assert.That(all.QuerySelectorAll(".jump-results a").Select(link => link.GetAttribute("href")), Does.Contain("/flags").And.Not.Contain("/review").And.Not.Contain("/people"));
        }

        Assert.That((await client.OpenAsync("/jump?q=%25")).QuerySelectorAll(".jump-results a"), Is.Empty, "no sign stands for others");
    }

    [Test]
    public async Task Compare_PutsAgenciesSideBySide_AsTheirOwnPagesTell()
    {
        using var client = host.Browser();
        var page = await client.OpenAsync("/compare?agency=sscjgj&agency=songwu-xzf&year=2022");
        var shares = page.QuerySelectorAll(".compare tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "有答复").QuerySelectorAll("td");
        foreach (var (index, code) in new[] { "sscjgj", "songwu-xzf" }.Index())
        {
            var own = await client.OpenAsync($"/agencies/{code}/2022");
            Assert.That(own.QuerySelector(".year-head .cell-share")!.TextContent, Does.StartWith(shares[index].TextContent.Trim()));
        }

        using var added = await client.GetAsync("/compare?agency=sgat&add=" + Uri.EscapeDataString("市场监督"));
        Assert.That(added.Path(), Is.EqualTo("/compare?agency=sgat&agency=sscjgj"), "what is unambiguous is added");
        Assert.That((await client.OpenAsync("/compare?agency=sgat&add=s")).QuerySelectorAll(".compare-found a"), Has.Length.GreaterThan(1));
    }

    [Test]
    public async Task Compare_LeavesOutWhatTheVisitorMayNotSee()
    {
        using var client = host.Browser(person: "wenjin");
        var page = await client.OpenAsync("/compare?agency=sgat&agency=sscjgj&agency=nowhere");
        Assert.That(page.QuerySelectorAll(".compare thead th"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Filter_IsKept_ShownAsAPill_AndRemoved()
    {
        using var client = host.Browser();
        using var saved = await client.SendAsync(
            "/saved-filters", "Save", ("filtered", "Flags"), ("name", "高等级"), ("query", "p=3&severity=High&evil=%3Cscript%3E"));
        var flags = await saved.ReadAsync();
        var pill = flags.QuerySelector(".saved-filters .pills a")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Path(), Is.EqualTo("/flags?severity=High"), "only what the page filters by is kept");
            Assert.That(pill.TextContent, Does.Contain("高等级"));
            Assert.That(pill.GetAttribute("aria-current"), Is.EqualTo("true"));
        }

        using var other = host.Browser(person: "lihuai");
        Assert.That((await other.OpenAsync("/flags")).QuerySelectorAll(".saved-filters .pills a"), Is.Empty);
        var own = await client.OpenAsync("/saved-filters");
        var id = own.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        using var removed = await client.SendAsync("/saved-filters", "Remove", ("id", id));
        Assert.That((await removed.ReadAsync()).QuerySelectorAll("input[name=id]"), Is.Empty);
    }

    [TestCase("Flags", "", "severity=High")]
    [TestCase("Flags", "名", "p=2")]
    [TestCase("Nowhere", "名", "severity=High")]
    public async Task Filter_IsNotKept_WithoutANameOrCondition(string page, string name, string query)
    {
        using var client = host.Browser();
        using var refused = await client.SendAsync("/saved-filters", "Save", ("filtered", page), ("name", name), ("query", query));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }
}
