using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Pipeline;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Web;

/// <summary>What follows up on the samples.</summary>
internal static class SampleFollowUp
{
    private const string Supervisor = "user:li";
    private const string Office = "user:zhang";

    private static readonly Role[] AllRoles = Enum.GetValues<Role>();

    /// <summary>
    /// Two cases, one late with accepting and one reported with evidence; a note; a request for extension; a proposed circular.
    /// Two weeks pass.
    /// </summary>
    public static async Task FillAsync(IServiceProvider services, FakeTimeProvider time)
    {
        var flags = await services.GetRequiredService<FlagQueries>().ListAsync(Scope.Everything, new FlagFilter { Kind = FlagKind.NotReported }, new PageRequest(1, 3));
        foreach (var item in flags.Items)
        {
            await services.GetRequiredService<RecordDecision>().ExecuteAsync(Scope.Everything, DecisionRequest.ConfirmFlag(item.Flag.FlagKey, Supervisor));
        }

        var cases = services.GetRequiredService<FollowUpCase>();
        foreach (var item in flags.Items.Take(2))
        {
            await cases.OpenAsync(Scope.Everything, item.Flag.FlagKey, "请核实这一承诺的落实情况，并报送印发文件或其他佐证材料。", Supervisor, AllRoles);
        }

        var day = DateOnly.FromDateTime(time.GetUtcNow().Date);
        await TakeAsync(new() { CaseId = 1, Version = 1, Step = CaseStep.Assigned, Actor = Supervisor, Roles = AllRoles, AgencyId = 1, ReportBy = day.AddDays(30) });
        await TakeAsync(new() { CaseId = 2, Version = 1, Step = CaseStep.Assigned, Actor = Supervisor, Roles = AllRoles, AgencyId = 2, ReportBy = day.AddDays(30) });
        await TakeAsync(new() { CaseId = 2, Version = 2, Step = CaseStep.Accepted, Actor = Office, Roles = AllRoles });
        await TakeAsync(new()
        {
            CaseId = 2,
            Version = 3,
            Step = CaseStep.Reported,
            Actor = Office,
            Roles = AllRoles,
            Text = "文件已于去年十一月印发，因篇幅未写入报告。\n附清单。",
            Files = [new("印发文件清单.csv", "文件,日期\n实施方案,2024-11-05"u8.ToArray())],
        });
        var commitments = services.GetRequiredService<CommitmentQueries>();
        var awaited = await commitments.ListAsync(Scope.Everything, new CommitmentFilter { Statuses = [AssessmentStatus.AwaitingReport], PlanYear = day.Year }, CommitmentOrder.Text, new PageRequest());
        var promise = awaited.Items.First(item => item.DueOn == new DateOnly(day.Year, 12, 31)).IdentityHash;
        await services.GetRequiredService<WriteProgressNote>().ExecuteAsync(
            Scope.Everything,
            new ProgressNoteRequest { CommitmentIdentity = promise, Claim = ProgressClaim.Blocked, Text = "经费尚未到位，正在协调。", Actor = Office });
        await services.GetRequiredService<ExtendDeadline>().AskAsync(
            Scope.Everything,
            new ExtensionRequest { CommitmentIdentity = promise, AskedFor = new DateOnly(day.Year + 1, 6, 30), Reason = "经费到位后还需六个月。", Actor = Office });
        var silent = await commitments.ListAsync(Scope.Everything, new CommitmentFilter { Statuses = [AssessmentStatus.NotReported] }, CommitmentOrder.Text, new PageRequest());
        await ProposeAsync(services.GetRequiredService<Database>(), silent.Items[0]);
        time.Advance(TimeSpan.FromDays(14));

        async Task TakeAsync(CaseRequest request) =>
            Assert.That(await cases.TakeAsync(Scope.Everything, request), Is.InstanceOf<FollowUpResult<StoredCase>.Done>());
    }

    /// <summary>Proposes a circular as escalation does.</summary>
    public static async Task<long> ProposeAsync(Database database, CommitmentListItem about)
    {
        await using var session = await database.WriteAsync(default);
        var id = await session.InsertAsync(
            DecideCircularTest<SqliteTestDatabase>.InsertSql,
            new
            {
                Key = "Commitment:" + about.IdentityHash,
                about.AgencyId,
                Year = about.PlanYear,
                Kind = nameof(ReminderSubject.Commitment),
                Subject = about.IdentityHash,
                about.DueOn,
                At = new DateTimeOffset(2025, 3, 14, 1, 0, 0, TimeSpan.Zero),
            },
            default);
        await session.CommitAsync(default);
        return id;
    }
}
