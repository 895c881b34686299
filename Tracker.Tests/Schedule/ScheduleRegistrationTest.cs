using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Tracker.Jobs.Schedule;

namespace Tracker.Tests.Schedule;

public sealed class ScheduleRegistrationTest
{
    [Test]
    public void Register_CanBeRepeated_AndFollowsTheSettings()
    {
        using var storage = new InMemoryStorage();
        var registration = new ScheduleRegistration(new RecurringJobManager(storage));
        registration.Register(Schedules.Of(ScheduleTable.Entries), []);
        registration.Register(Schedules.Of(ScheduleTable.Entries), []);
        var usual = Registered(storage);

        registration.Register(
            Schedules.Of(ScheduleTable.Entries, ("Tracker:Schedule:flags:Cron", "0 6 * * *"), ("Tracker:Schedule:ledger:Enabled", "false")),
            ["housekeeping"]);
        var changed = Registered(storage);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(usual.Select(job => job.Id), Is.EquivalentTo(ScheduleTable.Entries.Select(entry => entry.Id).Except(["ingest"])));
            Assert.That(usual.Select(job => job.TimeZoneId), Has.All.EqualTo("Asia/Shanghai"));
            Assert.That(usual.Select(job => job.Error), Has.All.Null);
            Assert.That(usual.Select(job => (job.Id, job.Job.Queue)), Is.SubsetOf(ScheduleTable.Entries.Select(entry => (entry.Id, entry.Queue))));
            Assert.That(changed.Select(job => job.Id), Has.None.EqualTo("ledger"));
            Assert.That(changed.Single(job => job.Id == "flags").Cron, Is.EqualTo("0 6 * * *"));
        }
    }

    [Test]
    public void Register_RemovesRetiredIds()
    {
        using var storage = new InMemoryStorage();
        var recurring = new RecurringJobManager(storage);
        recurring.AddOrUpdate("nightly", () => Console.WriteLine(), "0 1 * * *");

        new ScheduleRegistration(recurring).Register(Schedules.Of(ScheduleTable.Entries), ["nightly"]);

        Assert.That(Registered(storage).Select(job => job.Id), Has.None.EqualTo("nightly"));
    }

    private static List<RecurringJobDto> Registered(JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs();
    }
}
