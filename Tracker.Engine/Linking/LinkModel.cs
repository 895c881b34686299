using System.Reflection;
using System.Text.Json;

namespace Tracker.Engine.Linking;

/// <summary>
/// The learned part of linking: a conditional logit that ranks statements against "nothing answers", and three logistic
/// models that turn the ranking into a verdict: silent or answered; if answered, missed or not; if not missed, fulfilled
/// or in progress.
/// </summary>
internal sealed class LinkModel
{
    public required string Version { get; init; }

    public required LinearModel Rank { get; init; }

    /// <summary>Scores "nothing answers" from the promise alone, on the scale of <see cref="Rank"/>.</summary>
    public required LinearModel Nothing { get; init; }

    public required LinearModel Silent { get; init; }

    public required LinearModel Missed { get; init; }

    public required LinearModel Fulfilled { get; init; }

    /// <summary>The model that ships with the engine.</summary>
    public static LinkModel Shipped => FromAssembly.Value;

    private static readonly Lazy<LinkModel> FromAssembly = new(Load);

    public string ToJson() => JsonSerializer.Serialize(new Saved
    {
        Version = Version,
        Rank = Save(Rank, Enum.GetNames<LinkFeature>()),
        Nothing = Save(Nothing, Enum.GetNames<PromiseFeature>()),
        Silent = Save(Silent, JudgementFeatures.Names),
        Missed = Save(Missed, JudgementFeatures.Names),
        Fulfilled = Save(Fulfilled, JudgementFeatures.Names),
    }, Indented);

    public static LinkModel FromJson(string json)
    {
        var saved = JsonSerializer.Deserialize<Saved>(json) ?? throw new InvalidDataException("The link model is empty.");
        return new LinkModel
        {
            Version = saved.Version,
            Rank = Restore(saved.Rank, Enum.GetNames<LinkFeature>()),
            Nothing = Restore(saved.Nothing, Enum.GetNames<PromiseFeature>()),
            Silent = Restore(saved.Silent, JudgementFeatures.Names),
            Missed = Restore(saved.Missed, JudgementFeatures.Names),
            Fulfilled = Restore(saved.Fulfilled, JudgementFeatures.Names),
        };
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static LinkModel Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tracker.Engine.Linking.model.json")
            ?? throw new InvalidOperationException("The link model is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return FromJson(reader.ReadToEnd());
    }

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
