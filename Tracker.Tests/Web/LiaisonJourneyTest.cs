using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>A liaison's day, from signing in to having answered, with and without scripts.</summary>
[NonParallelizable]
public sealed class LiaisonJourneyTest : BrowserTest
{
    private const string OneTime = "Stone-Bridge-4";
    private const string Password = "Paper-Lantern-7";
    private const string Supervisor = "user:li";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 3, 17, 2, 0, 0, TimeSpan.Zero));

    private IServiceProvider services = null!;

    protected override TimeProvider Time => time;

    protected override async Task FillAsync(IServiceProvider services)
    {
        this.services = services;
        foreach (var user in new[] { "zhou", "zhong" })
        {
            var people = services.GetRequiredService<ManagePeople>();
            await people.AddAccountAsync(new Person { UserName = user, Name = "周明" }, Role.Liaison, "songwu-xzf", OneTime, "test");
        }
    }

    [TestCase("zhou", true, TestName = "Liaison_DealsWithTheDay_WithScripts")]
    [TestCase("zhong", false, TestName = "Liaison_DealsWithTheDay_WithoutScripts")]
    public async Task Liaison_DealsWithTheDay(string user, bool javaScript)
    {
        var caseId = await AssignAsync();
        var page = await OpenAsync("/sign-in", javaScript: javaScript, person: Nobody);
        await page.FillAsync("#user", user);
        await page.FillAsync("#secret", OneTime);
        await page.ClickAsync("main form button[type=submit]");
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await page.ClickAsync("main form button[type=submit]");

        var clicks = 0;
        await ClickAsync(".site-nav a[href='/mine']");
        Assert.That(await page.TextContentAsync("h1"), Is.EqualTo("我的事项"));
        await ShowAsync(page, $"liaison-mine-{javaScript}");

        // Accepting a case takes one click.
        await ClickAsync($"form:has(input[name=id][value='{caseId}']) button");
        Assert.That(await page.TextContentAsync("[role=status]"), Does.Contain($"第 {caseId} 号"));

        // Answering a flag takes three.
        var before = clicks;
        var asked = page.Locator("section[aria-labelledby=answers] li").First;
        var promise = await asked.Locator(".promise-link").TextContentAsync();
        await ClickAsync("section[aria-labelledby=answers] li a.button");
        Assert.That(await page.TextContentAsync("h1"), Is.EqualTo(promise));
        if (javaScript)
        {
            var all = await page.Locator("#sentences li").CountAsync();
            await page.FillAsync("#q", "行政");
            var narrowed = await page.Locator("#sentences li:visible").CountAsync();
            Assert.That(narrowed, Is.GreaterThan(0).And.LessThan(all), "narrowed while typing");
            Assert.That(await page.TextContentAsync("[data-shown]"), Is.EqualTo($"{narrowed} 句"));
        }

        await ClickAsync("#sentences li:visible label");
        await ShowAsync(page, $"liaison-answer-{javaScript}");
        await ClickAsync(".send button");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/mine"), "back where one came from");
        Assert.That(await page.TextContentAsync("[role=status]"), Does.Contain("等待核实"));
        Assert.That(clicks - before, Is.EqualTo(3));

        // A note: one click to the form, the choice and the words, one to send.
        before = clicks;
        await ClickAsync(".mine a.button[href*='/progress']");
        await ClickAsync("form[action$='handler=Note'] label.choice");
        await page.FillAsync("#note-text", "已完成招标，正在实施。");
        await page.SetInputFilesAsync("#note-files", new FilePayload { Name = "清单.csv", MimeType = "text/csv", Buffer = "文件,日期\n通知,3月"u8.ToArray() });
        await ClickAsync("form[action$='handler=Note'] button");
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo("/mine"));
        Assert.That(clicks - before, Is.EqualTo(3));
        Assert.That(clicks, Is.LessThanOrEqualTo(8), "the whole day");
        TestContext.Out.WriteLine($"{clicks} clicks from the navigation on");

        async Task ClickAsync(string selector)
        {
            clicks++;
            await page.Locator(selector).First.ClickAsync();
            await LoadedAsync(page);
        }
    }

    /// <summary>A case on one of the office's flags that waits to be accepted.</summary>
    private async Task<long> AssignAsync()
    {
        var agency = (await services.GetRequiredService<AgencyQueries>().FindAsync(Scope.Everything, "songwu-xzf"))!;
        var open = await services.GetRequiredService<FlagQueries>().ListAsync(
            Scope.Everything, new FlagFilter { RootAgencyId = agency.Id, Status = FlagStatus.Open, Kind = FlagKind.NotReported }, new PageRequest(1, 1));
        var flag = open.Items[0].Flag;
        await services.GetRequiredService<RecordDecision>().ExecuteAsync(Scope.Everything, DecisionRequest.ConfirmFlag(flag.FlagKey, Supervisor));
        var cases = services.GetRequiredService<FollowUpCase>();
        var roles = Enum.GetValues<Role>();
        var opened = (FollowUpResult<StoredCase>.Done)await cases.OpenAsync(Scope.Everything, flag.FlagKey, "请核实。", Supervisor, roles);
        await cases.TakeAsync(Scope.Everything, new CaseRequest
        {
            CaseId = opened.Value.Id,
            Version = 1,
            Step = CaseStep.Assigned,
            Actor = Supervisor,
            Roles = roles,
            AgencyId = agency.Id,
            ReportBy = new DateOnly(2025, 4, 30),
        });
        return opened.Value.Id;
    }
}
