using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class RecordDecisionTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-培训干部@6月";
    private const string Answering = "甲市人民政府 2022\n+已修订条例\n+举办讲座\n-建设平台";

    [Test]
    public async Task SetStatus_WinsForReaders_AndKeepsTheEnginesOwn()
    {
        await SetUpAsync();
        var identity = await IdentityAsync("培训干部");

        await DecidedAsync(DecisionRequest.SetStatus(identity, AssessmentStatus.InProgress, "张三", "见简报"));
        await AssessAll.ExecuteAsync("tester");

        var detail = await DetailAsync("培训干部", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detail.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.InProgress));
            Assert.That(detail.Assessment.Status, Is.EqualTo(AssessmentStatus.NotReported));
            Assert.That(detail.Decisions.Single(), Has.Property("Actor").EqualTo("张三").And.Property("Reason").EqualTo("见简报"));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Decision_IsStoredOnce_WhenItIsSentTwice()
    {
        await SetUpAsync();
        var request = DecisionRequest.SetStatus(await IdentityAsync("培训干部"), AssessmentStatus.InProgress, "张三", "见简报");
        await DecidedAsync(request);
        var before = await SnapshotAsync();

        var again = await Decide.ExecuteAsync(Scope.Everything, request);

        Assert.That(again, Is.InstanceOf<DecisionResult.Unchanged>());
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Revoke_BringsTheEnginesStatusBack_AndKeepsTheHistory()
    {
        await SetUpAsync();
        var identity = await IdentityAsync("培训干部");
        await DecidedAsync(DecisionRequest.Withdraw(identity, "张三", "职能划转"));

        await DecidedAsync(DecisionRequest.RevokeStatus(identity, "李四"));

        var detail = await DetailAsync("培训干部", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detail.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.NotReported));
            Assert.That(detail.Assessment.DecisionId, Is.Null);
            Assert.That(detail.Decisions.Select(decision => decision.SupersededBy is null), Is.EqualTo([false, true]));
        }
    }

    [Test]
    public async Task ConfirmedLink_EndsTheSilence_WithoutClaimingMore()
    {
        await SetUpAsync();
        var outcome = await OutcomeAsync("举办讲座");

        await DecidedAsync(DecisionRequest.ConfirmLink(await IdentityAsync("培训干部"), outcome, "张三"));

        var detail = await DetailAsync("培训干部", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detail.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.InProgress));
            Assert.That(detail.Evidence.Single().IsConfirmed);
            Assert.That(detail.Evidence.Single().Link, Is.Null, "only the person saw it");
        }
    }

    [Test]
    public async Task Decision_IsRefused_WhenItsSubjectOrReasonIsMissing()
    {
        await SetUpAsync();
        var identity = await IdentityAsync("培训干部");
        var own = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, (await DetailAsync("培训干部", 2022)).Report.Id))!.Outcomes[0].IdentityHash;

        using (Assert.EnterMultipleScope())
        {
            await RefusedAsync(DecisionRequest.Withdraw(identity, "张三", " "), DecisionProblem.ReasonMissing);
            await RefusedAsync(DecisionRequest.Withdraw("0000", "张三", "无"), DecisionProblem.SubjectNotFound);
            await RefusedAsync(DecisionRequest.SetStatus(identity, AssessmentStatus.AwaitingReport, "张三", "无"), DecisionProblem.StatusNotAllowed);
            await RefusedAsync(DecisionRequest.ConfirmLink(identity, own, "张三"), DecisionProblem.OutcomeElsewhere);
            await RefusedAsync(DecisionRequest.ConfirmFlag("none", "张三"), DecisionProblem.SubjectNotFound);
        }
    }

    [Test]
    public async Task CorrectMetadata_MovesTheReport_AndEverythingDecidedOnIt()
    {
        // The report reviews 2020 and was read as 2021.
        var misread = await ImportedAsync("甲市人民政府 2021\n+已公布清单\n-修订条例\n-培训干部@6月");
        await ImportAsync("甲市人民政府 2022\n+已修订条例");
        await AssessAll.ExecuteAsync("tester");
        var before = await IdentityAsync("培训干部");
        await DecidedAsync(DecisionRequest.SetStatus(before, AssessmentStatus.Fulfilled, "张三", "见公报"));
        var notReported = await FlagAsync($"NotReported:{before}");

        await DecidedAsync(DecisionRequest.CorrectMetadata(misread.Id, new MetadataCorrection(misread.AgencyId, 2020, 2021), "张三", "标题有误"));

        var detail = await DetailAsync("培训干部", 2021);
        var moved = detail.Commitment.IdentityHash;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((detail.Report.ReviewedYear, detail.Report.PlanYear), Is.EqualTo((2020, 2021)));
            Assert.That(detail.Commitment.DueOn, Is.EqualTo(new DateOnly(2021, 6, 28)), "the deadline follows the plan year");
            Assert.That(detail.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.Fulfilled), "the decision moved along");
            Assert.That(detail.Assessment.Status, Is.EqualTo(AssessmentStatus.AwaitingReport));
            Assert.That(notReported, Is.Not.Null);
            Assert.That(await FlagAsync($"NotReported:{before}"), Is.Null);
            Assert.That((await FlagAsync($"NotReported:{moved}"))!.Status, Is.EqualTo(FlagStatus.Closed));
            Assert.That(await AssessAll.PendingAsync(), Is.Empty);
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task CorrectMetadata_IsRefused_WhenAnotherReportStandsThere()
    {
        await SetUpAsync();
        var report = (await DetailAsync("修订条例", 2022)).Report;

        var result = await Decide.ExecuteAsync(Scope.Everything, DecisionRequest.CorrectMetadata(
            report.Id, new MetadataCorrection(report.AgencyId, 2022, 2023), "张三", "年份有误"));

        Assert.That(result, Is.InstanceOf<DecisionResult.Refused>().With.Property("Problem").EqualTo(DecisionProblem.PlaceTaken));
    }

    [Test]
    public async Task Import_KnowsTheFile_WhenItsYearWasCorrectedByAPerson()
    {
        var misread = await ImportedAsync(Promising);
        await DecidedAsync(DecisionRequest.CorrectMetadata(misread.Id, new MetadataCorrection(misread.AgencyId, 2020, 2021), "张三", "标题有误"));

        Assert.That(await ImportAsync(Promising), Is.InstanceOf<ImportResult.Unchanged>());
    }

    private async Task SetUpAsync()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
    }

    private async Task<string> IdentityAsync(string text) => (await DetailAsync(text, 2022)).Commitment.IdentityHash;

    private async Task<string> OutcomeAsync(string text)
    {
        var reports = await new ReportQueries(Database).ListAsync(Scope.Everything, new PageRequest(), reviewedYear: 2022);
        var detail = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, reports.Items.Single().Id))!;
        return detail.Outcomes.Single(outcome => outcome.Text == text).IdentityHash;
    }

    private async Task RefusedAsync(DecisionRequest request, DecisionProblem problem) => Assert.That(
        await Decide.ExecuteAsync(Scope.Everything, request), Is.InstanceOf<DecisionResult.Refused>().With.Property("Problem").EqualTo(problem));
}
