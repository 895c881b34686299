using Microsoft.Playwright;

namespace Tracker.Tests.Web;

/// <summary>What a supervisor does, from end to end, with and without JavaScript.</summary>
[NonParallelizable]
public sealed class JourneyTest : BrowserTest
{
    // The supervisor of the whole sample province.
    protected override string Person => "lihuai";

    [TestCase(true)]
    [TestCase(false)]
    public async Task Supervisor_GoesFromTheOverviewToADecision(bool javaScript)
    {
        var page = await OpenAsync("/", javaScript: javaScript);
        await page.Locator("a.cell[href='/agencies/songwu-xzf/2023']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agencies/songwu-xzf/2023$"));
        await page.Locator(".pills a", new() { HasText = "未报告" }).ClickAsync();
        await page.Locator("a.promise-link").Nth(javaScript ? 0 : 1).ClickAsync();
        await Assertions.Expect(page.Locator(".verdict-main .badge")).ToHaveTextAsync("未报告");
        await page.GetByLabel("推进中").CheckAsync();
        await page.GetByLabel("理由").FillAsync("已核对会议纪要，工作仍在推进");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存认定" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("已保存");
        await Assertions.Expect(page.Locator(".verdict-main .badge")).ToHaveTextAsync("推进中");
        await Assertions.Expect(page.Locator(".verdict .facts")).ToContainTextAsync("未报告");
        await page.GotoAsync("/ledger");
        await Assertions.Expect(page.Locator(".ledger tbody")).ToContainTextAsync("已核对会议纪要");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Clerk_UploadsFiles_AndReadsWhatBecameOfThem(bool javaScript)
    {
        var page = await OpenAsync("/upload", javaScript: javaScript);
        await page.Locator("#files").SetInputFilesAsync(
        [
            new FilePayload { Name = "2021.txt", MimeType = "text/plain", Buffer = await File.ReadAllBytesAsync(Path.Combine(SampleDatabase.Samples, "szf", "2021.txt")) },
            new FilePayload { Name = "报告.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() },
        ]);
        if (javaScript)
        {
            await Assertions.Expect(page.Locator(".chosen li").Nth(1)).ToContainTextAsync("不支持的格式");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "导入并对照" }).ClickAsync();
        await Assertions.Expect(page.Locator(".results li").First).ToContainTextAsync("此前已导入，没有变化");
        await Assertions.Expect(page.Locator(".results li").Nth(1)).ToContainTextAsync("不支持的文件格式");
    }

    [Test]
    public async Task Keyboard_ReachesTheContentFirst()
    {
        var page = await OpenAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Palette_LeadsToAnAgency_FromTheKeyboard()
    {
        var page = await OpenAsync("/flags");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette-words")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("市场监管");
        await Assertions.Expect(page.Locator("#palette-results a").First).ToHaveAttributeAsync("href", "/agencies/sscjgj");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agencies/sscjgj$"));
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#palette")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("预警/");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();
    }

    [TestCase("/", ".heat")]
    [TestCase("/agencies/sscjgj/2022", ".promises")]
    public async Task Print_ShowsTheSheetWithoutItsTools(string path, string sheet)
    {
        var page = await OpenAsync(path, width: 760);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await ShowAsync(page, "print" + path.Replace('/', '-'));
        await Assertions.Expect(page.Locator(sheet)).ToBeVisibleAsync();
        foreach (var tool in new[] { ".site-nav", ".filters", ".pills", ".skip" })
        {
            foreach (var found in await page.Locator(tool).AllAsync())
            {
                await Assertions.Expect(found).ToBeHiddenAsync();
            }
        }
    }
}
