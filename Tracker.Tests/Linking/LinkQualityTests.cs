using Tracker.Engine.Linking;
using Tracker.Engine.Linking.Training;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Linking;

/// <summary>
/// The shipped model on real and written pairs beside the repository. It was fitted on them, so these figures only guard
/// against regressions; `tracker train --cross-validate` gives those for unseen pairs.
/// </summary>
public class LinkQualityTests
{
    [TestCase("state-council", 0.97, 0.80, 0.87, 0.85)]
    [TestCase("fazhi", 0.98, 0.92, 0.98, 0.89)]
    public void ShippedModel_StaysAboveItsFloor(string folder, double extraction, double recallAt1, double recallAt3, double flag)
    {
        var root = SharedMaterial.Require("gold", folder);
        var scores = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Score).ToList();
        var summary = ScoreSummary.Of(scores);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.ExtractionRecall, Is.GreaterThanOrEqualTo(extraction));
            Assert.That(summary.FalseRate, Is.LessThanOrEqualTo(0.30));
            Assert.That(summary.QuotesNotFound, Is.Zero);
            Assert.That(summary.RecallAt1, Is.GreaterThanOrEqualTo(recallAt1));
            Assert.That(summary.RecallAt3, Is.GreaterThanOrEqualTo(recallAt3));
            Assert.That(summary.FlagAuc, Is.GreaterThanOrEqualTo(flag));
        }
    }

    private static PairScore Score(string path)
    {
        var gold = GoldFile.Parse(File.ReadAllText(path));
        ReportText Read(string name) =>
            ((ReadResult.Read)ReportReader.Read(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(path)!, name)), name)).Text;
        var pair = new TrainingPair(Path.GetFileName(path), path, gold, Read(gold.From), Read(gold.To));
        return pair.Score(LinkModel.Shipped);
    }
}
