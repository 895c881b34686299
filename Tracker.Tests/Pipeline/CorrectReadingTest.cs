using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class CorrectReadingTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例并培训干部\n-办理案件\n-建设平台\n另外还要开展督察";
    private const string Answering = "甲市人民政府 2022\n+已修订条例\n+已开展督察\n-建设平台";

    private CorrectReading Correct => new(Database, Stages, AssessYear, Time);

    [Test]
    public async Task Added_CommitmentIsAssessed_AndStandsInTheLedger()
    {
        var report = await SetUpAsync();

        var result = await CorrectedAsync(report, new ReadingChange.Add("开展督察", null, CommitmentKind.Action), "漏读");

        var detail = await DetailAsync("开展督察", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detail.Assessment!.Status, Is.EqualTo(AssessmentStatus.Fulfilled));
            Assert.That(result.Commitment, Is.EqualTo(detail.Commitment.IdentityHash));
            Assert.That(await LedgerAsync("report.reading-corrected"), Does.Contain("漏读").And.Contain("开展督察"));
            Assert.That((await AssessAll.PendingAsync()), Is.Empty);
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Removed_CommitmentsFlagIsClosed_AndWhatPeopleDecidedWaits()
    {
        var report = await SetUpAsync();
        var identity = await IdentityAsync("办理案件");
        var key = $"{FlagKind.NotReported}:{identity}";
        await DecidedAsync(DecisionRequest.ConfirmFlag(key, "张三"));
        await DecidedAsync(DecisionRequest.SetStatus(identity, AssessmentStatus.Missed, "张三", "核实"));

        var removed = await CorrectedAsync(report, new ReadingChange.Remove(identity), "只是背景说明");
        var closed = await FlagAsync(key);
        await CorrectedAsync(report, new ReadingChange.Undo(removed.Correction.Id), "确是承诺");

        var back = await DetailAsync("办理案件", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed!.Status, Is.EqualTo(FlagStatus.Closed));
            Assert.That(back.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.Missed), "the decision holds again");
            Assert.That(back.Decisions, Has.Count.EqualTo(1));
            Assert.That(await LedgerAsync("report.correction-undone"), Does.Contain("确是承诺"));
        }
    }

    [Test]
    public async Task SplitAndMerged_CommitmentsAreJudgedEachByItself()
    {
        var report = await SetUpAsync();

        await CorrectedAsync(report, new ReadingChange.Split(await IdentityAsync("修订条例并培训干部"), null, "培训干部"));
        var first = await DetailAsync("修订条例并", 2022);
        var merged = await CorrectedAsync(report, new ReadingChange.Merge(first.Commitment.IdentityHash));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Commitment.LeadUnits, Is.EqualTo(["法规处"]), "the units hold for both");
            Assert.That(merged.Commitment, Is.EqualTo(await IdentityAsync("修订条例并培训干部")));
        }
    }

    [Test]
    public async Task Kind_IsAPersonsToSay()
    {
        var report = await SetUpAsync();
        var identity = await IdentityAsync("建设平台");

        await CorrectedAsync(report, new ReadingChange.SetKind(identity, CommitmentKind.Direction));

        Assert.That((await DetailAsync("建设平台", 2022)).Commitment.Kind, Is.EqualTo(CommitmentKind.Direction));
        Assert.That(
            await Correct.ExecuteAsync(Scope.Everything, new(report.Id, new ReadingChange.SetKind(identity, CommitmentKind.Direction), "张三")),
            Is.EqualTo(new CorrectionResult.Refused(CorrectionProblem.AlreadySo)));
    }

    [Test]
    public async Task Corrections_AreKept_WhenTheReportIsImportedAgain()
    {
        var report = await SetUpAsync();
        await CorrectedAsync(report, new ReadingChange.Add("开展督察"));
        await CorrectedAsync(report, new ReadingChange.Remove(await IdentityAsync("办理案件")), "不是承诺");
        await CorrectedAsync(report, new ReadingChange.SetKind(await IdentityAsync("建设平台"), CommitmentKind.Target));

        var next = await CorrectedAsync("甲市人民政府 2021\n+已公布清单\n新的一段\n-修订条例并培训干部\n-办理案件\n另外，还要开展督察");
        await AssessAll.ExecuteAsync("tester");
        var view = (await new ReadReading(Database, Stages).ExecuteAsync(Scope.Everything, next.Id))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TextsAsync(next), Is.EqualTo(["修订条例并培训干部", "开展督察"]));
            Assert.That(
                view.Corrections.Select(item => item.Effect),
                Is.EqualTo([Engine.Reports.CorrectionEffect.Applied, Engine.Reports.CorrectionEffect.Applied, Engine.Reports.CorrectionEffect.TextGone]),
                "what is no longer found is named, not lost");
        }

        await CorrectedAsync("甲市人民政府 2021\n+已公布清单\n-办理案件\n-建设平台\n另外还要开展督察");
        Assert.That((await DetailAsync("建设平台", 2022)).Commitment.Kind, Is.EqualTo(CommitmentKind.Target), "it is found again");
    }

    [Test]
    public async Task Rerun_ChangesNothing()
    {
        var report = await SetUpAsync();
        await CorrectedAsync(report, new ReadingChange.Add("开展督察"));
        await AssessAll.ExecuteAsync("tester", everything: true);
        var before = await SnapshotAsync();

        await AssessAll.ExecuteAsync("tester", everything: true);

        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Corrections_FollowTheReport_WhenItsYearWasMisread()
    {
        var report = await SetUpAsync(answered: false);
        await CorrectedAsync(report, new ReadingChange.Add("开展督察"));
        await DecidedAsync(DecisionRequest.SetStatus(await IdentityAsync("开展督察"), AssessmentStatus.InProgress, "张三", "见简报"));

        await DecidedAsync(DecisionRequest.CorrectMetadata(report.Id, new MetadataCorrection(report.AgencyId, 2020, 2021), "张三", "年度误读"));

        var moved = await DetailAsync("开展督察", 2021);
        Assert.That(moved.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.InProgress));
    }

    [Test]
    public async Task Correction_IsRefused_WithTheReason()
    {
        var report = await SetUpAsync();
        var twice = await ImportedAsync("乙市人民政府 2021\n-修订条例\n公布目录\n公布目录");
        var identity = await IdentityAsync("办理案件");
        using (Assert.EnterMultipleScope())
        {
            await RefusedAsync(report, new ReadingChange.Remove(identity), CorrectionProblem.ReasonMissing);
            await RefusedAsync(report, new ReadingChange.Add("督察"), CorrectionProblem.WordsTooShort, "漏读");
            await RefusedAsync(report, new ReadingChange.Add("没有这些字"), CorrectionProblem.WordsNotFound, "漏读");
            await RefusedAsync(report, new ReadingChange.Add("办理案件"), CorrectionProblem.AlreadyCommitment, "漏读");
            await RefusedAsync(report, new ReadingChange.Remove("0000"), CorrectionProblem.CommitmentNotFound, "不是");
            await RefusedAsync(report, new ReadingChange.Split(identity, 1), CorrectionProblem.SplitNowhere);
            await RefusedAsync(report, new ReadingChange.Split(identity, 99), CorrectionProblem.SplitNowhere);
            await RefusedAsync(report, new ReadingChange.Split(identity, null, "平台"), CorrectionProblem.WordsNotFound);
            await RefusedAsync(report, new ReadingChange.Merge(identity), CorrectionProblem.NothingToMerge);
            await RefusedAsync(report, new ReadingChange.BeginPart(99, Engine.Reports.ReportPart.Other), CorrectionProblem.ParagraphNotFound, "无");
            await RefusedAsync(report, new ReadingChange.Undo(77), CorrectionProblem.CorrectionNotFound);
            await RefusedAsync(report with { Id = 99 }, new ReadingChange.Undo(1), CorrectionProblem.ReportNotFound);
        }

        var several = await Correct.ExecuteAsync(Scope.Everything, new(twice.Id, new ReadingChange.Add("公布目录"), "张三"));
        var places = ((CorrectionResult.Several)several).Places;
        Assert.That(places, Has.Count.EqualTo(2));
        await CorrectedAsync(twice, new ReadingChange.Add("公布目录", places[1].Start));
        Assert.That(await TextsAsync(twice), Is.EqualTo(["修订条例", "公布目录"]));
    }

    [Test]
    public async Task Correction_IsRefused_OutsideTheScope_AndOnAReplacedVersion()
    {
        var report = await SetUpAsync();
        var other = await ImportedAsync("乙市人民政府 2021\n-修订条例");
        var request = new CorrectionRequest(report.Id, new ReadingChange.Add("开展督察"), "张三");
        var before = await SnapshotAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await Correct.ExecuteAsync(Scope.Of([other.AgencyId]), request), Is.EqualTo(new CorrectionResult.Refused(CorrectionProblem.ReportNotFound)));
            Assert.That(await new ReadReading(Database, Stages).ExecuteAsync(Scope.Of([other.AgencyId]), report.Id), Is.Null);
            Assert.That(await SnapshotAsync(), Is.EqualTo(before));
        }

        await CorrectedAsync("甲市人民政府 2021\n-开展督察");
        Assert.That(await Correct.ExecuteAsync(Scope.Everything, request), Is.EqualTo(new CorrectionResult.Refused(CorrectionProblem.ReportReplaced)));
    }

    [Test]
    public async Task Correction_IsNeverChangedOrDeleted()
    {
        var report = await SetUpAsync();
        var made = await CorrectedAsync(report, new ReadingChange.Add("开展督察"));
        await CorrectedAsync(report, new ReadingChange.Undo(made.Correction.Id));
        foreach (var sql in new[]
        {
            "UPDATE reading_corrections SET quote = 'x'", "DELETE FROM reading_corrections",
            "UPDATE reading_correction_undos SET undone_by = 'x'", "DELETE FROM reading_correction_undos",
        })
        {
            await using var session = await Database.WriteAsync(default);
            Assert.That(async () => await session.ExecuteAsync(sql, null, default), Throws.InstanceOf<System.Data.Common.DbException>(), sql);
        }
    }

    [Test]
    public async Task Commitments_ThatStay_KeepTheirAddress()
    {
        var report = await SetUpAsync();
        var before = (await DetailAsync("建设平台", 2022)).Commitment.Id;

        await CorrectedAsync(report, new ReadingChange.Remove(await IdentityAsync("办理案件")), "不是承诺");

        Assert.That((await DetailAsync("建设平台", 2022)).Commitment.Id, Is.EqualTo(before));
    }

    [Test]
    public async Task Part_ThatAPersonBegins_SettlesTheDoubt()
    {
        var report = await ImportedAsync("甲市人民政府 2021\n+已公布清单\n四、打算\n建设平台");
        Assert.That(report.Doubts, Does.Contain(ReportDoubt.NoArrangements));

        var begun = await CorrectedAsync(report, new ReadingChange.BeginPart(2, Engine.Reports.ReportPart.Arrangements), "标题特殊");
        var after = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, report.Id))!;
        await CorrectedAsync(report, new ReadingChange.Undo(begun.Correction.Id));
        var undone = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, report.Id))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after.Parts.Select(part => part.Kind), Does.Contain(Engine.Reports.ReportPart.Arrangements));
            Assert.That(after.Report.Doubts, Has.None.EqualTo(ReportDoubt.NoArrangements));
            Assert.That(undone.Report.Doubts, Does.Contain(ReportDoubt.NoArrangements));
        }
    }

    [Test]
    public async Task Preview_TellsWhatWouldMove_AndStoresNothing()
    {
        var report = await SetUpAsync();
        await DecidedAsync(DecisionRequest.SetStatus(await IdentityAsync("办理案件"), AssessmentStatus.Missed, "张三", "核实"));
        await CorrectedAsync(report, new ReadingChange.Add("开展督察"));
        var before = await SnapshotAsync();
        var preview = new PreviewMetadata(Database, Stages, Time);

        var moved = (await preview.ExecuteAsync(Scope.Everything, report.Id, new MetadataCorrection(report.AgencyId, 2019, 2020)))!;
        var taken = (await preview.ExecuteAsync(Scope.Everything, report.Id, new MetadataCorrection(report.AgencyId, 2022, 2023)))!;
        var future = (await preview.ExecuteAsync(Scope.Everything, report.Id, new MetadataCorrection(report.AgencyId, 2024, 2025)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((moved.Problem, moved.Commitments, moved.Decisions, moved.Corrections), Is.EqualTo(((DecisionResult.Refused?)null, 4, 1, 1)));
            Assert.That((moved.MovesCommitments, moved.AnsweredBefore?.ReviewedYear, moved.AnsweredAfter), Is.EqualTo((true, 2022, (StoredReport?)null)));
            Assert.That((taken.Problem!.Problem, taken.TakenBy!.ReviewedYear), Is.EqualTo((DecisionProblem.PlaceTaken, 2022)));
            Assert.That(future.Problem!.Problem, Is.EqualTo(DecisionProblem.YearsImplausible));
            Assert.That(await preview.ExecuteAsync(Scope.Of([999]), report.Id, moved.Correction), Is.Null);
            Assert.That(await SnapshotAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task DayOfPublication_IsCorrectedWithoutMovingAnything()
    {
        var report = await SetUpAsync();
        var day = new DateOnly(2022, 3, 30);

        await DecidedAsync(DecisionRequest.CorrectMetadata(report.Id, MetadataOf(report) with { PublishedOn = day }, "张三", "网页日期"));

        var after = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, report.Id))!.Report;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(after, Is.EqualTo(report with { PublishedOn = day, Doubts = after.Doubts }));
            Assert.That(await AssessAll.PendingAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task Training_SeesTheCorrectedCommitments()
    {
        var report = await SetUpAsync();
        await CorrectedAsync(report, new ReadingChange.Add("开展督察"));
        var added = await DetailAsync("开展督察", 2022);
        await DecidedAsync(DecisionRequest.ConfirmLink(added.Commitment.IdentityHash, added.Evidence.Single().Outcome.IdentityHash, "张三"));

        var pair = (await new ReviewedPairs(Database, Stages).ReadAsync()).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair.Labels.Units.Select(unit => unit.Text), Is.EqualTo(["开展督察"]));
            Assert.That(pair.Reading.Commitments.Select(commitment => commitment.Text), Does.Contain("开展督察"));
        }
    }

    private async Task<StoredReport> SetUpAsync(bool answered = true)
    {
        var report = await ImportedAsync(Promising);
        if (answered)
        {
            await ImportedAsync(Answering);
        }

        await AssessAll.ExecuteAsync("tester");
        return report;
    }

    private async Task<CorrectionResult.Recorded> CorrectedAsync(StoredReport report, ReadingChange change, string? reason = null) =>
        await Correct.ExecuteAsync(Scope.Everything, new(report.Id, change, "张三", reason)) switch
        {
            CorrectionResult.Recorded recorded => recorded,
            var other => throw new AssertionException($"{other}"),
        };

    private async Task RefusedAsync(StoredReport report, ReadingChange change, CorrectionProblem problem, string? reason = null) =>
        Assert.That(
            await Correct.ExecuteAsync(Scope.Everything, new(report.Id, change, "张三", reason)),
            Is.InstanceOf<CorrectionResult.Refused>().With.Property("Problem").EqualTo(problem),
            $"{change}");

    private static MetadataCorrection MetadataOf(StoredReport report) => new(report.AgencyId, report.ReviewedYear, report.PlanYear, report.PublishedOn);

    private async Task<string> IdentityAsync(string text) => (await DetailAsync(text, 2022)).Commitment.IdentityHash;

    private async Task<IEnumerable<string>> TextsAsync(StoredReport report) =>
        (await new ReportQueries(Database).ByIdAsync(Scope.Everything, report.Id))!.Commitments.Select(item => item.Commitment.Text);

    private async Task<string> LedgerAsync(string action)
    {
        var page = await new LedgerQueries(Database).ListAsync(Scope.Everything, new PageRequest(1, 100));
        return page.Items.Single(entry => entry.Action == action).Payload;
    }
}
