using System.Text.Json.Serialization;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Schedule;

/// <summary>How a job stands, for lists.</summary>
/// <param name="Missing">The setting without which it has nothing to do.</param>
/// <param name="Next">When it runs next by itself; null for one that does not.</param>
/// <param name="IsSilent">It is said to be running, but its host has given no sign of life for too long.</param>
internal sealed record JobRow(
    string Id,
    string Cron,
    string Queue,
    bool Enabled,
    string? Missing,
    DateTimeOffset? LastStarted,
    DateTimeOffset? LastFinished,
    [property: JsonConverter(typeof(JsonStringEnumConverter<JobOutcome>))] JobOutcome? Outcome,
    DateTimeOffset? Next,
    IReadOnlyDictionary<string, long>? Counts,
    string? Problem,
    bool IsSilent,
    [property: JsonIgnore] StoredJobRun? Run)
{
    public bool IsRunning => Outcome == JobOutcome.Running && !IsSilent;

    public static JobRow Of(ScheduledJob job, JobState? state, DateTimeOffset now)
    {
        var run = state?.Latest;
        return new(
            job.Id,
            job.CronText,
            job.Entry.Queue,
            job.IsEnabled,
            job.Missing,
            run?.StartedAt,
            run?.FinishedAt,
            run?.Outcome,
            job.IsActive ? job.NextAfter(now) : null,
            run?.Counts,
            run?.Problem,
            run is not null && JobRuns.IsDead(run, now),
            run);
    }
}
