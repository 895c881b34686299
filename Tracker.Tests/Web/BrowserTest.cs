using System.Diagnostics;
using Microsoft.Playwright;

namespace Tracker.Tests.Web;

/// <summary>Tests in a real browser against a real server; visibly skipped where there is no chromium.</summary>
public abstract class BrowserTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private WebHost host = null!;
    private IPlaywright playwright = null!;
    private IBrowser? browser;
    private string address = null!;

    [OneTimeSetUp]
    public async Task StartBrowser()
    {
        var chromium = Environment.GetEnvironmentVariable("TRACKER_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
        if (chromium is null)
        {
            Assert.Ignore("There is no chromium on this machine.");
        }

        host = new WebHost(await SampleDatabase.CopyAsync(), remote: null, ("urls", "http://127.0.0.1:0")) { Time = Time };
        host.UseKestrel(0);
        host.StartServer();
        await FillAsync(host.Services);
        address = host.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    [OneTimeTearDown]
    public async Task StopBrowser()
    {
        if (host is not null)
        {
            await browser!.DisposeAsync();
            playwright.Dispose();
            await host.DisposeAsync();
        }
    }

    /// <summary>For a window in which nobody has signed in yet.</summary>
    protected const string Nobody = "";

    /// <summary>Who is signed in, unless a window is opened for somebody else.</summary>
    protected virtual string Person => WebHost.Everybody;

    /// <summary>Tells the day; null for the real one.</summary>
    protected virtual TimeProvider? Time => null;

    /// <summary>Puts in what the tests need beyond the samples.</summary>
    protected virtual Task FillAsync(IServiceProvider services) => Task.CompletedTask;

    /// <summary>Waits for the page that a click leads to. It is asked itself: the event of its loading can be missed on a busy machine.</summary>
    protected static async Task LoadedAsync(IPage page)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Longest; await Task.Delay(50))
        {
            try
            {
                if (await page.EvaluateAsync<string>("document.readyState") == "complete")
                {
                    return;
                }
            }
            catch (PlaywrightException)
            {
                // The page asked was just being left.
            }
        }

        Assert.Fail($"{page.Url} was not loaded within {Longest.TotalSeconds} s");
    }

    /// <summary>A fresh window; its errors in scripts and refused contents fail the test.</summary>
    protected async Task<IPage> OpenAsync(string path, int width = 1360, ColorScheme scheme = ColorScheme.Light, bool javaScript = true, string? person = null)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = javaScript,
            Locale = "zh-CN",
        });
        if (person != Nobody)
        {
            await context.AddCookiesAsync([new Cookie { Name = WebHost.SessionCookie, Value = host.Session(person ?? Person), Url = address }]);
        }

        context.SetDefaultTimeout((float)Longest.TotalMilliseconds);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
            {
                Errors.Add($"{page.Url}: {message.Text}");
            }
        };
        await page.GotoAsync(path);
        return page;
    }

    protected List<string> Errors { get; } = [];

    /// <summary>Saves what the page looks like where TRACKER_SCREENSHOTS names a folder, for people to look at.</summary>
    protected static async Task ShowAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TRACKER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    [TearDown]
    public async Task NothingWentWrongInThePage()
    {
        foreach (var context in browser?.Contexts ?? [])
        {
            await context.CloseAsync();
        }

        var errors = Errors.ToArray();
        Errors.Clear();
        Assert.That(errors, Is.Empty);
    }
}
