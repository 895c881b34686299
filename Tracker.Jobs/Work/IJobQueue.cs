using Hangfire;
using Tracker.Jobs.Schedule;

namespace Tracker.Jobs.Work;

/// <summary>Where a job can be asked for before its hour. It only speeds things up: what is to be done is found again anyway.</summary>
public interface IJobQueue
{
    /// <summary>Whether somebody takes what is queued.</summary>
    bool IsServed { get; }

    /// <param name="jobId">A job of the schedule.</param>
    /// <param name="actor">Who asks.</param>
    void Enqueue(string jobId, string actor);
}

internal sealed class HangfireQueue(IBackgroundJobClient client, JobStorage storage, JobSchedule schedule) : IJobQueue
{
    public bool IsServed => storage.GetMonitoringApi().Servers().Count > 0;

    public void Enqueue(string jobId, string actor)
    {
        var job = schedule.Find(jobId) ?? throw new ArgumentException($"There is no job {jobId}.", nameof(jobId));
        client.Enqueue<RunJob>(job.Entry.Queue, run => run.OnDemandAsync(jobId, actor, CancellationToken.None));
    }
}

/// <summary>For one-shot commands: the next sweep finds it.</summary>
internal sealed class NoQueue : IJobQueue
{
    public bool IsServed => false;

    public void Enqueue(string jobId, string actor)
    {
    }
}
