using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Schedule;

/// <summary>Which jobs fell due and were not run.</summary>
internal sealed class CatchUp(TimeProvider time)
{
    // The ordinary clock goes first; a queue may also be long.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, DateTimeOffset> queued = new(StringComparer.Ordinal);

    /// <param name="isStart">At a host's start nothing else can have queued what was missed.</param>
    public IReadOnlyList<ScheduledJob> Missed(JobSchedule schedule, IReadOnlyDictionary<string, JobState> states, bool isStart)
    {
        var now = time.GetUtcNow();
        var missed = schedule.Jobs.Where(job => job.IsActive && IsMissed(job, states.GetValueOrDefault(job.Id), isStart, now)).ToList();
        foreach (var job in missed)
        {
            queued[job.Id] = now;
        }

        return missed;
    }

    private bool IsMissed(ScheduledJob job, JobState? state, bool isStart, DateTimeOffset now)
    {
        if (queued.TryGetValue(job.Id, out var since) && now - since < Patience)
        {
            return false;
        }

        if (state?.Latest is { Outcome: JobOutcome.Running } running && !JobRuns.IsDead(running, now))
        {
            return false;
        }

        // After a failure the retries are under way; only a host that has just started knows of none.
        var last = !isStart && state?.Latest is { Outcome: JobOutcome.Failed } failed ? failed.StartedAt : state?.Completed?.StartedAt;
        return job.IsDue(last, isStart ? now : now - Grace);
    }
}
