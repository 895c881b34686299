using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Tracker.Web.Texts;

/// <summary>
/// The pages' texts in the request's language. A key is the resource file's name, a dot and the text's name: overview.title
/// stands in Overview.resx. A key that is missing is a bug and throws.
/// </summary>
public sealed class Ui
{
    private readonly ConcurrentDictionary<string, ResourceManager> files = new(StringComparer.Ordinal);

    public string this[string key] => Text(key);

    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, Text(key), values);

    public bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>The text, or null where there is none.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return File(key[..dot]).GetString(key[(dot + 1)..], CultureInfo.CurrentUICulture);
    }

    /// <summary>The names of all texts of a resource file, without its own.</summary>
    public IEnumerable<string> Keys(string file) =>
        File(file).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key);

    private ResourceManager File(string name) => files.GetOrAdd(name, area => new ResourceManager(
        $"Tracker.Web.Texts.{char.ToUpperInvariant(area[0])}{area[1..]}", typeof(Ui).Assembly));

    private string Text(string key) => Find(key) ?? throw new KeyNotFoundException($"There is no text {key}.");
}
