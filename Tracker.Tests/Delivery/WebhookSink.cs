using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Tracker.Tests.Delivery;

/// <summary>A web server on loopback that keeps what is posted and answers as told.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public WebhookSink()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/robot/send");
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    public string Answer { get; set; } = "{}";

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public ConcurrentQueue<(Uri Address, JsonObject Body)> Received { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                var body = await JsonNode.ParseAsync(context.Request.InputStream);
                Received.Enqueue((context.Request.Url!, body!.AsObject()));
                context.Response.StatusCode = (int)Status;
                context.Response.Close(Encoding.UTF8.GetBytes(Answer), willBlock: false);
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
