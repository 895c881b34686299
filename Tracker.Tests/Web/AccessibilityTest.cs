using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace Tracker.Tests.Web;

/// <summary>WCAG 2.2 AA as far as a machine can tell, on every page, light and dark, on a desk and on a phone.</summary>
[NonParallelizable]
public sealed class AccessibilityTest : BrowserTest
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    private static readonly (string Name, string Path)[] Pages =
    [
        ("overview", "/"),
        ("overview-english", "/?lang=en"),
        ("agency", "/agencies/sscjgj/2022"),
        ("agency-awaiting", "/agencies/heting-gwh/2023"),
        ("commitment", "/agencies/sscjgj/2022?status=Fulfilled → a.promise-link"),
        ("commitment-silent", "/agencies/songwu-xzf/2023?status=NotReported → a.promise-link"),
        ("commitment-english", "/agencies/sscjgj/2022?status=Missed&lang=en → a.promise-link"),
        ("report", "/agencies/songwu-nyncj/2023 → .exchange li:last-child a"),
        ("report-html", "/agencies/yunmei-cgj/2024 → .exchange li:first-child a"),
        ("history", "/agencies/songwu-xzf"),
        ("history-english", "/agencies/yfzsb?lang=en"),
        ("compare", "/compare?agency=sgat&agency=sscjgj&agency=songwu-xzf"),
        ("compare-english", "/compare?agency=sgat&add=s&lang=en"),
        ("jump", "/jump?q=局"),
        ("saved-filters", "/saved-filters"),
        ("review", "/review"),
        ("review-next", "/review → .review-bar a"),
        ("review-english", "/review?status=NotReported&lang=en"),
        ("review-empty", "/review?agency=nowhere"),
        ("report-reading", "/agencies/songwu-nyncj/2023 → .exchange li:last-child a → a[href$='/reading']"),
        ("report-paragraph", "/agencies/songwu-nyncj/2023 → .exchange li:last-child a → a[href$='/reading'] → .paragraph-tool"),
        ("report-promise", "/agencies/songwu-nyncj/2023 → .exchange li:last-child a → a[href$='/reading'] → mark.mark-commitment a"),
        ("report-metadata", "/agencies/songwu-nyncj/2023 → .exchange li:last-child a → a[href$='/metadata'] → form.form button"),
        ("report-versions", "/agencies/yunmei-cgj/2024 → .exchange li:first-child a → a[href$='/versions']"),
        ("flags", "/flags"),
        ("flags-confirmed", "/flags?status=Confirmed"),
        ("cases", "/cases"),
        ("cases-english", "/cases?overdue=true&lang=en"),
        ("case", "/cases/1"),
        ("case-reported", "/cases/2"),
        ("case-order", "/cases/1/order"),
        ("progress", "/cases → .rows .promise-link"),
        ("circulars", "/circulars"),
        ("circular", "/circulars/1"),
        ("admin", "/admin"),
        ("admin-english", "/admin?lang=en"),
        ("ledger", "/ledger"),
        ("upload", "/upload"),
        ("jobs", "/jobs"),
        ("messages", "/messages"),
        ("message", "/messages → .rows a"),
        ("delivery", "/delivery"),
        ("delivery-english", "/delivery?lang=en"),
        ("missing", "/nowhere"),
    ];

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 3, 17, 2, 0, 0, TimeSpan.Zero));

    protected override TimeProvider Time => time;

    protected override async Task FillAsync(IServiceProvider services)
    {
        await SampleFollowUp.FillAsync(services, time);
        await WebHost.AddEverybodyAsync(services);
        await SampleMessages.WriteAsync(services, WebHost.Everybody);
        await SampleMessages.WriteAsync(services, WebHost.Everybody, "履职提醒：催办 12 项");
        await SampleMessages.SuspendAsync(services, "luqing", "550 5.1.1 no such user");
        await SampleMessages.LeaveUnaddressedAsync(services, "sgat");
    }

    /// <summary>Contrast hangs on the scheme and overflow on the width, so the two go together: each page twice, not four times.</summary>
    [Test]
    public async Task Page_HasNoViolations([ValueSource(nameof(Names))] string name, [Values] bool isDarkPhone)
    {
        var (scheme, width) = isDarkPhone ? (ColorScheme.Dark, 390) : (ColorScheme.Light, 1360);
        var steps = Pages.Single(page => page.Name == name).Path.Split(" → ");
        var page = await OpenAsync(steps[0], width, scheme);
        foreach (var step in steps.Skip(1))
        {
            await page.Locator(step).First.ClickAsync();
            await page.WaitForLoadStateAsync(LoadState.Load);
        }

        await ShowAsync(page, $"{name}-{width}");
        var result = await page.RunAxe(Wcag);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Violations.Select(Told), Is.Empty);
            Assert.That(overflow, Is.LessThanOrEqualTo(0), "the page scrolls sideways");
        }
    }

    private static IEnumerable<string> Names() => Pages.Select(page => page.Name);

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Take(5).Select(node => node.Html))}";
}
