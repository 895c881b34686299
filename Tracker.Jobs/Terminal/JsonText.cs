using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tracker.Jobs.Terminal;

/// <summary>JSON as the commands write it: camelCase, indented, Chinese as itself.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
