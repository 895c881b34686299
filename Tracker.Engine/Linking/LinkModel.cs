using System.Reflection;
using System.Text.Json;

namespace Tracker.Engine.Linking;

/// <summary>The learned part of linking, for either genre of report.</summary>
internal sealed class LinkModel
{
    public required string Version { get; init; }

    public required ByGenre<GenreModel> Genres { get; init; }

    /// <summary>The model that ships with the engine.</summary>
    public static LinkModel Shipped => FromAssembly.Value;

    private static readonly Lazy<LinkModel> FromAssembly = new(Load);

    public string ToJson() => JsonSerializer.Serialize(new Saved { Version = Version, Brief = Save(Genres.Brief), Long = Save(Genres.Long) }, Indented);

    public static LinkModel FromJson(string json)
    {
        var saved = JsonSerializer.Deserialize<Saved>(json) ?? throw new InvalidDataException("The link model is empty.");
        return new LinkModel { Version = saved.Version, Genres = new(Restore(saved.Brief), Restore(saved.Long)) };
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static LinkModel Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tracker.Engine.Linking.model.json")
            ?? throw new InvalidOperationException("The link model is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return FromJson(reader.ReadToEnd());
    }

    private static SavedGenre Save(GenreModel genre) => new()
    {
        Rank = Save(genre.Rank, Enum.GetNames<LinkFeature>()),
        Nothing = Save(genre.Nothing, Enum.GetNames<PromiseFeature>()),
        Silent = Save(genre.Silent, JudgementFeatures.Names),
        Missed = Save(genre.Missed, JudgementFeatures.Names),
        Fulfilled = Save(genre.Fulfilled, JudgementFeatures.Names),
    };

    private static GenreModel Restore(SavedGenre saved) => new(
        Restore(saved.Rank, Enum.GetNames<LinkFeature>()),
        Restore(saved.Nothing, Enum.GetNames<PromiseFeature>()),
        Restore(saved.Silent, JudgementFeatures.Names),
        Restore(saved.Missed, JudgementFeatures.Names),
        Restore(saved.Fulfilled, JudgementFeatures.Names));

    private static SavedModel Save(LinearModel model, string[] names) => new()
    {
        Bias = model.Bias,
        Features = names.Select((name, i) => (name, new[] { model.Weights[i], model.Means[i], model.Scales[i] }))
            .ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal),
    };

    private static LinearModel Restore(SavedModel saved, string[] names)
    {
        // A feature the model was not trained with has no say.
        float[] Column(int i, float absent) =>
            [.. names.Select(name => saved.Features.TryGetValue(name, out var values) ? values[i] : absent)];
        return new LinearModel(Column(0, 0), saved.Bias, Column(1, 0), Column(2, 1));
    }

    private sealed class Saved
    {
        public required string Version { get; init; }

        public required SavedGenre Brief { get; init; }

        public required SavedGenre Long { get; init; }
    }

    private sealed class SavedGenre
    {
        public required SavedModel Rank { get; init; }

        public required SavedModel Nothing { get; init; }

        public required SavedModel Silent { get; init; }

        public required SavedModel Missed { get; init; }

        public required SavedModel Fulfilled { get; init; }
    }

    private sealed class SavedModel
    {
        public required float Bias { get; init; }

        /// <summary>Name of the feature: weight, mean, scale.</summary>
        public required Dictionary<string, float[]> Features { get; init; }
    }
}
