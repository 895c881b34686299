using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Engine.Linking;

namespace Tracker.Jobs.Commands;

/// <summary>A link model in a file of its own, beside the one that ships with the engine.</summary>
internal static class ModelFile
{
    private const string HeldOut = "HeldOut";

    /// <summary>The model in the file, or the shipped one where no file is named; null after saying what is wrong with it.</summary>
    public static async Task<LinkModel?> ReadAsync(string? path, CommandContext context, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return LinkModel.Shipped;
        }

        if (!File.Exists(path))
        {
            context.Screen.Refuse(path, context.Texts["Refusal.NoFile"], context.Texts["Refusal.NoFile.Advice"]);
            return null;
        }

        try
        {
            return LinkModel.FromJson(await File.ReadAllTextAsync(path, cancellationToken));
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            context.Screen.Refuse(path, context.Texts["Model.NotAModel"], context.Texts["Model.NotAModel.Advice"]);
            return null;
        }
    }

    /// <summary>Writes the model with the figures it reached on pairs it had not seen, which the next training is held against.</summary>
    public static Task WriteAsync(string path, LinkModel model, HeldOutScore? heldOut, CancellationToken cancellationToken)
    {
        var json = JsonNode.Parse(model.ToJson())!.AsObject();
        if (heldOut is not null)
        {
            json[HeldOut] = JsonSerializer.SerializeToNode(heldOut);
        }

        return File.WriteAllTextAsync(path, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + '\n', cancellationToken);
    }

    /// <summary>What the model in the file reached when it was trained; null where it does not say.</summary>
    public static async Task<HeldOutScore?> HeldOutOfAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))?[HeldOut]?.Deserialize<HeldOutScore>();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
