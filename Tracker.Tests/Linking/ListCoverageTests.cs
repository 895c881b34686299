using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Tests.Linking;

public class ListCoverageTests
{
    [TestCase("在码头、机场、车站三处设立警务室", "机场警务室挂牌", "机场", "码头 车站")]
    [TestCase("在码头、机场、车站三处设立警务室", "码头和车站、机场都设了警务室", "码头 机场 车站", "")]
    [TestCase("制定住宿、餐饮行业规范", "餐饮行业规范印发", "餐饮", "住宿", Description = "the first and the last item have no mark on one side")]
    [TestCase("设立警务室", "警务室挂牌", "", "", Description = "nothing is listed")]
    public void Of_PartsToldFromMissing(string promise, string statement, string told, string missing)
    {
        var (found, absent) = ListCoverage.Of(promise, Enumeration.Items(promise), statement);
        string Named(List<TextSpan> items) => string.Join(' ', items.Select(item => Within(item.Text(promise))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Named(found), Is.EqualTo(told));
            Assert.That(Named(absent), Is.EqualTo(missing));
        }
    }

    /// <summary>The end of a list's outer items is a guess; only its kernel is fixed.</summary>
    private static string Within(string item) =>
        new[] { "码头", "机场", "车站", "住宿", "餐饮" }.FirstOrDefault(kernel => item.Contains(kernel, StringComparison.Ordinal)) ?? item;
}
