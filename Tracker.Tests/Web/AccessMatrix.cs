using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Engine.Pipeline;

namespace Tracker.Tests.Web;

/// <summary>Who may come in: everybody, everybody signed in, or whoever has the right.</summary>
internal sealed record Door(Right? Needs = null, bool IsOpen = false)
{
    public static Door Open { get; } = new(IsOpen: true);

    public static Door SignedIn { get; } = new();

    public static implicit operator Door(Right right) => new(right);
}

/// <summary>
/// What the matrix knows of one handler of one endpoint.
/// </summary>
/// <param name="Door">Who may.</param>
/// <param name="Address">Its address for an agency; the same for all where it shows no one agency's matters.</param>
/// <param name="OfAgency">Whether it shows or changes one agency's matters, so that those of another are not there.</param>
/// <param name="Form">What a form sends; harmless, or nothing, so that the handler refuses it.</param>
internal sealed record Entry(Door Door, Func<Target, string> Address, bool OfAgency = false, Func<Target, (string, string)[]>? Form = null);

/// <summary>One agency's rows to ask for; and a message that is nobody's of the matrix, with its parked delivery.</summary>
internal sealed record Target(string Code, int Year, long Report, long Commitment, string Flag, long Case, long Evidence, long Circular, long Message, long Delivery);

