using Tracker.Engine.Linking.Training;
using Tracker.Tests.Conventions;

namespace Tracker.Tests.Linking;

/// <summary>The written pairs in Gold/ hold together: every label and every piece of evidence stands in its report.</summary>
public class GoldFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Tracker.Tests", "Gold");

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal);

    [Test]
    public void Gold_HoldsAtLeastEightLinks() => Assert.That(Names.Count(), Is.GreaterThanOrEqualTo(8));

    [TestCaseSource(nameof(Names))]
    public void Gold_IsVerbatimAndConsistent(string name)
    {
        var path = Path.Combine(Folder, name);
        var gold = GoldFile.Parse(File.ReadAllText(path));
        BareText Read(string report) => new(File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, report)));
        var (from, to) = (Read(gold.From), Read(gold.To));
        using (Assert.EnterMultipleScope())
        {
            foreach (var unit in gold.Units)
            {
                Assert.That(from.Find(unit.Text), Is.Not.Empty, $"{unit.Id} is not in the promising report");
                Assert.That(unit.Evidence.All(evidence => to.Find(evidence).Count > 0), Is.True, $"{unit.Id}: evidence is not in the answering report");
            }

            AssertConsistent(gold.Units);
        }
    }

    internal static void AssertConsistent(IReadOnlyList<GoldUnit> units)
    {
        foreach (var unit in units)
        {
            Assert.That(unit.Kind, Is.AnyOf("target", "action", "direction", "none"), unit.Id);
            Assert.That(unit.Status, unit.IsPromise ? Is.AnyOf("fulfilled", "progress", "missed", "silent") : Is.EqualTo("-"), unit.Id);
            Assert.That(unit.Evidence.Count > 0, Is.EqualTo(unit.Status is "fulfilled" or "progress" or "missed"), $"{unit.Id}: evidence exactly where the report answers");
        }

        Assert.That(units.Select(unit => unit.Id), Is.Unique);
    }
}
