using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Storage;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;

namespace Tracker.Tests.Schedule;

/// <summary>One daily job at 6:30 in China, which is 22:30 UTC, looked at from a clock that tests turn.</summary>
public sealed class CatchUpTest
{
    private static readonly ScheduleEntry Daily = new("flags", "30 6 * * *", JobQueues.Default, typeof(SweepFlagsJob));
    private static readonly DateTimeOffset Due = new(2026, 3, 1, 22, 30, 0, TimeSpan.Zero);

    private FakeTimeProvider time = null!;
    private CatchUp catchUp = null!;

    [SetUp]
    public void Restart()
    {
        time = new FakeTimeProvider(Due);
        catchUp = new CatchUp(time);
    }

    [Test]
    public void Missed_AtStart_WhenItNeverRan() => Assert.That(Missed(null, isStart: true), Is.True);

    [Test]
    public void Missed_Once_AfterDaysOfDowntime()
    {
        time.SetUtcNow(Due.AddDays(5));
        var ran = Ran(JobOutcome.Done, Due.AddSeconds(3));

        Assert.That((Missed(ran, isStart: true), Missed(ran, isStart: false)), Is.EqualTo((true, false)), "queued already");
    }

    [Test]
    public void NotMissed_WhenItRanSinceItFellDue()
    {
        time.SetUtcNow(Due.AddHours(20));
        Assert.That(Missed(Ran(JobOutcome.Done, Due.AddSeconds(3)), isStart: true), Is.False);
    }

    [Test]
    public void Missed_AtStart_WhenTheLastRunFailed_ButNotWhileItsRetriesAreUnderWay()
    {
        time.SetUtcNow(Due.AddHours(1));
        var failed = Ran(JobOutcome.Failed, Due.AddSeconds(3), completed: Due.AddDays(-1));

        Assert.That((Missed(failed, isStart: false), Missed(failed, isStart: true)), Is.EqualTo((false, true)));
    }

    [Test]
    public void NotMissed_BeforeTheOrdinaryClockHadItsChance()
    {
        var ran = Ran(JobOutcome.Done, Due.AddDays(-1).AddSeconds(2));
        time.SetUtcNow(Due.AddSeconds(30));
        var early = Missed(ran, isStart: false);
        time.SetUtcNow(Due.AddMinutes(5));

        Assert.That((early, Missed(ran, isStart: false)), Is.EqualTo((false, true)));
    }

    [Test]
    public void Missed_WhenTheHostOfTheLastRunDied_OnceItsClaimExpired()
    {
        time.SetUtcNow(Due.AddMinutes(1));
        var running = Ran(JobOutcome.Running, Due.AddSeconds(1), completed: Due.AddDays(-1));
        var alive = Missed(running, isStart: true);
        time.SetUtcNow(Due.AddMinutes(10));

        Assert.That((alive, Missed(running, isStart: false)), Is.EqualTo((false, true)));
    }

    [Test]
    public void NotMissed_WhenItIsSwitchedOff()
    {
        var schedule = Schedules.Of([Daily], ("Tracker:Schedule:flags:Enabled", "false"));
        Assert.That(catchUp.Missed(schedule, new Dictionary<string, JobState>(), isStart: true), Is.Empty);
    }

    private bool Missed(JobState? state, bool isStart) => catchUp
        .Missed(Schedules.Of([Daily]), state is null ? new Dictionary<string, JobState>() : new Dictionary<string, JobState> { ["flags"] = state }, isStart)
        .Count == 1;

    private static JobState Ran(JobOutcome outcome, DateTimeOffset started, DateTimeOffset? completed = null)
    {
        var run = new StoredJobRun
        {
            JobId = "flags",
            Actor = "schedule",
            Host = "elsewhere/1",
            StartedAt = started,
            ClaimedUntil = started.AddMinutes(2),
            Outcome = outcome,
        };
        return new(run, outcome == JobOutcome.Done ? run : completed is { } before ? run with { Outcome = JobOutcome.Done, StartedAt = before } : null);
    }
}
