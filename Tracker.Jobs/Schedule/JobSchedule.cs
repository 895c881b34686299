using Cronos;
using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Schedule;

/// <summary>A job with its settings applied.</summary>
/// <param name="CronText">As written.</param>
/// <param name="IsEnabled">Whether it runs by itself; it can be asked for in any case.</param>
/// <param name="Missing">The setting that keeps it from having anything to do.</param>
internal sealed record ScheduledJob(ScheduleEntry Entry, CronExpression Cron, string CronText, bool IsEnabled, string? Missing)
{
    public string Id => Entry.Id;

    /// <summary>Whether it runs by itself and has something to do.</summary>
    public bool IsActive => IsEnabled && Missing is null;

    /// <summary>When it falls due next after a moment; null for never.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => Cron.GetNextOccurrence(moment, ChinaTime.Zone);

    /// <summary>Whether it fell due between its last completed run and now. One that never ran is due.</summary>
    public bool IsDue(DateTimeOffset? lastRun, DateTimeOffset now) => lastRun is not { } last || NextAfter(last) <= now;
}

/// <summary>What runs when, as this installation wants it.</summary>
internal sealed class JobSchedule(IReadOnlyList<ScheduledJob> jobs)
{
    public IReadOnlyList<ScheduledJob> Jobs => jobs;

    public ScheduledJob? Find(string id) => jobs.FirstOrDefault(job => job.Id == id);
}