/// <summary>Every handler of every endpoint. A new one fails the test until it stands here.</summary>
internal static class AccessMatrix
{
    public static IReadOnlyDictionary<string, Entry> Entries { get; } = new Dictionary<string, Entry>(StringComparer.Ordinal)
    {
        ["GET "] = new(Right.View, _ => "/"),
        ["GET agencies/{code}/{planYear:int}"] = new(Right.View, target => $"/agencies/{target.Code}/{target.Year}", OfAgency: true),
        ["GET commitments/{id:long}"] = new(Right.View, target => $"/commitments/{target.Commitment}", OfAgency: true),
        ["POST commitments/{id:long} Confirm"] = new(Right.Decide, target => $"/commitments/{target.Commitment}?handler=Confirm", OfAgency: true, _ => [("outcome", "none")]),
        ["POST commitments/{id:long} Reject"] = new(Right.Decide, target => $"/commitments/{target.Commitment}?handler=Reject", OfAgency: true, _ => [("outcome", "none")]),
        ["POST commitments/{id:long} Reopen"] = new(Right.Decide, target => $"/commitments/{target.Commitment}?handler=Reopen", OfAgency: true, _ => [("outcome", "none")]),
        ["POST commitments/{id:long} Status"] = new(Right.Decide, target => $"/commitments/{target.Commitment}?handler=Status", OfAgency: true),
        ["POST commitments/{id:long} Revoke"] = new(Right.Decide, target => $"/commitments/{target.Commitment}?handler=Revoke", OfAgency: true),
        ["GET search"] = new(Right.View, _ => "/search?q=%E6%B3%95"),
        ["GET trends"] = new(Right.View, _ => "/trends"),
        ["GET agencies/{code}"] = new(Right.View, target => $"/agencies/{target.Code}", OfAgency: true),
        ["GET compare"] = new(Right.View, target => $"/compare?agency={target.Code}"),
        ["GET jump"] = new(Right.View, _ => "/jump?q=a"),
        ["GET saved-filters"] = new(Door.SignedIn, _ => "/saved-filters"),
        ["POST saved-filters Save"] = new(Door.SignedIn, _ => "/saved-filters?handler=Save"),
        ["POST saved-filters Remove"] = new(Door.SignedIn, _ => "/saved-filters?handler=Remove", Form: _ => [("id", "0")]),
        ["GET review/{id:long?}"] = new(Right.Decide, target => $"/review/{target.Commitment}", OfAgency: true),
        ["POST review/{id:long?} Confirm"] = new(Right.Decide, target => $"/review/{target.Commitment}?handler=Confirm", OfAgency: true),
        ["POST review/{id:long?} Choose"] = new(Right.Decide, target => $"/review/{target.Commitment}?handler=Choose", OfAgency: true),
        ["POST review/{id:long?} Reject"] = new(Right.Decide, target => $"/review/{target.Commitment}?handler=Reject", OfAgency: true),
        ["POST review/{id:long?} Status"] = new(Right.Decide, target => $"/review/{target.Commitment}?handler=Status", OfAgency: true),
        ["POST review/{id:long?} Undo"] = new(Right.Decide, target => $"/review/{target.Commitment}?handler=Undo", OfAgency: true),
        ["GET flags"] = new(Right.View, _ => "/flags"),
        ["POST flags Confirm"] = new(Right.Supervise, _ => "/flags?handler=Confirm", OfAgency: true, target => [("key", target.Flag)]),
        ["POST flags Dismiss"] = new(Right.Supervise, _ => "/flags?handler=Dismiss", OfAgency: true, target => [("key", target.Flag), ("reason", "核对")]),
        ["POST flags Reopen"] = new(Right.Supervise, _ => "/flags?handler=Reopen", OfAgency: true, target => [("key", target.Flag)]),
        ["GET cases"] = new(Right.View, _ => "/cases"),
        ["POST cases Open"] = new(Right.Supervise, _ => "/cases?handler=Open", OfAgency: true, target => [("key", target.Flag)]),
        ["GET cases/{id:long}"] = new(Right.View, target => $"/cases/{target.Case}", OfAgency: true),
        ["POST cases/{id:long}"] = new(Right.View, target => $"/cases/{target.Case}", OfAgency: true),
        ["GET cases/{id:long}/order"] = new(Right.View, target => $"/cases/{target.Case}/order", OfAgency: true),
        ["GET evidence/{id:long}"] = new(Right.View, target => $"/evidence/{target.Evidence}", OfAgency: true),
        ["GET circulars/{id:long}"] = new(Right.Supervise, target => $"/circulars/{target.Circular}", OfAgency: true),
        ["GET circulars/{id:long} Download"] = new(Right.Supervise, target => $"/circulars/{target.Circular}?handler=Download"),
        ["POST circulars/{id:long} Approve"] = new(Right.Supervise, target => $"/circulars/{target.Circular}?handler=Approve", OfAgency: true),
        ["POST circulars/{id:long} Reject"] = new(Right.Supervise, target => $"/circulars/{target.Circular}?handler=Reject", OfAgency: true),
        ["* /healthz"] = new(Door.Open, _ => "/healthz"),
        ["* /readyz"] = new(Door.Open, _ => "/readyz"),
        ["* /jobs/hangfire/{**path}"] = new(Right.Administer, _ => "/jobs/hangfire"),
        ["GET circulars"] = new(Right.Supervise, _ => "/circulars"),
        ["GET commitments/{id:long}/progress"] = new(Right.View, target => $"/commitments/{target.Commitment}/progress", OfAgency: true),
        ["POST commitments/{id:long}/progress Note"] = new(Right.FollowUp, target => $"/commitments/{target.Commitment}/progress?handler=Note", OfAgency: true),
        ["POST commitments/{id:long}/progress Ask"] = new(Right.FollowUp, target => $"/commitments/{target.Commitment}/progress?handler=Ask", OfAgency: true),
        ["POST commitments/{id:long}/progress Approve"] = new(Right.Supervise, target => $"/commitments/{target.Commitment}/progress?handler=Approve", OfAgency: true),
        ["POST commitments/{id:long}/progress Refuse"] = new(Right.Supervise, target => $"/commitments/{target.Commitment}/progress?handler=Refuse", OfAgency: true),
        ["GET commitments/{id:long}/answer"] = new(Right.View, target => $"/commitments/{target.Commitment}/answer", OfAgency: true),
        ["POST commitments/{id:long}/answer"] = new(Right.FollowUp, target => $"/commitments/{target.Commitment}/answer", OfAgency: true),
        ["POST commitments/{id:long}/answer Confirm"] = new(Right.Decide, target => $"/commitments/{target.Commitment}/answer?handler=Confirm", OfAgency: true, _ => [("claim", "0")]),
        ["POST commitments/{id:long}/answer Reject"] = new(Right.Decide, target => $"/commitments/{target.Commitment}/answer?handler=Reject", OfAgency: true, _ => [("claim", "0")]),
        ["GET mine"] = new(Right.FollowUp, _ => "/mine"),
        ["POST mine Accept"] = new(Right.FollowUp, target => "/mine?handler=Accept", OfAgency: true, target => [("id", $"{target.Case}"), ("version", "1")]),
        ["GET jobs"] = new(Right.RunJobs, _ => "/jobs"),
        ["POST jobs Run"] = new(Right.RunJobs, _ => "/jobs?handler=Run"),
        ["GET messages"] = new(Door.SignedIn, _ => "/messages"),
        ["GET messages/{id:long}"] = new(Door.SignedIn, target => $"/messages/{target.Message}"),
        ["GET messages/{id:long} Calendar"] = new(Door.SignedIn, target => $"/messages/{target.Message}?handler=Calendar"),
        ["GET delivery"] = new(Right.Administer, _ => "/delivery"),
        ["POST delivery Test"] = new(Right.Administer, _ => "/delivery?handler=Test"),
        ["POST delivery Retry"] = new(Right.Administer, _ => "/delivery?handler=Retry", Form: target => [("id", $"{target.Delivery}")]),
        ["GET admin/agencies"] = new(Right.Administer, _ => "/admin/agencies"),
        ["POST admin/agencies Preview"] = new(Right.Administer, _ => "/admin/agencies?handler=Preview"),
        ["POST admin/agencies Import"] = new(Right.Administer, _ => "/admin/agencies?handler=Import"),
        ["GET admin/agencies/edit"] = new(Right.Administer, _ => "/admin/agencies/edit"),
        ["POST admin/agencies/edit"] = new(Right.Administer, _ => "/admin/agencies/edit"),
        ["GET admin/calendar"] = new(Right.Administer, _ => "/admin/calendar"),
        ["POST admin/calendar"] = new(Right.Administer, _ => "/admin/calendar"),
        ["GET admin/ladder"] = new(Right.Administer, _ => "/admin/ladder"),
        ["GET admin"] = new(Right.View, _ => "/admin"),
        ["GET ledger"] = new(Right.View, _ => "/ledger"),
        ["POST ledger Verify"] = new(Right.View, _ => "/ledger?handler=Verify"),
        ["GET reports/{id:long}"] = new(Right.View, target => $"/reports/{target.Report}", OfAgency: true),
        ["GET reports/{id:long} File"] = new(Right.View, target => $"/reports/{target.Report}?handler=File", OfAgency: true),
        ["GET reports/{id:long}/reading"] = new(Right.Decide, target => $"/reports/{target.Report}/reading", OfAgency: true),
        ["POST reports/{id:long}/reading Add"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Add", OfAgency: true),
        ["POST reports/{id:long}/reading Remove"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Remove", OfAgency: true, _ => [("item", "none"), ("reason", "核对")]),
        ["POST reports/{id:long}/reading Split"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Split", OfAgency: true, _ => [("item", "none")]),
        ["POST reports/{id:long}/reading Merge"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Merge", OfAgency: true, _ => [("item", "none")]),
        ["POST reports/{id:long}/reading Kind"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Kind", OfAgency: true, _ => [("item", "none"), ("kind", "Target")]),
        ["POST reports/{id:long}/reading Part"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Part", OfAgency: true, _ => [("paragraph", "99999"), ("part", "Other"), ("reason", "核对")]),
        ["POST reports/{id:long}/reading Undo"] = new(Right.Decide, target => $"/reports/{target.Report}/reading?handler=Undo", OfAgency: true, _ => [("correction", "99999")]),
        ["GET reports/{id:long}/metadata"] = new(Right.Decide, target => $"/reports/{target.Report}/metadata", OfAgency: true),
        ["POST reports/{id:long}/metadata"] = new(Right.Decide, target => $"/reports/{target.Report}/metadata", OfAgency: true),
        ["GET reports/{id:long}/versions"] = new(Right.View, target => $"/reports/{target.Report}/versions", OfAgency: true),
        ["GET upload"] = new(Right.Import, _ => "/upload"),
        ["POST upload"] = new(Right.Import, _ => "/upload"),
        ["GET people"] = new(Right.Administer, _ => "/people"),
        ["POST people"] = new(Right.Administer, _ => "/people"),
        ["GET people/{userName}"] = new(Right.Administer, _ => "/people/luqing"),
        ["POST people/{userName} Save"] = new(Right.Administer, _ => "/people/luqing?handler=Save"),
        ["POST people/{userName} Grant"] = new(Right.Administer, _ => "/people/luqing?handler=Grant"),
        ["POST people/{userName} Revoke"] = new(Right.Administer, _ => "/people/luqing?handler=Revoke", Form: _ => [("role", "Auditor")]),
        ["POST people/{userName} Active"] = new(Right.Administer, _ => "/people/luqing?handler=Active", Form: _ => [("active", "true")]),
        ["POST people/{userName} Reset"] = new(Right.Administer, _ => "/people/luqing?handler=Reset"),
        ["GET account"] = new(Door.SignedIn, _ => "/account"),
        ["POST account Profile"] = new(Door.SignedIn, _ => "/account?handler=Profile"),
        ["POST account Password"] = new(Door.SignedIn, _ => "/account?handler=Password"),
        ["POST account Codes"] = new(Door.SignedIn, _ => "/account?handler=Codes"),
        ["POST account Prove"] = new(Door.SignedIn, _ => "/account?handler=Prove"),
        ["POST account CodesOff"] = new(Door.SignedIn, _ => "/account?handler=CodesOff"),
        ["GET sign-out"] = new(Door.SignedIn, _ => "/sign-out"),
        ["POST sign-out"] = new(Door.SignedIn, _ => "/sign-out"),
        ["GET sign-in"] = new(Door.Open, _ => "/sign-in"),
        ["POST sign-in"] = new(Door.Open, _ => "/sign-in"),
        ["POST sign-in Demo"] = new(Door.Open, _ => "/sign-in?handler=Demo"),
        ["GET sign-in/code"] = new(Door.Open, _ => "/sign-in/code"),
        ["POST sign-in/code"] = new(Door.Open, _ => "/sign-in/code"),
        ["GET sign-in/password"] = new(Door.Open, _ => "/sign-in/password"),
        ["POST sign-in/password"] = new(Door.Open, _ => "/sign-in/password"),
        ["GET /sign-in/external"] = new(Door.Open, _ => "/sign-in/external"),
        ["GET errors/{code:int}"] = new(Door.Open, _ => "/errors/404"),
        ["POST errors/{code:int}"] = new(Door.Open, _ => "/errors/404"),
        ["* {*path:nonfile}"] = new(Door.SignedIn, _ => "/nowhere"),
    };

    /// <summary>What there is to ask for of this agency.</summary>
    public static async Task<Target> TargetAsync(IServiceProvider services, string code)
    {
        var agency = (await services.GetRequiredService<AgencyQueries>().FindAsync(Scope.Everything, code))!;
        var commitments = await services.GetRequiredService<CommitmentQueries>().ListAsync(
            Scope.Everything, new CommitmentFilter { AgencyId = agency.Id }, CommitmentOrder.Text, new PageRequest(1, 1));
        var flags = await services.GetRequiredService<FlagQueries>().ListAsync(
            Scope.Everything, new FlagFilter { RootAgencyId = agency.Id, Status = FlagStatus.Open }, new PageRequest(1, 500));
        var commitment = commitments.Items[0];
        var flag = flags.Items.First(item => item.Flag.AgencyId == agency.Id).Flag.FlagKey;
        var (id, evidence) = await CaseAsync(services, flag, agency.Id);
        var circular = await SampleFollowUp.ProposeAsync(services.GetRequiredService<Database>(), commitment);
        var (message, delivery) = await SampleMessages.WriteAsync(services, "luqing");
        return new(code, commitment.PlanYear, commitment.ReportId, commitment.Id, flag, id, evidence, circular, message, delivery);
    }

    /// <summary>A case of the agency, reported with a file.</summary>
    private static async Task<(long Case, long Evidence)> CaseAsync(IServiceProvider services, string flag, long agencyId)
    {
        const string Supervisor = "user:li";
        const string Office = "user:zhang";
        var roles = Enum.GetValues<Role>();
        await services.GetRequiredService<RecordDecision>().ExecuteAsync(Scope.Everything, DecisionRequest.ConfirmFlag(flag, Supervisor));
        var cases = services.GetRequiredService<FollowUpCase>();
        var opened = (FollowUpResult<StoredCase>.Done)await cases.OpenAsync(Scope.Everything, flag, "请核实并报送佐证材料。", Supervisor, roles);
        var id = opened.Value.Id;
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(30);
        CaseRequest[] steps =
        [
            new() { CaseId = id, Version = 1, Step = CaseStep.Assigned, Actor = Supervisor, Roles = roles, AgencyId = agencyId, ReportBy = day },
            new() { CaseId = id, Version = 2, Step = CaseStep.Accepted, Actor = Office, Roles = roles },
            new() { CaseId = id, Version = 3, Step = CaseStep.Reported, Actor = Office, Roles = roles, Text = "已办结。", Files = [new("清单.csv", "文件,日期"u8.ToArray())] },
        ];
        foreach (var step in steps)
        {
            Assert.That(await cases.TakeAsync(Scope.Everything, step), Is.InstanceOf<FollowUpResult<StoredCase>.Done>());
        }

        var detail = (await services.GetRequiredService<CaseQueries>().ByIdAsync(Scope.Everything, id))!;
        return (id, detail.Events.SelectMany(item => item.Files).Single().Id);
    }
}
