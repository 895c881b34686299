using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

/// <summary>One city's promises for 2023, planned day by day.</summary>
public sealed class PlanRemindersTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2022\n+已公布清单\n-建设平台@6月\n-修订条例\n-~推进共治\n-~推进试点@6月";
    private const string Answering = "甲市人民政府 2023\n+已建设平台\n-新建中心";
    private const string AgencyName = "甲市人民政府";

    private PlanReminders Plan => new(Database, LadderSettings.Default, FlagSettings.Default, Time);

    private ReminderQueries Reminders => new(Database);

    [SetUp]
    public async Task Prepare()
    {
        On(2023, 3, 1);
        await ImportAsync(Promising);
        await PersonAsync("liaison", Role.Liaison);
    }

    [Test]
    public async Task Rungs_AreReachedOneAfterTheOther_AndOnlyTheHighestWaits()
    {
        await PersonAsync("head", Role.OfficeHead);
        await PersonAsync("supervisor", Role.Supervisor, everywhere: true);

        var told = new List<string>();
        foreach (var day in Days(new(2023, 5, 1), new(2023, 8, 10)))
        {
            await PlanOn(day);
            told.AddRange((await AllAsync()).Where(row => row.Reminder.PlannedOn == day).Select(Line));
        }

        Assert.That(told, Is.EqualTo(new[]
        {
            "05-29 Reminder liaison 建设平台", "05-29 Reminder liaison 推进试点",
            "06-21 DueSoon liaison 建设平台", "06-21 DueSoon liaison 推进试点",
            "06-29 Overdue liaison 建设平台", "06-29 Overdue liaison 推进试点",
            "07-13 Urge head 建设平台",
            "07-28 Escalation supervisor 建设平台",
        }));
        Assert.That(await WaitingAsync(), Is.EquivalentTo(new[] { "07-28 Escalation supervisor 建设平台", "06-29 Overdue liaison 推进试点" }));
        Assert.That(await CircularsAsync(), Is.EqualTo(new[] { "Proposed 2023-06-28" }));
        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Planning_ASecondTime_ChangesNothing()
    {
        var first = await PlanOn(new(2023, 6, 29));
        var before = await SnapshotAsync();

        Assert.That(first.Waiting, Is.EqualTo(2));
        Assert.That(await Plan.ExecuteAsync("tester"), Is.EqualTo(PlanCounts.None));
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Planning_AfterAPause_TellsTheHighestRungAlone()
    {
        await PlanOn(new(2023, 5, 29));
        await PlanOn(new(2023, 7, 2));

        Assert.That(await WaitingAsync(), Is.EquivalentTo(new[] { "07-02 Overdue liaison 建设平台", "07-02 Overdue liaison 推进试点" }));
        Assert.That(await CountAsync(ReminderStatus.Overtaken), Is.EqualTo(2));
    }

    [Test]
    public async Task YearEnd_RemindsBeforeIt_AndLeavesTheRestToTheReport()
    {
        await PlanOn(new(2023, 12, 26));
        var before = await WaitingAsync();
        await PlanOn(new(2024, 1, 1));
        var after = await WaitingAsync();
        await PlanOn(new(2024, 3, 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Does.Contain("12-26 DueSoon liaison 修订条例"));
            Assert.That(after, Has.None.Contain("修订条例"));
            Assert.That(await WaitingAsync(), Has.None.Contain("修订条例").And.Member("03-01 Overdue liaison 2023"));
        }
    }

    [Test]
    public async Task Answer_SettlesWhatIsUntold_AndLeavesWhatIsTold()
    {
        await PlanOn(new(2023, 6, 22));
        await TellAsync();
        await PlanOn(new(2023, 6, 29));
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        await PlanOn(new(2023, 6, 30));

        Assert.That(await WaitingAsync(), Is.Empty);
        Assert.That(await CountAsync(ReminderStatus.Composed), Is.EqualTo(2));
        Assert.That(await CountAsync(ReminderStatus.Settled), Is.EqualTo(2));
    }

    [Test]
    public async Task Note_SettlesOnceDone_AndIsAskedAgain_WhenTakenBack()
    {
        await PlanOn(new(2023, 6, 29));
        await NoteAsync("建设平台", "Done");
        await PlanOn(new(2023, 6, 30));
        var done = await WaitingAsync();
        await NoteAsync("建设平台", "UnderWay");
        await PlanOn(new(2023, 7, 1));

        Assert.That(done, Has.None.Contain("建设平台"));
        Assert.That(await WaitingAsync(), Has.Some.Contain("Overdue liaison 建设平台"));
    }

    [Test]
    public async Task Extension_MovesTheLadder()
    {
        await PlanOn(new(2023, 6, 29));
        await ExtendAsync("建设平台", new(2023, 9, 30));
        await PlanOn(new(2023, 6, 30));
        var extended = await WaitingAsync();
        await PlanOn(new(2023, 9, 1));

        Assert.That(extended, Has.None.Contain("建设平台"));
        Assert.That(await WaitingAsync(), Has.Some.EqualTo("09-01 Reminder liaison 建设平台"));
    }

    [Test]
    public async Task Withdrawal_Settles()
    {
        await PlanOn(new(2023, 6, 29));
        var identity = (await DetailAsync("建设平台", 2023)).Commitment.IdentityHash;
        await DecidedAsync(DecisionRequest.Withdraw(identity, "张三", "机构改革"));
        await PlanOn(new(2023, 6, 30));

        Assert.That(await WaitingAsync(), Has.None.Contain("建设平台"));
    }

    [Test]
    public async Task OptionalRung_IsDeclined_WhereUnwanted()
    {
        await ChangeAsync("liaison", person => person with { WantsOptionalReminders = false });

        await PlanOn(new(2023, 5, 29));
        var optional = await WaitingAsync();
        await PlanOn(new(2023, 6, 22));

        Assert.That(optional, Is.Empty);
        Assert.That(await CountAsync(ReminderStatus.Declined), Is.EqualTo(2));
        Assert.That(await WaitingAsync(), Has.Count.EqualTo(2), "the others come anyway");
    }

    [Test]
    public async Task Nobody_IsShownToTheAdministrator_UntilSomebodyIsThere()
    {
        await ChangeAsync("liaison", person => person with { IsActive = false });
        await PlanOn(new(2023, 6, 29));
        var unaddressed = await AllAsync(ReminderStatus.Unaddressed);
        var totals = await Reminders.TotalsAsync(Scope.Everything);
        await PersonAsync("successor", Role.Liaison);
        await PlanOn(new(2023, 6, 30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unaddressed.Select(item => (item.CommitmentText, item.AgencyName, item.PersonName)), Is.EquivalentTo(new[]
            {
                ("建设平台", AgencyName, (string?)null), ("推进试点", AgencyName, null),
            }));
            Assert.That(totals.OldestUnaddressed, Is.EqualTo(new DateOnly(2023, 6, 29)));
            Assert.That(await CountAsync(ReminderStatus.Unaddressed), Is.Zero);
            Assert.That(await WaitingAsync(), Has.Count.EqualTo(2).And.All.Contain("successor"));
        }
    }

    [Test]
    public async Task Planners_AtTheSameMoment_PlanOnce()
    {
        On(2023, 6, 29);

        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Plan.ExecuteAsync("tester"))));

        Assert.That(counts.Sum(count => count.Waiting), Is.EqualTo(2));
        Assert.That(await AllAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public void Planning_StopsWhenAsked() =>
        Assert.That(() => Plan.ExecuteAsync("tester", new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    private static string Line(ReminderListItem item) =>
        $"{item.Reminder.PlannedOn:MM-dd} {item.Reminder.Rung} {item.PersonName} {item.CommitmentText ?? $"{item.Reminder.Year}"}";

    private void On(int year, int month, int day) => Time.AdjustTime(new DateTimeOffset(year, month, day, 1, 0, 0, TimeSpan.Zero));

    private Task<PlanCounts> PlanOn(DateOnly day)
    {
        On(day.Year, day.Month, day.Day);
        return Plan.ExecuteAsync("tester");
    }

    private async Task<IReadOnlyList<ReminderListItem>> AllAsync(ReminderStatus? status = null) =>
        [.. (await Reminders.ListAsync(Scope.Everything, new ReminderFilter { Status = status }, new PageRequest(1, 500))).Items.OrderBy(item => item.Reminder.Id)];

    private async Task<IReadOnlyList<string>> WaitingAsync() => [.. (await AllAsync(ReminderStatus.Waiting)).Select(Line)];

    private async Task<int> CountAsync(ReminderStatus status) => (await Reminders.TotalsAsync(Scope.Everything)).Counts.GetValueOrDefault(status);

    private Task<IReadOnlyList<string>> CircularsAsync() =>
        QueryAsync<string>("SELECT CONCAT(status, ' ', CAST(due_on AS varchar(10))) FROM circulars ORDER BY id");

    /// <summary>As composing a digest does.</summary>
    private Task TellAsync() => RunAsync("UPDATE reminders SET status = 'Composed' WHERE status = 'Waiting'", null);

    private async Task PersonAsync(string userName, Role role, bool everywhere = false)
    {
        var people = new ManagePeople(Database, Time);
        await people.AddAsync(new Person { UserName = userName, Name = userName }, "tester");
        var granted = await people.GrantAsync(userName, role, everywhere ? null : AgencyName, "tester");
        Assert.That(granted, Is.InstanceOf<PersonResult.Done>());
    }

    private async Task ChangeAsync(string userName, Func<Person, Person> change) =>
        Assert.That(await new ManagePeople(Database, Time).ChangeAsync(userName, change, "tester"), Is.InstanceOf<PersonResult.Done>());

    private async Task NoteAsync(string commitment, string claim) => await RunAsync(
        """
        INSERT INTO progress_notes (commitment_identity, agency_id, text, claim, actor, written_at)
        VALUES (@Identity, @AgencyId, '进展', @Claim, 'user:liaison', @At)
        """,
        new { Identity = await IdentityAsync(commitment), AgencyId = await AgencyIdAsync(), Claim = claim, At = Time.GetUtcNow() });

    private async Task ExtendAsync(string commitment, DateOnly to) => await RunAsync(
        """
        INSERT INTO extensions (commitment_identity, agency_id, due_on, asked_for, reason, asked_by, asked_at, status)
        VALUES (@Identity, @AgencyId, @DueOn, @To, '招标推迟', 'user:liaison', @At, 'Approved')
        """,
        new { Identity = await IdentityAsync(commitment), AgencyId = await AgencyIdAsync(), DueOn = new DateOnly(2023, 6, 28), To = to, At = Time.GetUtcNow() });

    private async Task<string> IdentityAsync(string commitment) => (await DetailAsync(commitment, 2023)).Commitment.IdentityHash;

    private async Task<long> AgencyIdAsync() => (await new AgencyQueries(Database).FindAsync(Scope.Everything, AgencyName))!.Id;

    private async Task RunAsync(string sql, object? args)
    {
        await using var session = await Database.WriteAsync(default);
        await session.ExecuteAsync(sql, args, default);
        await session.CommitAsync(default);
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var session = await Database.ReadAsync(default);
        return await session.QueryAsync<T>(sql, null, default);
    }
}
