using System.Net;

namespace Tracker.Tests.Web;

public sealed class MessagesPageTest
{
    private const string Reader = "luqing";

    private WebHost host = null!;
    private HttpClient client = null!;
    private string page = null!;

    [SetUp]
    public async Task Start()
    {
        host = await WebHost.WithSamplesAsync();
        client = host.Browser(person: Reader);
        page = $"/messages/{(await SampleMessages.WriteAsync(host.Services, Reader)).Message}";
    }

    [TearDown]
    public async Task Stop()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Test]
    public async Task Message_IsRead_OnceItWasOpened()
    {
        var before = await client.OpenAsync("/messages");
        var message = await client.OpenAsync(page);
        var after = await client.OpenAsync("/messages");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.QuerySelector(".rows .badge")!.TextContent, Is.EqualTo("未读"));
            Assert.That(before.QuerySelector(".unread-count")!.TextContent, Is.EqualTo("1 条未读"));
            Assert.That(message.QuerySelector("h1")!.TextContent, Does.Contain("逾期 1 项"));
            Assert.That(message.QuerySelector("article li a")!.TextContent, Is.EqualTo("修订 <条例>"));
            Assert.That(message.QuerySelector(".unread-count"), Is.Null);
            Assert.That(after.QuerySelector(".rows .badge")!.TextContent, Is.EqualTo("已读"));
        }
    }

    [Test]
    public async Task Message_StaysUnread_WhenABrowserFetchesAhead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Sec-Purpose", "prefetch;prerender");
        using var ahead = await client.SendAsync(request);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, page));
        var list = await client.OpenAsync("/messages");

        Assert.That(
            (ahead.StatusCode, head.StatusCode, list.QuerySelector(".rows .badge")!.TextContent),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, "未读")));
    }

    [Test]
    public async Task Message_IsNotThere_ForAnybodyElse()
    {
        using var other = host.Browser();
        var list = await other.OpenAsync("/messages");

        using (Assert.EnterMultipleScope())
        {
            await other.OpenAsync(page, HttpStatusCode.NotFound);
            await other.OpenAsync(page + "?handler=Calendar", HttpStatusCode.NotFound);
            Assert.That(list.Text(), Does.Contain("还没有消息"));
            Assert.That((await client.OpenAsync("/messages")).QuerySelector(".unread-count"), Is.Not.Null, "nobody read it");
        }
    }

    [Test]
    public async Task Calendar_IsADownload()
    {
        using var answer = await client.GetAsync(page + "?handler=Calendar");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/calendar"));
            Assert.That(answer.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(answer.Content.Headers.ContentDisposition.FileName, Is.EqualTo("tracker-2025-03-17.ics"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(SampleMessages.Calendar));
        }
    }
}
