using Hangfire;
using Tracker.Engine.Pipeline;
using Tracker.Jobs.Work;

namespace Tracker.Jobs.Schedule;

/// <summary>Tells Hangfire what runs when. Told again at every start, it changes only what differs.</summary>
internal sealed class ScheduleRegistration(IRecurringJobManager recurring)
{
    public void Register(JobSchedule schedule, IReadOnlyList<string> retiredIds)
    {
        foreach (var id in retiredIds)
        {
            recurring.RemoveIfExists(id);
        }

        foreach (var job in schedule.Jobs)
        {
            if (job.IsActive)
            {
                recurring.AddOrUpdate<RunJob>(
                    job.Id,
                    job.Entry.Queue,
                    run => run.OnScheduleAsync(job.Id, CancellationToken.None),
                    job.CronText,
                    new RecurringJobOptions { TimeZone = ChinaTime.Zone, MisfireHandling = MisfireHandlingMode.Relaxed });
            }
            else
            {
                recurring.RemoveIfExists(job.Id);
            }
        }
    }
}
