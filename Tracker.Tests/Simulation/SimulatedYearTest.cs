using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Simulation;

/// <summary>A year of daily work, as it should be, with every job run twice, and with outages.</summary>
public sealed class SimulatedYearTest
{
    private const int OutageDays = 3;

    private static Year usual = null!;

    private SqliteTestDatabase? kind;

    [OneTimeSetUp]
    public async Task RunTheUsualYear() => usual = await RunAsync(1, new HashSet<DateOnly>());

    [TearDown]
    public async Task Drop()
    {
        if (kind is not null)
        {
            await kind.DisposeAsync();
        }
    }

    [Test]
    public void Year_GoesAsWorkedOutByHand() => Assert.That(usual.Lines, Is.EqualTo(ExpectedYear.Lines));

    [Test]
    public async Task Year_IsTheSame_WithEveryJobRunTwice()
    {
        var twice = await RunAsync(2, new HashSet<DateOnly>());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(twice.Lines, Is.EqualTo(usual.Lines));
            Assert.That(twice.Flags, Is.EqualTo(usual.Flags));
            Assert.That(twice.Reminders.Select(row => (row.ReminderKey, row.Status)), Is.EqualTo(usual.Reminders.Select(row => (row.ReminderKey, row.Status))));
        }
    }

    [Test]
    public async Task Year_LosesNothing_WithOutages([Values(1, 2, 3)] int seed)
    {
        var outages = Outages(new Random(seed));

        var interrupted = await RunAsync(1, outages);

        var told = interrupted.Reminders.Where(row => row.Status == ReminderStatus.Composed).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(interrupted.Flags, Is.EqualTo(usual.Flags));
            Assert.That(told.DistinctBy(Told).Count(), Is.EqualTo(told.Count), "nothing is told twice");
            Assert.That(usual.Reminders.Where(row => row.Status == ReminderStatus.Composed && !IsToldOrExcused(row, interrupted.Reminders, outages)).Select(Told), Is.Empty);
            Assert.That(interrupted.Reminders.Select(row => row.Status), Has.None.EqualTo(ReminderStatus.Waiting));
            Assert.That(interrupted.Circulars, Is.EqualTo(usual.Circulars));
        }
    }

    private static (Rung, string, DateOnly, long?) Told(StoredReminder row) => (row.Rung, row.Subject, row.DueOn, row.PersonId);

    /// <summary>
    /// Told as usual; or a higher rung of the same duty was told, the one before it skipped or overtaken; or the answer had come
    /// before the first day after the outage.
    /// </summary>
    private static bool IsToldOrExcused(StoredReminder row, IReadOnlyList<StoredReminder> reminders, IReadOnlySet<DateOnly> outages)
    {
        var ofDuty = reminders.Where(other => other.Subject == row.Subject && other.DueOn == row.DueOn).ToList();
        if (ofDuty.Any(other => other.Status == ReminderStatus.Composed && other.Rung >= row.Rung))
        {
            return true;
        }

        var back = row.PlannedOn;
        while (outages.Contains(back))
        {
            back = back.AddDays(1);
        }

        return back != row.PlannedOn && SimulatedYear.Arrivals.Values.Any(arrival => arrival > row.PlannedOn && arrival <= back);
    }

    /// <summary>A score of three-day outages; the last day always runs.</summary>
    private static HashSet<DateOnly> Outages(Random random) =>
    [
        .. from _ in Enumerable.Range(0, 20)
           let first = SimulatedYear.First.AddDays(random.Next(SimulatedYear.Last.DayNumber - SimulatedYear.First.DayNumber - OutageDays))
           from day in Enumerable.Range(0, OutageDays)
           select first.AddDays(day),
    ];

    private async Task<Year> RunAsync(int runs, IReadOnlySet<DateOnly> outages)
    {
        kind = new SqliteTestDatabase();
        var database = await kind.CreateAsync();
        var year = new SimulatedYear(database) { Runs = runs, Outages = outages };
        await year.RunAsync();
        Assert.That((await new LedgerQueries(database).VerifyAsync()).Fault, Is.Null);
        await using var session = await database.ReadAsync(default);
        return new(
            year.Lines,
            await session.QueryAsync<string>("SELECT CONCAT(flag_key, ' ', status, ' ', severity) FROM flags ORDER BY flag_key", null, default),
            await session.QueryAsync<StoredReminder>($"SELECT {ReminderRepository.Columns} FROM reminders m ORDER BY m.reminder_key", null, default),
            await session.QueryAsync<string>("SELECT circular_key FROM circulars ORDER BY circular_key", null, default));
    }

    private sealed record Year(
        IReadOnlyList<string> Lines,
        IReadOnlyList<string> Flags,
        IReadOnlyList<StoredReminder> Reminders,
        IReadOnlyList<string> Circulars);
}
