using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tracker.Tests.Conventions;

namespace Tracker.Tests.Web;

/// <summary>Every text the pages ask for is there, in both languages, with the same places for values.</summary>
public sealed partial class TextsTest
{
    private static readonly string Web = Path.Combine(Repository.Root, "Tracker.Web");

    [Test]
    public void Languages_HaveTheSameTexts()
    {
        foreach (var chinese in Directory.GetFiles(Path.Combine(Web, "Texts"), "*.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)))
        {
            var (zh, en) = (Read(chinese), Read(Path.ChangeExtension(chinese, ".en.resx")));
            using (Assert.EnterMultipleScope())
            {
                Assert.That(en.Keys, Is.EquivalentTo(zh.Keys), chinese);
                foreach (var (key, text) in zh.Where(pair => en.ContainsKey(pair.Key)))
                {
                    Assert.That(Places(en[key]), Is.EquivalentTo(Places(text)), $"{Path.GetFileName(chinese)} {key}");
                }
            }
        }
    }

    [Test]
    public void EveryTextAskedFor_IsThere()
    {
        var texts = Directory.GetFiles(Path.Combine(Web, "Texts"), "*.resx")
            .Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(file => Read(file).Keys.Select(key => Path.GetFileNameWithoutExtension(file).ToLowerInvariant() + "." + key))
            .ToHashSet(StringComparer.Ordinal);
        var sources = new[] { "*.cshtml", "*.cs" }
            .SelectMany(pattern => Directory.GetFiles(Web, pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            foreach (var source in sources)
            {
                foreach (Match match in Key().Matches(File.ReadAllText(source)))
                {
                    Assert.That(texts, Does.Contain(match.Groups["key"].Value), source);
                }
            }
        }
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Place();

    // T["area.name" in pages, ui["area.name" in code; names put together at run time are met by the pages' own tests.
    [GeneratedRegex("""(?:\bT|\bui)\["(?<key>[a-z]+\.[A-Za-z0-9.]+)"[\],]""")]
    private static partial Regex Key();
}
