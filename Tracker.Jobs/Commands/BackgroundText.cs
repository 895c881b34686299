using System.Text;

namespace Tracker.Jobs.Commands;

/// <summary>Reads background text: .txt, .txt.gz, or .jsonl and .jsonl.gz with a "text" field in each line.</summary>
internal static class BackgroundText
{
    public static async Task AppendAsync(string path, StringBuilder text, CancellationToken cancellationToken)
    {
        if (!JsonLines.Is(path))
        {
            using var reader = JsonLines.Open(path);
            text.Append(await reader.ReadToEndAsync(cancellationToken)).Append('\n');
            return;
        }

        await foreach (var one in JsonLines.ReadAsync(path, line => line.GetProperty("text").GetString(), cancellationToken))
        {
            text.Append(one).Append('\n');
        }
    }
}
