using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>A reviewer goes through the queue: by keys alone, without scripts, and beside another reviewer.</summary>
[NonParallelizable]
public sealed partial class ReviewJourneyTest : BrowserTest
{
    private const string OneTime = "Paper-Boat-3";

    // The reviewer of the whole sample province.
    protected override string Person => "shenmu";

    protected override async Task FillAsync(IServiceProvider services)
    {
        var added = await services.GetRequiredService<ManagePeople>().AddAccountAsync(
            new Person { UserName = "jianpan", Name = "键盘" }, Role.Reviewer, null, OneTime, "test");
        Assert.That(added, Is.InstanceOf<PersonResult.Done>());
    }

    [Test]
    public async Task Keyboard_IsEnough_FromSignInToUndo()
    {
        var page = await OpenAsync("/sign-in?returnUrl=%2Freview", person: Nobody);
        await TabToAsync(page, "#user");
        await page.Keyboard.TypeAsync("jianpan");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(OneTime);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "#password");
        await page.Keyboard.TypeAsync("Paper-Lantern-7");
        await TabToAsync(page, "#again");
        await page.Keyboard.TypeAsync("Paper-Lantern-7");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(Item());
        await Assertions.Expect(page.Locator("#shortcuts-open")).ToBeVisibleAsync();

        // Help, and back.
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();

        // Through the statements.
        var statements = page.Locator("#statements input[name=outcome]");
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(statements.Nth(1)).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(statements.Nth(0)).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(statements.Nth(1)).ToBeCheckedAsync();

        // What is decided is on record, and is taken back.
        var first = page.Url;
        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.Locator(".review-progress")).ToContainTextAsync("今日已核 1 项");
        await Assertions.Expect(page).Not.ToHaveURLAsync(first);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page).ToHaveURLAsync(first);
        await Assertions.Expect(page.Locator(".review-progress")).ToContainTextAsync("今日已核 0 项");

        // Another status, with its reason: the letters of a reason are letters.
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "#reason");
        await page.Keyboard.TypeAsync("cnru 已核对简报");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("认定状态");
        await Assertions.Expect(page.Locator(".review-progress")).ToContainTextAsync("今日已核 1 项");

        // On without a decision.
        var second = page.Url;
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page).Not.ToHaveURLAsync(second);
        await Assertions.Expect(page).ToHaveURLAsync(Item());
    }

    [Test]
    public async Task Keys_CanBeTurnedOff_AndStayOff()
    {
        var page = await OpenAsync("/review");
        await Assertions.Expect(page.Locator("#shortcuts-open")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await page.Locator("#shortcuts [data-shortcuts-on]").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#shortcuts-open")).ToBeVisibleAsync();
        var address = page.Url;
        foreach (var key in new[] { "n", "c", "?", "2" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await Assertions.Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".review-bar kbd").First).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#statements input[name=outcome]").First).ToBeCheckedAsync();
        Assert.That(page.Url, Is.EqualTo(address));
    }

    [Test]
    public async Task Queue_IsWorkedThrough_WithoutJavaScript()
    {
        var page = await OpenAsync("/review", javaScript: false);
        await Assertions.Expect(page.Locator("#shortcuts-open")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".review-bar kbd").First).ToBeHiddenAsync();
        var first = page.Url;
        await page.Locator("#statements input[name=outcome]").Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "以选中语句为依据" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("确认依据");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销上一个决定" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(first);
        await page.Locator("#change summary").ClickAsync();
        await page.Locator("#change").GetByLabel("推进中").CheckAsync();
        await page.GetByLabel("理由").FillAsync("已核对会议纪要");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存认定" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("认定状态");
        await page.GetByRole(AriaRole.Link, new() { Name = "下一项" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Item());
        await page.GetByRole(AriaRole.Button, new() { Name = "撤销上一个决定" }).ClickAsync();
    }

    [Test]
    public async Task TwoReviewers_SeeEachOther()
    {
        var one = await OpenAsync("/review?status=Missed");
        var two = await OpenAsync("/review?status=Missed", person: "lihuai");
        Assert.That(two.Url, Is.Not.EqualTo(one.Url));
        await two.GotoAsync(one.Url);
        await Assertions.Expect(two.Locator(".note.warn")).ToContainTextAsync("正在核对");
        await two.Locator("[data-shortcut=c]").ClickAsync();
        await Assertions.Expect(two.Locator("[role=status]")).ToContainTextAsync("确认系统判断");
        await one.Locator("[data-shortcut=c]").ClickAsync();
        await Assertions.Expect(one.Locator("[role=alert]")).ToContainTextAsync("lihuai");
        await Assertions.Expect(one.Locator("[role=alert]")).ToContainTextAsync("没有覆盖");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        await Assertions.Expect(page.Locator(selector)).ToBeVisibleAsync();
        for (var press = 0; press < 60; press++)
        {
            if (await page.Locator(selector).EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new AssertionException($"The Tab key does not lead to {selector}.");
    }

    [GeneratedRegex(@"/review/\d+")]
    private static partial Regex Item();
}
