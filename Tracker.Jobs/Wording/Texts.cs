using System.Globalization;
using System.Resources;

namespace Tracker.Jobs.Wording;

/// <summary>What the commands and jobs say in their own name: help, headings, summaries. Chinese is the neutral language.</summary>
internal sealed class Texts(CultureInfo culture)
{
    private static readonly ResourceManager[] Resources =
    [
        new("Tracker.Jobs.Wording.Texts", typeof(Texts).Assembly),
        new("Tracker.Jobs.Wording.JobTexts", typeof(Texts).Assembly),
    ];

    public CultureInfo Culture => culture;

    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"There is no text for {key}.");

    public string Format(string key, params object?[] values) => string.Format(culture, this[key], values);

    public string? Find(string key) => Resources.Select(file => file.GetString(key, culture)).FirstOrDefault(text => text is not null);

    /// <summary>Every text of this culture itself, for checks that the languages agree.</summary>
    internal IReadOnlyDictionary<string, string> All()
    {
        var own = culture.TwoLetterISOLanguageName == "en" ? culture : CultureInfo.InvariantCulture;
        return Resources
            .Select(file => file.GetResourceSet(own, true, false) ?? throw new MissingManifestResourceException($"There are no texts in {culture.Name}."))
            .SelectMany(set => set.Cast<System.Collections.DictionaryEntry>())
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
