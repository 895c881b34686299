using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Engine.Agencies;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

/// <summary>The readers over the reports kept beside the repository.</summary>
internal sealed partial class SharedCorpusTests
{
    // The table's dates of these two come from the pages' addresses. One file holds no imprint at all, the other an
    // earlier date of its own, which is what can be read from it.
    private const string WithoutImprint = "贵州省.txt";
    private const string OtherImprint = "四川省.txt";

    private static IEnumerable<string> Golds() => SharedMaterial.Files("*.json", "gold").DefaultIfEmpty("gold");

    private static IEnumerable<string> Provinces() => SharedMaterial.Files("*.txt", "corpus", "provincial-2026").Select(Path.GetFileName).DefaultIfEmpty("outline.tsv")!;

    [TestCaseSource(nameof(Provinces))]
    public void OutlineReader_MatchesTable_ForProvincialReport(string file)
    {
        var row = File.ReadLines(SharedMaterial.Require("corpus", "provincial-2026", "outline.tsv")).Select(line => line.Split('\t')).Single(cells => cells[0] == file);
        var outline = OutlineReader.Read(Report(SharedMaterial.Require("corpus", "provincial-2026", file)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outline.Metadata.Agency?.Value, Is.EqualTo(row[1]));
            Assert.That(outline.Metadata.Level?.Value, Is.EqualTo(AgencyLevel.Province));
            Assert.That(outline.Metadata.ReviewedYear?.Value.ToString(CultureInfo.InvariantCulture), Is.EqualTo(row[2]));
            Assert.That(outline.Metadata.PlanYear?.Value.ToString(CultureInfo.InvariantCulture), Is.EqualTo(row[3]));
            Assert.That(outline.Of(ReportPart.Outcomes).First().Heading, Is.EqualTo(row[5]));
            Assert.That(outline.Of(ReportPart.Arrangements).First().Heading, Is.EqualTo(row[6]));
            Assert.That(outline.Of(ReportPart.Shortcomings), Is.Not.Empty);
            if (file == WithoutImprint)
            {
                Assert.That(outline.Metadata.Published?.Confidence, Is.LessThan(0.5));
            }
            else
            {
                var published = file == OtherImprint ? "2026-02-10" : row[4];
                Assert.That(outline.Metadata.Published?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Is.EqualTo(published));
            }
        }
    }

    [Test]
    public void OutlineReader_FindsFactsAndParts_ForDepartmentReport()
    {
        var outline = OutlineReader.Read(Report(SharedMaterial.Require("corpus", "hunan-gat-2021.txt")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outline.Metadata.Agency?.Value, Is.EqualTo("湖南省公安厅"));
            Assert.That(outline.Metadata.Level?.Value, Is.EqualTo(AgencyLevel.ProvincialDepartment));
            Assert.That(outline.Metadata.ReviewedYear?.Value, Is.EqualTo(2021));
            Assert.That(outline.Metadata.PlanYear?.Value, Is.EqualTo(2022));
            Assert.That(outline.Metadata.Published?.Value, Is.EqualTo(new DateOnly(2022, 3, 1)));
            Assert.That(outline.Parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Shortcomings, ReportPart.Arrangements }));
            Assert.That(outline.Parts[2].Items, Has.Count.EqualTo(5));
        }
    }

    [TestCaseSource(nameof(Golds))]
    public void OutlineReader_PutsUnitsAndEvidenceIntoTheirParts_ForGoldPair(string gold)
    {
        using var pair = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Require(gold)));
        var folder = Path.GetDirectoryName(SharedMaterial.Require(gold))!;
        var from = Report(Path.Combine(folder, pair.RootElement.GetProperty("from").GetString()!));
        var to = Report(Path.Combine(folder, pair.RootElement.GetProperty("to").GetString()!));
        // The sample of sentences took in some of the headings themselves.
        var headings = OutlineReader.Read(from).Of(ReportPart.Arrangements).Select(part => Bare(part.Heading)).ToHashSet();
        var arrangements = Content(from, part => part is ReportPart.Arrangements);
        var review = Content(to, part => part is not ReportPart.Arrangements);
        var later = Content(to, part => part is ReportPart.Arrangements);

        var outside = new List<string>();
        foreach (var unit in pair.RootElement.GetProperty("units").EnumerateArray())
        {
            var text = unit.GetProperty("text").GetString()!;
            if (!arrangements.Contains(Bare(text), StringComparison.Ordinal) && !headings.Contains(Bare(text)))
            {
                outside.Add($"unit {text}");
            }

            outside.AddRange(unit.GetProperty("evidence").EnumerateArray().Select(evidence => evidence.GetString()!)
                .Where(evidence => !review.Contains(Bare(evidence), StringComparison.Ordinal) || later.Contains(Bare(evidence), StringComparison.Ordinal))
                .Select(evidence => $"evidence {evidence}"));
        }

        Assert.That(outside, Is.Empty);
    }

    private static ReportText Report(string path) => ((ReadResult.Read)ReportReader.Read(File.ReadAllBytes(path), path)).Text;

    private static string Content(ReportText text, Func<ReportPart, bool> wanted) =>
        Bare(string.Join('\n', OutlineReader.Read(text).Parts.Where(part => wanted(part.Kind)).Select(part => text.Quote(part.Span))));

    private static string Bare(string text) => Invisible().Replace(text.Normalize(NormalizationForm.FormC), string.Empty);

    [GeneratedRegex(@"[\s\u200b\u3000\ufeff]+", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();
}
