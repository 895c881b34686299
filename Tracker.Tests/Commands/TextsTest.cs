using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Jobs.Wording;

namespace Tracker.Tests.Commands;

public sealed partial class TextsTest
{
    [Test]
    public void Texts_AgreeInBothLanguages()
    {
        var chinese = new Texts(CultureInfo.GetCultureInfo("zh-CN")).All();
        var english = new Texts(CultureInfo.GetCultureInfo("en")).All();

        Assert.That(english.Keys, Is.EquivalentTo(chinese.Keys));
        foreach (var (key, text) in chinese)
        {
            Assert.That(Placeholders(english[key]), Is.EqualTo(Placeholders(text)), key);
        }
    }

    [Test]
    public void Texts_AreChinese_InTheNeutralLanguage() =>
        Assert.That(new Texts(CultureInfo.GetCultureInfo("fr"))["Option.Year"], Is.EqualTo("年度"));

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
