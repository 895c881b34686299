using Tracker.Engine.Language;

namespace Tracker.Tests.Language;

public class ThesaurusTests
{
    private static readonly Thesaurus Small = new(
    [
        "# rivers",
        "= 河长制 河长制度",
        "> 河道治理 清淤 河道清淤 护岸",
        "! 清淤 采砂",
        "! 护岸 河道治理",
    ]);

    [TestCase("河道清淤与护岸", "河道清淤|护岸", Description = "the longest, and nothing within it")]
    [TestCase("落实河长制度", "河长制度")]
    [TestCase("开展培训", "")]
    public void Find_GivesTheLongestExpressions(string text, string expected) =>
        Assert.That(string.Join('|', Small.Find(text).Select(sense => sense.Span.Text(text))), Is.EqualTo(expected));

    [TestCase("河长制", "河长制度", Kinship.Same)]
    [TestCase("河长制度", "河长制", Kinship.Same)]
    [TestCase("河道治理", "清淤", Kinship.Instance)]
    [TestCase("清淤", "采砂", Kinship.Sibling)]
    [TestCase("河道治理", "护岸", Kinship.Instance, Description = "the closest kinship that any line states")]
    [TestCase("清淤", "河道治理", null, Description = "the general thing is no instance of its instance")]
    [TestCase("清淤", "护岸", null)]
    public void KinOf_TellsHowTwoExpressionsStand(string one, string other, Kinship? expected)
    {
        var kin = Small.KinOf(Small.Find(one).Single().Expression).ToArray();
        Assert.That(kin.Where(kin => Small[kin.Expression] == other).Select(kin => (Kinship?)kin.Kinship).SingleOrDefault(), Is.EqualTo(expected));
    }

    [TestCase("河长制 河长制度")]
    [TestCase("= 河长制")]
    [TestCase("=河长制 河长制度")]
    public void ALineThatIsNoGroup_IsNamed(string line) =>
        Assert.That(() => new Thesaurus([line]), Throws.TypeOf<FormatException>().With.Message.Contains(line));

    [Test]
    public void TheShippedLists_DoNotContradictThemselves()
    {
        var (same, siblings) = (Pairs('='), Pairs('!'));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(same, Has.Count.GreaterThan(10_000));
            Assert.That(siblings, Has.Count.GreaterThan(4_000));
            Assert.That(same.Intersect(siblings), Is.Empty);
        }
    }

    [Test]
    public void TheShippedLists_HoldExpressionsOnly()
    {
        string[] bad = [.. Thesaurus.Lines.Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line.Split(' ').Skip(1))
            .Where(expression => expression.Length < 2 || !expression.All(c => Chinese.IsContent(c) || "+·.%".Contains(c, StringComparison.Ordinal)))];
        Assert.That(bad, Is.Empty);
    }

    private static HashSet<(string, string)> Pairs(char mark) =>
    [
        .. Thesaurus.Lines.Where(line => line.StartsWith(mark)).Select(line => line.Split(' ')[1..])
            .SelectMany(group => group.SelectMany((one, i) => group.Skip(i + 1).Select(other => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one)))),
    ];
}
