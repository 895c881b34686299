using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Tracker.Jobs.Commands;

/// <summary>Reads collections of texts, plain or packed (.gz).</summary>
internal static class JsonLines
{
    private const string Packed = ".gz";

    /// <summary>The file's text, unpacked where it is packed.</summary>
    public static StreamReader Open(string path)
    {
        var file = File.OpenRead(path);
        return new StreamReader(path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
    }

    /// <summary>Whether the file holds one JSON value a line.</summary>
    public static bool Is(string path) =>
        (path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path).EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);

    /// <summary>What <paramref name="read"/> takes from each line.</summary>
    /// <exception cref="InvalidDataException">A line is not of the expected form; the message names it.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(string path, Func<JsonElement, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = Open(path);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (line.Length > 0)
            {
                yield return Value(path, line, number, read);
            }
        }
    }

    private static T Value<T>(string path, string line, int number, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path}:{number}: {error.Message}", error);
        }
    }
}
