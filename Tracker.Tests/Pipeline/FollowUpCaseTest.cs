using System.Data.Common;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class FollowUpCaseTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-建设平台@6月";
    private const string Answering = "甲市人民政府 2022\n+已建设平台\n-新建中心";
    private const string Supervisor = "user:li";
    private const string Office = "user:zhang";
    private const string Reviewer = "user:zhao";

    private static readonly DateOnly ReportBy = new(2023, 6, 30);
    private static readonly Role[] AllRoles = Enum.GetValues<Role>();

    private FollowUpCase Cases => new(Database, FollowUpSettings.Default, new HolidayCalendar(Options.Create(new HolidayCalendarOptions())), Time);

    private CaseQueries Queries => new(Database);

    [Test]
    public async Task Case_GoesFromRegisteredToClosedOut_AndEverythingIsOnRecord()
    {
        var opened = await OpenedAsync();
        var assigned = await TakenAsync(opened, CaseStep.Assigned, Supervisor);
        var accepted = await TakenAsync(assigned, CaseStep.Accepted, Office);
        var reported = await TakenAsync(accepted, CaseStep.Reported, Office);
        var returned = await TakenAsync(reported, CaseStep.Returned, Reviewer);
        var again = await TakenAsync(returned, CaseStep.Reported, Office);
        var reviewed = await TakenAsync(again, CaseStep.Reviewed, Reviewer);
        var closed = await TakenAsync(reviewed, CaseStep.ClosedOut, Supervisor);

        var detail = (await Queries.ByIdAsync(Scope.Everything, opened.Id))!;
        var ledger = await new LedgerQueries(Database).ListAsync(Scope.Everything, new PageRequest(), $"case:{opened.Id}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((assigned.AcceptBy, assigned.ReportBy), Is.EqualTo((new DateOnly(2023, 5, 9), ReportBy)), "three working days from Thursday");
            Assert.That((closed.Step, closed.Version, closed.ClosedAt), Is.EqualTo((CaseStep.ClosedOut, 8, Time.GetUtcNow())));
            Assert.That(detail.Case, Is.EqualTo(closed));
            Assert.That(detail.Events.Select(item => item.Event.Number), Is.EqualTo(Enumerable.Range(1, 8)));
            Assert.That(detail.AssignedName, Is.EqualTo("甲市人民政府"));
            Assert.That(detail.CommitmentText, Is.EqualTo("修订条例"));
            Assert.That(ledger.Items, Has.Count.EqualTo(8));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Case_IsOpenedOnce_OnAConfirmedFlagOnly()
    {
        var key = await FlagKeyAsync();
        var early = await OpenAsync(key);
        await DecidedAsync(DecisionRequest.ConfirmFlag(key, Supervisor));
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(key))));
        var late = await OpenAsync(key);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(early), Is.EqualTo(FollowUpProblem.FlagNotConfirmed));
            Assert.That(results, Has.Exactly(1).InstanceOf<FollowUpResult<StoredCase>.Done>());
            Assert.That(Problem(late), Is.EqualTo(FollowUpProblem.CaseExists));
            Assert.That((await Queries.ListAsync(Scope.Everything, new CaseFilter(), new PageRequest())).Total, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Case_Stays_WhenItsFlagCloses()
    {
        var opened = await OpenedAsync();

        await CorrectedAsync(Answering + "\n+已修订条例");
        await AssessAll.ExecuteAsync("tester");

        var detail = (await Queries.ByIdAsync(Scope.Everything, opened.Id))!;
        Assert.That((detail.Flag.Status, detail.Case.Step), Is.EqualTo((FlagStatus.Closed, CaseStep.Registered)));
        Assert.That((await Queries.ListAsync(Scope.Everything, new CaseFilter(), new PageRequest())).Items.Single().FlagStatus, Is.EqualTo(FlagStatus.Closed));
    }

    [Test]
    public async Task Step_IsRefused_WithWhatIsMissing()
    {
        var opened = await OpenedAsync();
        var assign = Request(opened, CaseStep.Assigned, Supervisor);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, Request(opened, CaseStep.Reported, Office))), Is.EqualTo(FollowUpProblem.StepNotAllowed));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { Roles = [Role.Liaison, Role.Reviewer] })), Is.EqualTo(FollowUpProblem.RoleMissing));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { AgencyId = null })), Is.EqualTo(FollowUpProblem.OfficeMissing));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { AgencyId = 999 })), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { ReportBy = null })), Is.EqualTo(FollowUpProblem.DateMissing));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { ReportBy = new DateOnly(2023, 5, 8) })), Is.EqualTo(FollowUpProblem.DateTooEarly));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { AcceptBy = new DateOnly(2023, 5, 3) })), Is.EqualTo(FollowUpProblem.DateTooEarly));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, Request(opened, CaseStep.Suspended, Supervisor) with { Text = " " })), Is.EqualTo(FollowUpProblem.TextMissing));
            Assert.That(Problem(await Cases.TakeAsync(Scope.Everything, assign with { CaseId = 999 })), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That((await Queries.ByIdAsync(Scope.Everything, opened.Id))!.Case, Is.EqualTo(opened));
        }
    }

    [Test]
    public async Task FourEyes_KeepReporterReviewerAndCloserApart()
    {
        var reported = await ReportedAsync();
        var own = await Cases.TakeAsync(Scope.Everything, Request(reported, CaseStep.Reviewed, Office));
        var reviewed = await TakenAsync(reported, CaseStep.Reviewed, Reviewer);
        var byReporter = await Cases.TakeAsync(Scope.Everything, Request(reviewed, CaseStep.ClosedOut, Office));
        var byReviewer = await Cases.TakeAsync(Scope.Everything, Request(reviewed, CaseStep.ClosedOut, Reviewer));

        Assert.That(new[] { own, byReporter, byReviewer }.Select(Problem), Is.All.EqualTo(FollowUpProblem.SamePerson));
        await TakenAsync(reviewed, CaseStep.ClosedOut, Supervisor);
    }

    [Test]
    public async Task Steps_LeaveOneTaken_WhenTheyComeTogether()
    {
        var reported = await ReportedAsync();

        var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => Cases.TakeAsync(Scope.Everything, 
            Request(reported, number % 2 == 0 ? CaseStep.Reviewed : CaseStep.Returned, $"user:r{number}")))));

        Assert.That(results, Has.Exactly(1).InstanceOf<FollowUpResult<StoredCase>.Done>());
        Assert.That(results, Has.Exactly(5).InstanceOf<FollowUpResult<StoredCase>.ChangedMeanwhile>());
        Assert.That((await Queries.ByIdAsync(Scope.Everything, reported.Id))!.Events, Has.Count.EqualTo(reported.Version + 1));
        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Suspension_StopsTheDeadlines()
    {
        var assigned = await TakenAsync(await OpenedAsync(), CaseStep.Assigned, Supervisor);
        var suspended = await TakenAsync(assigned, CaseStep.Suspended, Supervisor);
        Time.Advance(TimeSpan.FromDays(10));
        var overdue = new CaseFilter { OverdueOn = new DateOnly(2023, 5, 14) };
        var whileSuspended = (await Queries.ListAsync(Scope.Everything, overdue, new PageRequest())).Total;

        var resumed = await TakenAsync(suspended, CaseStep.Resumed, Supervisor);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whileSuspended, Is.Zero);
            Assert.That(resumed.Step, Is.EqualTo(CaseStep.Assigned));
            Assert.That((resumed.AcceptBy, resumed.ReportBy), Is.EqualTo((new DateOnly(2023, 5, 19), ReportBy.AddDays(10))));
            Assert.That((resumed.ResumesTo, resumed.SuspendedOn), Is.EqualTo(((CaseStep?)null, (DateOnly?)null)));
        }
    }

    [Test]
    public async Task Extension_MovesTheReport_AndOverdueCasesAreFound()
    {
        var accepted = await TakenAsync(await TakenAsync(await OpenedAsync(), CaseStep.Assigned, Supervisor), CaseStep.Accepted, Office);
        var tooEarly = await Cases.TakeAsync(Scope.Everything, Request(accepted, CaseStep.Extended, Supervisor) with { ReportBy = ReportBy });
        var late = new CaseFilter { OverdueOn = ReportBy.AddDays(1) };
        var before = (await Queries.ListAsync(Scope.Everything, late, new PageRequest())).Total;

        var extended = await TakenAsync(accepted, CaseStep.Extended, Supervisor, request => request with { ReportBy = ReportBy.AddDays(30) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(tooEarly), Is.EqualTo(FollowUpProblem.NotLater));
            Assert.That(extended.Step, Is.EqualTo(CaseStep.Accepted));
            Assert.That((before, (await Queries.ListAsync(Scope.Everything, late, new PageRequest())).Total), Is.EqualTo((1, 0)));
        }
    }

    [Test]
    public async Task Case_MovesAlong_WhenTheReportsYearIsCorrected()
    {
        var opened = await OpenedAsync();
        var report = (await DetailAsync("修订条例", 2022)).Report;

        await DecidedAsync(DecisionRequest.CorrectMetadata(report.Id, new MetadataCorrection(report.AgencyId, 2020, 2021), "张三", "标题有误"));

        var moved = (await Queries.ByIdAsync(Scope.Everything, opened.Id))!;
        var identity = (await DetailAsync("修订条例", 2021)).Commitment.IdentityHash;
        Assert.That((moved.Case.Year, moved.Case.CommitmentIdentity, moved.Flag.CommitmentIdentity), Is.EqualTo((2021, identity, identity)));
    }

    [Test]
    public async Task Events_CannotBeChanged()
    {
        var opened = await OpenedAsync();
        foreach (var sql in new[] { "UPDATE case_events SET actor = 'x' WHERE case_id = @Id", "DELETE FROM case_events WHERE case_id = @Id" })
        {
            await using var session = await Database.WriteAsync(default);
            Assert.That(
                async () =>
                {
                    await session.ExecuteAsync(sql, new { opened.Id }, default);
                },
                Throws.InstanceOf<DbException>());
        }
    }

    private static FollowUpProblem? Problem(FollowUpResult<StoredCase> result) => (result as FollowUpResult<StoredCase>.Refused)?.Problem;

    private static CaseRequest Request(StoredCase seen, CaseStep step, string actor) => new()
    {
        CaseId = seen.Id,
        Version = seen.Version,
        Step = step,
        Actor = actor,
        Roles = AllRoles,
        Text = "情况属实",
        AgencyId = step == CaseStep.Assigned ? seen.AgencyId : null,
        ReportBy = step is CaseStep.Assigned or CaseStep.Returned ? ReportBy : null,
    };

    private Task<FollowUpResult<StoredCase>> OpenAsync(string key) => Cases.OpenAsync(Scope.Everything, key, "请核实并报告", Supervisor, AllRoles);

    private async Task<StoredCase> TakenAsync(StoredCase seen, CaseStep step, string actor, Func<CaseRequest, CaseRequest>? with = null)
    {
        var request = Request(seen, step, actor);
        return await Cases.TakeAsync(Scope.Everything, with?.Invoke(request) ?? request) switch
        {
            FollowUpResult<StoredCase>.Done done => done.Value,
            var other => throw new AssertionException($"{step}: {other}"),
        };
    }

    private async Task<StoredCase> ReportedAsync() =>
        await TakenAsync(
            await TakenAsync(await TakenAsync(await OpenedAsync(), CaseStep.Assigned, Supervisor), CaseStep.Accepted, Office),
            CaseStep.Reported,
            Office);

    private async Task<StoredCase> OpenedAsync()
    {
        var key = await FlagKeyAsync();
        await DecidedAsync(DecisionRequest.ConfirmFlag(key, Supervisor));
        return (await OpenAsync(key) as FollowUpResult<StoredCase>.Done)!.Value;
    }

    private async Task<string> FlagKeyAsync()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        return $"NotReported:{(await DetailAsync("修订条例", 2022)).Commitment.IdentityHash}";
    }
}
