using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.Time.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

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
        ("search", "/search?q=执法 监督"),
        ("search-nothing", "/search?q=%25&agency=无"),
        ("search-english", "/search?q=法&in=outcomes&p=2&lang=en"),
        ("trends", "/trends"),
        ("trends-english", "/trends?agency=yunmei-szf&lang=en"),
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
        ("agencies", "/admin/agencies"),
        ("agencies-english", "/admin/agencies?lang=en"),
        ("agency-new", "/admin/agencies/edit"),
        ("agency-edit-english", "/admin/agencies/edit?code=szf&lang=en"),
        ("calendar", "/admin/calendar"),
        ("calendar-english", "/admin/calendar?lang=en"),
        ("ladder", "/admin/ladder"),
        ("ladder-english", "/admin/ladder?lang=en"),
        ("mine", "/mine"),
        ("mine-english", "/mine?lang=en"),
        ("answer", "/mine → section[aria-labelledby=answers] a.button"),
        ("answer-english", "/mine?lang=en → section[aria-labelledby=answers] a.button"),
        ("ledger-english", "/ledger?lang=en"),
        ("people", "/people"),
        ("people-english", "/people?lang=en"),
        ("person", "/people/luqing"),
        ("person-english", "/people/luqing?lang=en"),
        ("account", "/account"),
        ("account-english", "/account?lang=en"),
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

    /// <summary>The way in, where nobody is signed in yet. A code and a new password are asked for after the right password only.</summary>
    private static readonly (string Name, string Path, string? User)[] Doors =
    [
        ("sign-in", "/sign-in", null),
        ("sign-in-english", "/sign-in?lang=en", null),
        ("sign-in-failed", "/sign-in?problem=unknown", null),
        ("password", "/sign-in", "fresh"),
        ("password-english", "/sign-in?lang=en", "fresh"),
        ("code", "/sign-in", "coded"),
        ("code-english", "/sign-in?lang=en", "coded"),
    ];

    private const string Password = "Paper-Lantern-7";

    private string oneTime = string.Empty;

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
        await AddNewcomersAsync(services);
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
            await LoadedAsync(page);
        }

        await AssertSoundAsync(page, $"{name}-{width}");
    }

    [Test]
    public async Task Door_HasNoViolations([ValueSource(nameof(DoorNames))] string name, [Values] bool isDarkPhone)
    {
        var (scheme, width) = isDarkPhone ? (ColorScheme.Dark, 390) : (ColorScheme.Light, 1360);
        var (_, path, user) = Doors.Single(door => door.Name == name);
        var page = await OpenAsync(path, width, scheme, person: Nobody);
        if (user is not null)
        {
            await page.FillAsync("#user", user);
            await page.FillAsync("#secret", user == "fresh" ? oneTime : Password);
            await page.ClickAsync("main section[aria-labelledby=password] button");
            await LoadedAsync(page);
            Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo(user == "fresh" ? "/sign-in/password" : "/sign-in/code"));
        }

        await AssertSoundAsync(page, $"{name}-{width}");
    }

    /// <summary>One who has to choose a password, and one whose codes are on.</summary>
    private async Task AddNewcomersAsync(IServiceProvider services)
    {
        var people = services.GetRequiredService<ManagePeople>();
        var fresh = await people.AddAccountAsync(new Person { UserName = "fresh", Name = "新" }, Role.Auditor, null, null, "test");
        oneTime = ((PersonResult.Done)fresh).OneTimePassword!;
        await people.AddAccountAsync(new Person { UserName = "coded", Name = "码" }, Role.Auditor, null, Password, "test");
        using var scope = services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>();
        var account = (await accounts.FindByNameAsync("coded"))!;
        account.Credential = account.Credential with { TotpKey = services.GetRequiredService<OneTimeCodes>().NewKey(), IsTotpOn = true };
        await accounts.UpdateAsync(account);
    }

    private static IEnumerable<string> DoorNames() => Doors.Select(door => door.Name);

    private static async Task AssertSoundAsync(IPage page, string shown)
    {
        await ShowAsync(page, shown);
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
