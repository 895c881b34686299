using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tracker.Jobs.Commands;

/// <summary>Reads background text: .txt, .txt.gz, or .jsonl and .jsonl.gz with a "text" field in each line.</summary>
internal static class BackgroundText
{
    public static async Task AppendAsync(string path, StringBuilder text, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        await using Stream content = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        var name = isPacked ? path[..^".gz".Length] : path;
        if (!name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            text.Append(await reader.ReadToEndAsync(cancellationToken)).Append('\n');
            return;
        }

        var number = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                text.Append(TextOf(path, line, number)).Append('\n');
            }
        }
    }

    private static string TextOf(string path, string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("text").GetString() ?? string.Empty;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}:{number}: {error.Message}", error);
        }
    }
}
