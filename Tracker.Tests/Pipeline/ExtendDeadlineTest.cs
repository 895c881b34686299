using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class ExtendDeadlineTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-建设平台@6月";

    private ExtendDeadline Extend => new(Database, FlagSettings.Default, FollowUpSettings.Default, Time);

    private SweepFlags Sweep => new(Database, FlagSettings.Default, Time);

    [Test]
    public async Task Approval_MovesTheDueDate_AndOverdueFollowsIt()
    {
        var identity = await PromisedAsync();
        On("2022-06-28");
        var asked = await AskedAsync(identity, "2022-09-30");
        On("2022-06-29");
        await Sweep.ExecuteAsync("sweep");
        var before = (await FlagAsync($"Overdue:{identity}"))!.Status;

        await DecidedAsync(asked, isApproved: true);
        var approved = (await FlagAsync($"Overdue:{identity}"))!.Status;
        On("2022-09-30");
        await Sweep.ExecuteAsync("sweep");
        var lastDay = (await FlagAsync($"Overdue:{identity}"))!.Status;
        On("2022-10-01");
        await Sweep.ExecuteAsync("sweep");
        var after = (await FlagAsync($"Overdue:{identity}"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before, approved, lastDay, after.Status), Is.EqualTo((FlagStatus.Open, FlagStatus.Closed, FlagStatus.Closed, FlagStatus.Open)));
            Assert.That(after.Reason.Values["due"], Is.EqualTo("2022-09-30"));
            Assert.That(after.Reason.Values["extendedFrom"], Is.EqualTo("2022-06-28"));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Request_IsRefused_AfterExpiryOrOutsideTheLimits()
    {
        var identity = await PromisedAsync();
        On("2022-06-28");
        using (Assert.EnterMultipleScope())
        {
            await RefusedAsync(identity, "2022-06-28", FollowUpProblem.NotLater, "2022-06-28");
            await RefusedAsync(identity, "2023-06-29", FollowUpProblem.TooFar, "2023-06-28");
            await RefusedAsync("0000", "2022-09-30", FollowUpProblem.SubjectNotFound);
            On("2022-06-29");
            await RefusedAsync(identity, "2022-09-30", FollowUpProblem.AfterExpiry, "2022-06-28");
        }
    }

    [Test]
    public async Task Request_IsRefused_WhenTheAnswerIsIn()
    {
        var identity = await PromisedAsync();
        await ImportAsync("甲市人民政府 2022\n+已修订条例\n-新建中心");
        await AssessAll.ExecuteAsync("tester");
        On("2022-06-01");

        await RefusedAsync(identity, "2022-09-30", FollowUpProblem.NothingToExtend);
    }

    [Test]
    public async Task Limit_CountsFromTheFirstDate_HoweverOftenItIsExtended()
    {
        var identity = await PromisedAsync();
        On("2022-06-28");
        await DecidedAsync(await AskedAsync(identity, "2023-06-28"), isApproved: true);

        await RefusedAsync(identity, "2023-07-01", FollowUpProblem.TooFar, "2023-06-28");
    }

    [Test]
    public async Task Decision_IsNotForTheOneWhoAsked()
    {
        var identity = await PromisedAsync();
        On("2022-06-01");
        var asked = await AskedAsync(identity, "2022-09-30");

        var own = await Extend.DecideAsync(Scope.Everything, new ExtensionDecision { ExtensionId = asked.Id, IsApproved = true, Actor = asked.AskedBy });

        Assert.That((own as FollowUpResult<StoredExtension>.Refused)?.Problem, Is.EqualTo(FollowUpProblem.SamePerson));
        Assert.That((await new FollowUpQueries(Database).OfCommitmentAsync(Scope.Everything, identity)).Open, Is.Not.Null);
    }

    [Test]
    public async Task Refusal_NeedsAReason_KeepsIt_AndAnotherRequestMayFollow()
    {
        var identity = await PromisedAsync();
        On("2022-06-01");
        var asked = await AskedAsync(identity, "2022-09-30");

        var silent = await Extend.DecideAsync(Scope.Everything, new ExtensionDecision { ExtensionId = asked.Id, IsApproved = false, Actor = "user:li" });
        var refused = await DecidedAsync(asked, isApproved: false, "工期充足");
        await AskedAsync(identity, "2022-08-31");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((silent as FollowUpResult<StoredExtension>.Refused)?.Problem, Is.EqualTo(FollowUpProblem.TextMissing));
            Assert.That((refused.Status, refused.DecisionReason), Is.EqualTo((ExtensionStatus.Refused, "工期充足")));
        }
    }

    [Test]
    public async Task Requests_LeaveOneOpen_WhenTheyComeTogether()
    {
        var identity = await PromisedAsync();
        On("2022-06-01");

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => Extend.AskAsync(Scope.Everything, new ExtensionRequest
        {
            CommitmentIdentity = identity,
            AskedFor = new DateOnly(2022, 9, number),
            Reason = "招标延迟",
            Actor = "user:zhang",
        }))));

        Assert.That(results.Count(result => result is FollowUpResult<StoredExtension>.Done), Is.EqualTo(1));
        Assert.That(
            results.OfType<FollowUpResult<StoredExtension>.Refused>().Select(result => result.Problem),
            Has.Exactly(5).EqualTo(FollowUpProblem.AlreadyAsked));
    }

    [Test]
    public async Task Decisions_LeaveOneStanding_WhenTheyComeTogether()
    {
        var identity = await PromisedAsync();
        On("2022-06-01");
        var asked = await AskedAsync(identity, "2022-09-30");

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => Extend.DecideAsync(Scope.Everything, new ExtensionDecision
        {
            ExtensionId = asked.Id,
            IsApproved = number % 2 == 0,
            Reason = $"第{number}人",
            Actor = $"user:s{number}",
        }))));

        var stored = (await new FollowUpQueries(Database).OfCommitmentAsync(Scope.Everything, identity)).Extensions.Single();
        var done = results.OfType<FollowUpResult<StoredExtension>.Done>().Single().Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results, Has.Exactly(5).InstanceOf<FollowUpResult<StoredExtension>.ChangedMeanwhile>());
            Assert.That((stored.Status, stored.DecidedBy), Is.EqualTo((done.Status, done.DecidedBy)));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Extension_StaysWithTheSentence_WhenTheReportIsCorrected()
    {
        var identity = await PromisedAsync();
        On("2022-06-01");
        await DecidedAsync(await AskedAsync(identity, "2022-09-30"), isApproved: true);

        await CorrectedAsync(Promising + "\n-新增事项");
        On("2022-07-15");
        await Sweep.ExecuteAsync("sweep");

        Assert.That(await FlagAsync($"Overdue:{identity}"), Is.Null);
    }

    private void On(string day) => Time.AdjustTime(new DateTimeOffset(DateOnly.Parse(day, null), new TimeOnly(3, 0), TimeSpan.Zero));

    private async Task<string> PromisedAsync()
    {
        On("2022-05-05");
        await ImportAsync(Promising);
        await AssessAll.ExecuteAsync("tester");
        return (await DetailAsync("建设平台", 2022)).Commitment.IdentityHash;
    }

    private Task<FollowUpResult<StoredExtension>> AskAsync(string identity, string askedFor) => Extend.AskAsync(Scope.Everything, new ExtensionRequest
    {
        CommitmentIdentity = identity,
        AskedFor = DateOnly.Parse(askedFor, null),
        Reason = "招标延迟",
        Actor = "user:zhang",
    });

    private async Task<StoredExtension> AskedAsync(string identity, string askedFor) =>
        (await AskAsync(identity, askedFor) as FollowUpResult<StoredExtension>.Done)?.Value ?? throw new AssertionException("It was refused.");

    private async Task<StoredExtension> DecidedAsync(StoredExtension asked, bool isApproved, string? reason = null) =>
        (await Extend.DecideAsync(Scope.Everything, new ExtensionDecision { ExtensionId = asked.Id, IsApproved = isApproved, Reason = reason, Actor = "user:li" })
            as FollowUpResult<StoredExtension>.Done)?.Value ?? throw new AssertionException("It was not decided.");

    private async Task RefusedAsync(string identity, string askedFor, FollowUpProblem problem, params string[] values)
    {
        var refused = await AskAsync(identity, askedFor) as FollowUpResult<StoredExtension>.Refused;
        Assert.That(refused?.Problem, Is.EqualTo(problem));
        Assert.That(refused?.Values, Is.EqualTo(values));
    }
}
