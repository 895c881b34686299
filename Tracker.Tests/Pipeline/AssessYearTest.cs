using Tracker.Engine.Accountability;
using Tracker.Engine.Linking;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class AssessYearTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-#办理案件\n-建设平台\n-培训干部";
    private const string Answering = "甲市人民政府 2022\n+已修订条例\n+未办理案件\n+正在建设平台\n-建设平台";

    [Test]
    public async Task Assess_StoresStatusEvidenceAndReasons_WhenTheAnswerIsIn()
    {
        await ImportAsync(Promising);
        var answering = await ImportedAsync(Answering);

        var result = await AssessYear.ExecuteAsync(answering.AgencyId, 2022, "tester");

        var fulfilled = await DetailAsync("修订条例", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Commitments, result.Changed, result.HasAnswer), Is.EqualTo((4, 4, true)));
            Assert.That(await StatusesAsync(), Is.EqualTo(
            [
                AssessmentStatus.Fulfilled, AssessmentStatus.Missed, AssessmentStatus.InProgress, AssessmentStatus.NotReported,
            ]));
            Assert.That(fulfilled.AnsweringReport!.Id, Is.EqualTo(answering.Id));
            Assert.That(fulfilled.Evidence.Single().Outcome.Text, Is.EqualTo("已修订条例"));
            Assert.That(fulfilled.Assessment!.Reasons.Single().Code, Is.EqualTo(ReasonCode.SharedWords));
            Assert.That(fulfilled.Assessment.Reasons[0].Promise[0].Text(fulfilled.Published), Is.EqualTo("修订条例"));
            Assert.That(fulfilled.Assessment.Reasons[0].Evidence[0].Text(fulfilled.AnsweringPublished!), Is.EqualTo("已修订条例"));
            Assert.That((fulfilled.Assessment.EngineVersion, fulfilled.Assessment.ModelVersion), Is.EqualTo(("test-1", "model-1")));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Assess_ChangesNothing_WhenItRunsAgain()
    {
        var report = await ImportedAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var before = await SnapshotAsync();

        Time.Advance(TimeSpan.FromHours(1));
        await AssessYear.ExecuteAsync(report.AgencyId, 2022, "tester");
        var all = await AssessAll.ExecuteAsync("tester");

        Assert.That(all.Years, Is.Zero);
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Assess_LeavesAllAwaiting_WhenThereIsNoAnswer()
    {
        var report = await ImportedAsync(Promising);

        var result = await AssessYear.ExecuteAsync(report.AgencyId, 2022, "tester");

        Assert.That((result.Changed, result.HasAnswer), Is.EqualTo((0, false)));
        Assert.That(await StatusesAsync(), Is.All.EqualTo(AssessmentStatus.AwaitingReport));
    }

    [Test]
    public async Task AssessAll_FindsTheYearPending_WhenAReportIsCorrected()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");

        await CorrectedAsync(Answering + "\n+已培训干部");
        var pending = await AssessAll.PendingAsync();
        await AssessAll.ExecuteAsync("tester");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pending.Select(year => year.CycleYear), Is.EqualTo([2022, 2023]));
            Assert.That((await StatusesAsync())[3], Is.EqualTo(AssessmentStatus.Fulfilled));
            Assert.That(await AssessAll.PendingAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task AssessAll_SettlesWithoutChange_WhenOnlyTheEngineIsNewer()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var ledger = (await new LedgerQueries(Database).HeadAsync()).Seq;
        Stages = Stages with { EngineVersion = "test-2" };

        var result = await AssessAll.ExecuteAsync("tester");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((result.Years, result.Changed), Is.EqualTo((3, 0)));
            Assert.That((await DetailAsync("修订条例", 2022)).Assessment!.EngineVersion, Is.EqualTo("test-1"), "who first came to the result");
            Assert.That((await new LedgerQueries(Database).HeadAsync()).Seq, Is.EqualTo(ledger));
            Assert.That(await AssessAll.PendingAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task AssessAll_GoesOverEverything_WhenAskedTo()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var before = await SnapshotAsync();

        var result = await AssessAll.ExecuteAsync("tester", everything: true);

        Assert.That((result.Years, result.Changed), Is.EqualTo((3, 0)));
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task AssessAll_DoesTheOthers_WhenOneYearFails()
    {
        await ImportAsync(Promising);
        await ImportAsync("乙市人民政府 2021\n+坏\n-修订条例");
        var sound = Stages;
        Stages = Stages with
        {
            Outline = text => text.Reading.Contains('坏', StringComparison.Ordinal) ? throw new FormatException("broken") : sound.Outline(text),
        };

        var result = await AssessAll.ExecuteAsync("tester");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Years, Is.EqualTo(2));
            Assert.That(result.Failed.Select(year => year.Error.Message), Is.EqualTo(["broken", "broken"]));
            Assert.That(await AssessAll.PendingAsync(), Has.Count.EqualTo(2), "what failed is found again");
        }
    }

    [Test]
    public async Task Assess_FlagsAThreadOnce_WhenThePromiseWasSplit()
    {
        await ImportAsync("甲市人民政府 2019\n+已公布清单\n-建设平台");
        await ImportAsync("甲市人民政府 2020\n+正在建设平台\n-建设平台");
        await ImportAsync("甲市人民政府 2021\n+正在建设平台\n-建设平台\n-建设平台");

        var result = await AssessAll.ExecuteAsync("tester");

        Assert.That(result.Failed, Is.Empty);
        var flags = await new FlagQueries(Database).ListAsync(Scope.Everything, new FlagFilter { Kind = FlagKind.RepeatedPromise }, new PageRequest());
        Assert.That(flags.Total, Is.EqualTo(1));
    }

    [Test]
    public async Task AssessAll_ReadsReportsAgainAndKeepsDecisions_WhenTheEngineReadsThemDifferently()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var decided = await DetailAsync("培训干部", 2022);
        await DecidedAsync(DecisionRequest.SetStatus(decided.Commitment.IdentityHash, AssessmentStatus.InProgress, "张三", "见简报"));
        Stages = Stages with
        {
            EngineVersion = "test-2",
            Commitments = (text, outline) => [.. FakeStages.Create().Commitments(text, outline).Skip(1)],
        };

        await AssessAll.ExecuteAsync("tester");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StatusesAsync(), Is.EqualTo(
                [AssessmentStatus.Missed, AssessmentStatus.InProgress, AssessmentStatus.InProgress]));
            Assert.That((await DetailAsync("培训干部", 2022)).Assessment!.Status, Is.EqualTo(AssessmentStatus.NotReported));
            Assert.That(await AssessAll.PendingAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task Assess_JudgesWithoutTheOutcome_WhenItsLinkWasRejected()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var before = await DetailAsync("修订条例", 2022);
        var (commitment, outcome) = (before.Commitment.IdentityHash, before.Evidence[0].Outcome.IdentityHash);

        await DecidedAsync(DecisionRequest.RejectLink(commitment, outcome, "张三", "另一条例"));
        var rejected = await DetailAsync("修订条例", 2022);
        await DecidedAsync(DecisionRequest.RevokeLink(commitment, outcome, "张三"));
        var revoked = await DetailAsync("修订条例", 2022);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rejected.Assessment!.Status, Is.EqualTo(AssessmentStatus.NotReported));
            Assert.That(rejected.Evidence.Single().IsRejected, "the rejected outcome stays visible");
            Assert.That(await StatusesAsync(), Has.Count.EqualTo(4).And.ItemAt(1).EqualTo(AssessmentStatus.Missed), "others are untouched");
            Assert.That(revoked.Assessment!.Status, Is.EqualTo(AssessmentStatus.Fulfilled));
            Assert.That(revoked.Decisions, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Thread_ListsEveryYear_WhenAPromiseIsMadeAgainAndAgain()
    {
        await ImportAsync("甲市人民政府 2020\n+已公布清单\n-建设平台");
        await ImportAsync(Promising);
        await ImportAsync(Answering);

        await AssessAll.ExecuteAsync("tester");

        var detail = await DetailAsync("建设平台", 2022);
        Assert.That(detail.Thread.Select(entry => entry.PlanYear), Is.EqualTo([2021, 2022, 2023]));
    }

    [Test]
    public async Task Overview_CountsByEffectiveStatus_AndNamesBothReports()
    {
        var promising = await ImportedAsync(Promising);
        var answering = await ImportedAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var silent = await DetailAsync("培训干部", 2022);
        await DecidedAsync(DecisionRequest.Withdraw(silent.Commitment.IdentityHash, "张三", "职能划转"));

        var all = await new OverviewQueries(Database).CellsAsync(Scope.Everything);
        var own = await new OverviewQueries(Database).CellsAsync(Scope.Everything, promising.AgencyId, 2022, 2022);
        var summary = (await Commitments.SummaryAsync(Scope.Everything, promising.AgencyId, 2022))!;

        var cell = own.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(item => item.Year), Is.EqualTo([2021, 2022, 2023]));
            Assert.That((cell.PromisingReportId, cell.AnsweringReportId), Is.EqualTo((promising.Id, (long?)answering.Id)));
            Assert.That(cell.Counts, Is.EqualTo(new StatusCounts { Fulfilled = 1, InProgress = 1, Missed = 1, Withdrawn = 1 }));
            Assert.That(cell.Counts.Total, Is.EqualTo(4));
            Assert.That(summary.Open.Select(item => item.Text), Is.EqualTo(["办理案件", "建设平台"]));
        }
    }

    private async Task<List<AssessmentStatus>> StatusesAsync()
    {
        var page = await Commitments.ListAsync(Scope.Everything, new CommitmentFilter { PlanYear = 2022 }, CommitmentOrder.Text, new PageRequest());
        return [.. page.Items.Select(item => item.EffectiveStatus)];
    }
}
