using System.Globalization;
using System.Resources;
using Tracker.Engine.Exports.Wording;

namespace Tracker.Engine.Exports.Messages;

/// <summary>What messages say, in one language. Chinese is the neutral language.</summary>
internal sealed class MessageTexts
{
    private static readonly ResourceManager Resources = new("Tracker.Engine.Exports.Messages.MessageTexts", typeof(MessageTexts).Assembly);

    private readonly Words words;

    private MessageTexts(Words words)
    {
        this.words = words;
    }

    public static MessageTexts Chinese { get; } = new(Words.Chinese);

    public static MessageTexts English { get; } = new(Words.English);

    public string LanguageTag => words.Culture.Name;

    public string this[string key] =>
        Resources.GetString(key, words.Culture) ?? throw new MissingManifestResourceException($"There is no text for {key}.");

    /// <param name="language">zh or en.</param>
    public static MessageTexts Of(string language) => language == "en" ? English : Chinese;

    public string Format(string key, params object?[] values) => string.Format(words.Culture, this[key], values);

    public string Day(DateOnly day) => words.Day(day);

    public string List(IEnumerable<string> items) => words.List(items);

    /// <summary>Every text of this language itself, for checks that the languages agree.</summary>
    internal IReadOnlyDictionary<string, string> All()
    {
        var own = Resources.GetResourceSet(this == Chinese ? CultureInfo.InvariantCulture : words.Culture, true, false)
            ?? throw new MissingManifestResourceException($"There are no texts in {LanguageTag}.");
        return own.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
