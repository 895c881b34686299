using System.Text.Json;
using Tracker.Engine.Linking;

namespace Tracker.Tests.Commands;

public sealed class MeasuringTest : CommandTest
{
    private static readonly string Pair = Path.Combine(Gold, "fenggang-cgj_2021_2022.json");
    private static readonly string OtherPair = Path.Combine(Gold, "qihe-gzbg_2022_2023.json");

    [Test]
    public async Task Evaluate_GivesTheFiguresOfEachPairAndOfAll()
    {
        var run = await RunAsync("evaluate", Pair, OtherPair, "--json", "--errors");

        var pairs = run.Json.GetProperty("pairs").EnumerateArray().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.Zero, run.Error);
            Assert.That(pairs.Select(pair => pair.GetProperty("name").GetString()), Is.EqualTo(
                new[] { "Gold/fenggang-cgj_2021_2022", "Gold/qihe-gzbg_2022_2023" }));
            Assert.That(run.Json.GetProperty("all").GetProperty("units").GetInt32(), Is.EqualTo(pairs.Sum(pair => pair.GetProperty("units").GetInt32())));
            Assert.That(run.Json.GetProperty("all").GetProperty("quotesNotFound").GetInt32(), Is.Zero);
            Assert.That(run.Json.GetProperty("all").GetProperty("extractionRecall").GetDouble(), Is.GreaterThan(0.8));
            Assert.That(run.Json.GetProperty("errors").ValueKind, Is.EqualTo(JsonValueKind.Array));
        }
    }

    [Test]
    public async Task Evaluate_Refuses_WhatIsNoGold()
    {
        Directory.CreateDirectory(In("empty"));
        string[] bad = [Write("a.json", "{}"), Write("b.json", "no json"), In("missing.json"), In("empty")];

        foreach (var path in bad)
        {
            var run = await RunAsync("evaluate", path);
            Assert.That(run.Code, Is.EqualTo(1), path);
            Assert.That(run.Error, Does.Contain(path));
        }
    }

    [Test]
    public async Task Evaluate_NamesTheReport_ThatAGoldFilePointsToInVain()
    {
        var gold = Write("gold.json", """{"from": "gone_2021.txt", "to": "gone_2022.txt", "units": []}""");

        var run = await RunAsync("evaluate", gold);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("gone_2021.txt").And.Contain(gold));
        }
    }

    [Test]
    public async Task Evaluate_FollowsPlaces_IntoTheirCollection()
    {
        Write("texts.jsonl", """
            {"year": 2020, "text": "政府工作报告\n一、2019年工作回顾\n过去一年，完成改造12处。\n二、2020年工作任务\n建立会商制度。新建书屋5个。"}
            {"year": 2021, "text": "政府工作报告\n一、2020年工作回顾\n过去一年，会商制度已经建立。\n二、2021年工作任务\n加强培训。"}
            """);
        var labels = Write("2020_2021.json", """
            {"texts": "texts.jsonl", "from": 2020, "to": 2021, "units": [
              {"id": "1", "kind": "action", "status": "fulfilled", "at": [45, 52], "evidence": [[24, 32]]}]}
            """);

        var run = await RunAsync("evaluate", labels, "--json");
        File.Delete(In("texts.jsonl"));
        var gone = await RunAsync("evaluate", labels);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.Zero, run.Error);
            Assert.That(run.Json.GetProperty("all").GetProperty("extractionRecall").GetDouble(), Is.EqualTo(1));
            Assert.That(run.Json.GetProperty("all").GetProperty("recallAt1").GetDouble(), Is.EqualTo(1));
            Assert.That(gone.Code, Is.EqualTo(1));
            Assert.That(gone.Error, Does.Contain(labels).And.Contain("texts.jsonl"));
        }
    }

    [Test]
    public async Task Train_WritesAModel_ThatCanBeEvaluated()
    {
        var trained = await RunAsync("train", Pair, OtherPair, "--out", In("model.json"), "--cross-validate", "--model-version", "test");
        var evaluated = await RunAsync("evaluate", Pair, "--model", In("model.json"), "--json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(trained.Code, Is.Zero, trained.Error);
            Assert.That(trained.Output, Does.Contain("Gold/fenggang-cgj_2021_2022").And.Contain("ALL"));
            Assert.That(evaluated.Json.GetProperty("model").GetString(), Is.EqualTo("test"));
        }
    }

    [Test]
    public async Task Train_KeepsThePresentModel_WhenTheNewOneIsWorse()
    {
        await RunAsync("train", Pair, OtherPair, "--out", In("model.json"));
        var better = (await File.ReadAllTextAsync(In("model.json"))).Replace("\"RecallAt1\": 0", "\"RecallAt1\": 9", StringComparison.Ordinal);
        await File.WriteAllTextAsync(In("model.json"), better);

        var refused = await RunAsync("train", Pair, OtherPair, "--out", In("model.json"));
        var kept = await File.ReadAllTextAsync(In("model.json"));
        var forced = await RunAsync("train", Pair, OtherPair, "--out", In("model.json"), "--force");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Code, Is.EqualTo(1));
            Assert.That(refused.Error, Does.Contain("--force"));
            Assert.That(kept, Is.EqualTo(better));
            Assert.That(forced.Code, Is.Zero);
            Assert.That(LinkModel.FromJson(await File.ReadAllTextAsync(In("model.json"))), Is.Not.Null);
        }
    }

    [Test]
    public async Task Train_Refuses_WhenNoAgencyCanBeHeldOut()
    {
        var run = await RunAsync("train", Pair, "--out", In("model.json"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(In("model.json"), Does.Not.Exist);
        }
    }

    [Test]
    public async Task TrainLexicon_NamesTheLine_ThatHoldsNoText()
    {
        var lines = Write("background.jsonl", "{\"text\": \"依法行政\"}\n{\"title\": \"x\"}\n");

        var run = await RunAsync("train-lexicon", lines, "--out", In("lexicon.bin"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Error, Does.Contain("background.jsonl:2"));
            Assert.That(In("lexicon.bin"), Does.Not.Exist);
        }
    }
}
