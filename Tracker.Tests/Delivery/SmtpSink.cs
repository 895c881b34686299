using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Tracker.Tests.Delivery;

/// <summary>A mail server on loopback that answers as told and keeps what it takes.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The answer to a command by its first word; null for the usual one.</summary>
    public Func<string, string?> Answer { get; set; } = static _ => null;

    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync(Answer("CONNECT") ?? "220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            await writer.WriteLineAsync(Answer(command) ?? Usual(command));
            if (command == "QUIT")
            {
                return;
            }

            if (command == "DATA")
            {
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(stop.Token) is { } content && content != ".")
                {
                    mail.Append(content.StartsWith('.') ? content[1..] : content).Append("\r\n");
                }

                using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(mail.ToString()));
                Taken.Enqueue(await MimeMessage.LoadAsync(bytes, stop.Token));
                await writer.WriteLineAsync(Answer("END") ?? "250 taken");
            }
        }
    }

    private static string Usual(string command) => command switch
    {
        "EHLO" => "250-sink\r\n250-AUTH PLAIN\r\n250 8BITMIME",
        "AUTH" => "235 welcome",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };
}
