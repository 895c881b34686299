using Microsoft.Playwright;

namespace Tracker.Tests.Web;

/// <summary>Correcting what was read with the keyboard, with the mouse, and without scripts.</summary>
[NonParallelizable]
public sealed class CorrectionJourneyTest : BrowserTest
{
    private const string Slogan = "奉法者强则国强";

    // A reviewer of the whole sample province.
    protected override string Person => "shenmu";

    [Test]
    public async Task Keyboard_SelectsAPromise_AndPartsIt()
    {
        var page = await ReadingAsync();
        await OpenParagraphAsync(page, Slogan);
        var text = await page.Locator("#pick").InputValueAsync();
        var start = text.IndexOf(Slogan, StringComparison.Ordinal);
        await page.Locator("#pick").FocusAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await PressAsync(page, "ArrowRight", start);
        await PressAsync(page, "Shift+ArrowRight", Slogan.Length);
        await Assertions.Expect(page.Locator("[data-picked]")).ToHaveTextAsync(Slogan);
        await page.Locator("[data-pick-form] button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("mark.in-hand")).ToHaveTextAsync(Slogan);
        await Assertions.Expect(page.Locator("#tools")).ToBeFocusedAsync();

        await page.Locator("#cut").FocusAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await PressAsync(page, "ArrowRight", 4);
        await Assertions.Expect(page.Locator("[data-cut-shown]")).ToHaveTextAsync("奉法者强 ┃ 则国强");
        await page.GetByRole(AriaRole.Button, new() { Name = "拆为两项" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("两边都至少要有四个字");
    }

    [Test]
    public async Task Mouse_SelectsAPromiseInTheText()
    {
        var page = await ReadingAsync();
        await page.EvaluateAsync(
            """
            words => {
              const paragraph = [...document.querySelectorAll("p[data-start]")].find(candidate => candidate.textContent.includes(words));
              const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) {
                  document.getSelection().setBaseAndExtent(node, at, node, at + words.length + 1);
                }
              }
            }
            """,
            Slogan);
        await Assertions.Expect(page.Locator("[data-selection]")).ToHaveTextAsync(Slogan);
        await ShowAsync(page, "reading-selection");
        await page.Locator("[data-selection-bar] button").ClickAsync();
        await Assertions.Expect(page.Locator("mark.in-hand")).ToHaveTextAsync(Slogan);
    }

    [Test]
    public async Task WithoutScripts_ClausesAreTicked_AndThePlaceIsChosen()
    {
        var page = await ReadingAsync(javaScript: false);
        await OpenParagraphAsync(page, Slogan);
        await Assertions.Expect(page.Locator("#pick")).ToBeHiddenAsync();
        await page.GetByLabel(Slogan, new() { Exact = true }).CheckAsync();
        await page.Locator("[data-pick-form] button").ClickAsync();
        await Assertions.Expect(page.Locator("mark.in-hand")).ToHaveTextAsync(Slogan);
        await page.Locator("mark a", new() { HasText = "实现执法信息网上录入" }).ClickAsync();
        await page.Locator("[data-cut-form] label", new() { HasText = "实现执法信息网上录入" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "拆为两项" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("已拆为两项");
        await page.GetByLabel("理由", new() { Exact = true }).FillAsync("只是目的");
        await page.GetByRole(AriaRole.Button, new() { Name = "不是承诺" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("已去掉");
        await Assertions.Expect(page.Locator(".made > li")).ToHaveCountAsync(3);
    }

    private static async Task PressAsync(IPage page, string key, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private static async Task OpenParagraphAsync(IPage page, string words)
    {
        await page.Locator(".paragraph", new() { HasText = words }).Locator(".paragraph-tool").ClickAsync();
        await Assertions.Expect(page.Locator("#tools")).ToBeVisibleAsync();
    }

    private async Task<IPage> ReadingAsync(bool javaScript = true)
    {
        var page = await OpenAsync("/agencies/szf/2022", javaScript: javaScript);
        await page.Locator(".exchange li:first-child a").ClickAsync();
        await page.Locator(".page-actions a[href$='/reading']").ClickAsync();
        return page;
    }
}
