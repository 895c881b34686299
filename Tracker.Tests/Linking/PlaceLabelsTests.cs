using Tracker.Engine.Language;
using Tracker.Engine.Linking.Training;
using Tracker.Jobs.Commands;
using Tracker.Tests.Conventions;

namespace Tracker.Tests.Linking;

/// <summary>Labels by places: those of the State Council's reports hold together and hold no sentence of them.</summary>
public class PlaceLabelsTests
{
    private const string Labels = """
        {"texts": "texts.jsonl", "from": 2020, "to": 2021, "units": [
          {"id": "a", "kind": "action", "status": "fulfilled", "at": [2, 9], "evidence": [[0, 6]], "note": "done"},
          {"id": "b", "kind": "none", "status": "-", "at": [0, 2], "evidence": []}]}
        """;

    private static readonly string Folder = Path.Combine(Repository.Root, "Tracker.Tests");

    private static IEnumerable<string> Names => new[] { "StateCouncil", "HeldBack" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.json"))
        .Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal);

    [Test]
    public void ToGold_GivesTheWordsAtThePlaces()
    {
        var gold = PlaceLabels.Parse(Labels).ToGold("一、建立会商制度。", "会商制度建成。");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(gold.Units.Select(unit => unit.Text), Is.EqualTo(["建立会商制度。", "一、"]));
            Assert.That(gold.Units[0].Evidence, Is.EqualTo(["会商制度建成"]));
        }
    }

    [Test]
    public void ToGold_NamesThePlace_ThatIsNotInTheText() =>
        Assert.That(() => PlaceLabels.Parse(Labels).ToGold("一、建立。", "会商制度建成。"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("2-9"));

    [TestCaseSource(nameof(Names))]
    public void StateCouncil_HoldsPlacesAndNoSentences(string name)
    {
        var json = File.ReadAllText(Path.Combine(Folder, name));
        Assert.That(json.Where(Chinese.IsHan), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public async Task StateCouncil_IsConsistent_AndFitsTheReports(string name)
    {
        SharedMaterial.Require("corpus", "background", "state-council-reports.jsonl.gz");
        var gold = (await GoldSource.ReadAsync(Path.Combine(Folder, name), default))!.Gold;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(gold.Units, Has.Count.GreaterThan(80));
            GoldFilesTests.AssertConsistent(gold.Units);
            Assert.That(gold.Units.SelectMany(unit => unit.Evidence.Prepend(unit.Text)).Where(words => words != words.Trim() || words[^1] is '，' or '、'), Is.Empty);
        }
    }
}
