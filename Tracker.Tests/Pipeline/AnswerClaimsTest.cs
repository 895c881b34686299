using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Messages;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class AnswerClaimsTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-建设平台@6月";
    private const string Answering = "甲市人民政府 2022\n+已建设平台\n+条例已经修订\n-新建中心";

    private static readonly IOptions<DeliveryOptions> Delivery = Options.Create(new DeliveryOptions());

    private AnswerClaims Claims => new(Database, Decide, new AnswerNotices(new MessageWriter(Delivery), Delivery, Time), FollowUpSettings.Default, Time);

    private AnswerClaimQueries Queries => new(Database);

    [Test]
    public async Task Claim_IsAStatement_UntilSomebodyElseConfirmsIt()
    {
        var (identity, sentence) = await SilentAsync();
        var claimed = await ClaimedAsync(identity, sentence);
        var stated = await DetailAsync("修订条例", 2022);
        var again = await Claims.PointOutAsync(Scope.Everything, Request(identity, sentence));
        var own = await Claims.DecideAsync(Scope.Everything, Confirm(claimed) with { Actor = claimed.Actor });

        var confirmed = await Claims.DecideAsync(Scope.Everything, Confirm(claimed) with { Status = AssessmentStatus.Fulfilled, Reason = "原文属实" });
        var late = await Claims.DecideAsync(Scope.Everything, Confirm(claimed));
        var decided = await DetailAsync("修订条例", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stated.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.NotReported), "the office's word changes nothing");
            Assert.That(stated.Decisions, Is.Empty);
            Assert.That(again, Is.InstanceOf<FollowUpResult<StoredAnswerClaim>.Unchanged>());
            Assert.That(Problem(own), Is.EqualTo(FollowUpProblem.SamePerson));
            Assert.That(confirmed, Is.InstanceOf<FollowUpResult<StoredAnswerClaim>.Done>());
            Assert.That(late, Is.InstanceOf<FollowUpResult<StoredAnswerClaim>.ChangedMeanwhile>());
            Assert.That(decided.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.Fulfilled));
            Assert.That(decided.Evidence.Single(evidence => evidence.IsConfirmed).Outcome.Text, Is.EqualTo("条例已经修订"));
            Assert.That((await Queries.OfCommitmentAsync(Scope.Everything, identity)).Single().Status, Is.EqualTo(AnswerClaimStatus.Confirmed));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Claim_IsRejected_WithAReasonOnly_AndDecidesNothing()
    {
        var (identity, sentence) = await SilentAsync();
        var claimed = await ClaimedAsync(identity, sentence);
        var rejection = Confirm(claimed) with { IsConfirmed = false };

        var silent = await Claims.DecideAsync(Scope.Everything, rejection);
        var rejected = await Claims.DecideAsync(Scope.Everything, rejection with { Reason = "说的是另一部条例" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(silent), Is.EqualTo(FollowUpProblem.TextMissing));
            Assert.That((rejected as FollowUpResult<StoredAnswerClaim>.Done)?.Value.DecisionReason, Is.EqualTo("说的是另一部条例"));
            Assert.That((await DetailAsync("修订条例", 2022)).Decisions, Is.Empty);
            Assert.That(await Claims.PointOutAsync(Scope.Everything, Request(identity, sentence)), Is.InstanceOf<FollowUpResult<StoredAnswerClaim>.Done>(), "the office may say it again");
        }
    }

    [Test]
    public async Task Claim_IsRefused_OutsideTheScope_AndForAnotherReportsSentence()
    {
        var (identity, sentence) = await SilentAsync();
        var detail = await DetailAsync("修订条例", 2022);
        var ownReport = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, detail.Report.Id))!.Outcomes[0].IdentityHash;
        var claimed = await ClaimedAsync(identity, sentence);
        var elsewhere = Scope.Of(detail.Agency.Id + 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(await Claims.PointOutAsync(elsewhere, Request(identity, sentence))), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(Problem(await Claims.PointOutAsync(Scope.Nothing, Request(identity, sentence))), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(Problem(await Claims.DecideAsync(elsewhere, Confirm(claimed))), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(Problem(await Claims.PointOutAsync(Scope.Everything, Request(identity, ownReport))), Is.EqualTo(FollowUpProblem.AnswerElsewhere));
            Assert.That(Problem(await Claims.PointOutAsync(Scope.Everything, Request(identity, "0000"))), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(await Queries.OfCommitmentAsync(elsewhere, identity), Is.Empty);
        }
    }

    [Test]
    public async Task BothSides_FindItInTheirInbox()
    {
        var (identity, sentence) = await SilentAsync();
        var people = new ManagePeople(Database, Time);
        await people.AddAsync(new Person { UserName = "zhang", Name = "张" }, "test");
        await people.AddAsync(new Person { UserName = "li", Name = "李" }, "test");
        await people.GrantAsync("li", Role.Supervisor, null, "test");
        var claimed = await ClaimedAsync(identity, sentence);
        await Claims.DecideAsync(Scope.Everything, Confirm(claimed) with { IsConfirmed = false, Reason = "不是一回事" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await SubjectsAsync("li"), Is.EqualTo(new[] { "甲市人民政府指出了答复语句：修订条例" }));
            Assert.That(await SubjectsAsync("zhang"), Is.EqualTo(new[] { "所指答复未采纳：修订条例" }));
        }
    }

    [Test]
    public async Task FollowUp_IsRefused_OutsideTheScope()
    {
        var (identity, _) = await SilentAsync();
        var detail = await DetailAsync("修订条例", 2022);
        var (inside, elsewhere) = (Scope.Of(detail.Agency.Id), Scope.Of(detail.Agency.Id + 1));
        var notes = new WriteProgressNote(Database, FlagSettings.Default, FollowUpSettings.Default, Time);
        var extend = new ExtendDeadline(Database, FlagSettings.Default, FollowUpSettings.Default, Time);
        var cases = new FollowUpCase(Database, FollowUpSettings.Default, new HolidayCalendar(Options.Create(new HolidayCalendarOptions())), Time);
        var note = new ProgressNoteRequest { CommitmentIdentity = identity, Claim = ProgressClaim.Done, Text = "已办结", Actor = "user:zhang" };
        var asked = new ExtensionRequest { CommitmentIdentity = identity, AskedFor = new DateOnly(2023, 6, 1), Reason = "招标延迟", Actor = "user:zhang" };
        var flag = $"NotReported:{identity}";
        var roles = Enum.GetValues<Role>();
        await DecidedAsync(DecisionRequest.ConfirmFlag(flag, "user:li"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(await notes.ExecuteAsync(elsewhere, note)), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(await notes.ExecuteAsync(inside, note), Is.InstanceOf<FollowUpResult<StoredProgressNote>.Done>());
            Assert.That(Problem(await extend.AskAsync(elsewhere, asked)), Is.EqualTo(FollowUpProblem.SubjectNotFound));
            Assert.That(Problem(await extend.AskAsync(inside, asked)), Is.EqualTo(FollowUpProblem.NothingToExtend), "found, and refused for what it is");
            Assert.That(Problem(await cases.OpenAsync(elsewhere, flag, "请核实", "user:li", roles)), Is.EqualTo(FollowUpProblem.SubjectNotFound));
        }

        var opened = ((FollowUpResult<StoredCase>.Done)await cases.OpenAsync(inside, flag, "请核实", "user:li", roles)).Value;
        var assign = new CaseRequest { CaseId = opened.Id, Version = 1, Step = CaseStep.Assigned, Actor = "user:li", Roles = roles, AgencyId = detail.Agency.Id, ReportBy = new DateOnly(2023, 6, 30) };
        Assert.That(Problem(await cases.TakeAsync(elsewhere, assign)), Is.EqualTo(FollowUpProblem.SubjectNotFound));
        Assert.That(await cases.TakeAsync(inside, assign), Is.InstanceOf<FollowUpResult<StoredCase>.Done>());
        var accept = assign with { Version = 2, Step = CaseStep.Accepted, Actor = "user:zhang" };
        Assert.That(Problem(await cases.TakeAsync(elsewhere, accept)), Is.EqualTo(FollowUpProblem.SubjectNotFound));
        Assert.That(await cases.TakeAsync(inside, accept), Is.InstanceOf<FollowUpResult<StoredCase>.Done>());
    }

    private static AnswerClaimRequest Request(string identity, string sentence) =>
        new() { CommitmentIdentity = identity, OutcomeIdentity = sentence, Actor = "user:zhang" };

    private static AnswerClaimDecision Confirm(StoredAnswerClaim claim) => new() { ClaimId = claim.Id, IsConfirmed = true, Actor = "user:li" };

    private static FollowUpProblem? Problem<T>(FollowUpResult<T> result) => (result as FollowUpResult<T>.Refused)?.Problem;

    private async Task<StoredAnswerClaim> ClaimedAsync(string identity, string sentence) =>
        ((FollowUpResult<StoredAnswerClaim>.Done)await Claims.PointOutAsync(Scope.Everything, Request(identity, sentence))).Value;

    private async Task<IEnumerable<string>> SubjectsAsync(string userName)
    {
        var person = (await new PersonQueries(Database).FindAsync(userName))!.Person;
        return (await new MessageQueries(Database).OfPersonAsync(person.Id, new PageRequest())).Items.Select(message => message.Subject);
    }

    /// <summary>A promise on which the engine finds silence, and the sentence that answers it in other words.</summary>
    private async Task<(string Identity, string Sentence)> SilentAsync()
    {
        await ImportAsync(Promising);
        var answering = await ImportedAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var outcomes = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, answering.Id))!.Outcomes;
        return ((await DetailAsync("修订条例", 2022)).Commitment.IdentityHash, outcomes.Single(outcome => outcome.Text.Contains("条例", StringComparison.Ordinal)).IdentityHash);
    }
}
