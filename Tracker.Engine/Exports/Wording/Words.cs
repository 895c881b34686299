using System.Globalization;
using System.Resources;
using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Exports.Wording;

/// <summary>
/// Puts the engine's terms, reasons and refusals into words that a supervisor understands. Chinese is the neutral language;
/// a culture without texts of its own is spoken to in Chinese.
/// </summary>
public sealed partial class Words
{
    private static readonly ResourceManager Resources = new("Tracker.Engine.Exports.Wording.Words", typeof(Words).Assembly);

    public Words(CultureInfo culture)
    {
        Culture = culture;
    }

    public static Words Chinese { get; } = new(CultureInfo.GetCultureInfo("zh-CN"));

    public static Words English { get; } = new(CultureInfo.GetCultureInfo("en"));

    public CultureInfo Culture { get; }

    private bool IsChinese => Culture.TwoLetterISOLanguageName != "en";

    /// <summary>What people call this value: 已完成, 量化指标, 主要举措和成效.</summary>
    public string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => Text($"{typeof(TEnum).Name}.{value}");

    /// <summary>What the reader could not decide; stored and fresh doubts share their words.</summary>
    public string Name(OutlineDoubt doubt) => Text($"{nameof(Storage.ReportDoubt)}.{doubt}");

    /// <summary>What a status claims, and what it does not.</summary>
    public string Meaning(AssessmentStatus status) => Text($"{nameof(AssessmentStatus)}.{status}.Meaning");

    /// <summary>2022年6月30日 / 30 June 2022.</summary>
    public string Day(DateOnly day) => day.ToString(IsChinese ? "yyyy'年'M'月'd'日'" : "d MMMM yyyy", Culture);

    /// <summary>Several words in a row, in the language's way.</summary>
    public string List(IEnumerable<string> items) => string.Join(IsChinese ? "、" : ", ", items);

    /// <summary>A piece of a letter, with its values filled in.</summary>
    internal string Letter(string piece, params IReadOnlyList<string> values) => Fill("Letter." + piece, values);

    /// <summary>Every key with a text in this culture itself, for checks that the languages agree.</summary>
    internal IReadOnlyDictionary<string, string> All()
    {
        var own = Resources.GetResourceSet(IsChinese ? CultureInfo.InvariantCulture : Culture, true, false)
            ?? throw new MissingManifestResourceException($"There are no texts in {Culture.Name}.");
        return own.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private string Text(string key) => Find(key) ?? throw new MissingManifestResourceException($"There is no text for {key}.");

    private string? Find(string key) => Resources.GetString(key, Culture);

    private string Fill(string key, IReadOnlyList<string> values) => string.Format(Culture, Text(key), [.. values]);
}
