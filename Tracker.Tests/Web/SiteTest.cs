namespace Tracker.Tests.Web;

/// <summary>The site over HTTP on the samples, once for all tests of the class: they only look.</summary>
public abstract class SiteTest
{
    private protected WebHost host = null!;
    private protected HttpClient client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await WebHost.WithSamplesAsync();
        client = host.Browser();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        client.Dispose();
        host.Dispose();
    }
}

/// <summary>The site over HTTP, anew for each test: what one changes the next does not see.</summary>
public abstract class ChangingSiteTest
{
    private protected WebHost host = null!;
    private protected HttpClient client = null!;

    private protected virtual Task<WebHost> HostAsync() => WebHost.WithSamplesAsync();

    [SetUp]
    public async Task Start()
    {
        host = await HostAsync();
        client = host.Browser();
    }

    [TearDown]
    public void Stop()
    {
        client.Dispose();
        host.Dispose();
    }
}
