using System.Diagnostics.Metrics;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Work;

/// <summary>The meter "Tracker": what the jobs did, from what they counted.</summary>
internal sealed class JobMetrics
{
    public const string Meter = "Tracker";

    private static readonly (string Count, string Name)[] Counted =
    [
        (JobCounts.Years, "tracker.years.assessed"),
        (JobCounts.FlagsRaised, "tracker.flags.raised"),
        (JobCounts.Imported, "tracker.reports.imported"),
        (JobCounts.RemindersPlanned, "tracker.reminders.planned"),
        (JobCounts.Sent, "tracker.messages.sent"),
        (JobCounts.Parked, "tracker.messages.parked"),
    ];

    private readonly Counter<long> ran;
    private readonly Histogram<double> duration;
    private readonly Dictionary<string, Counter<long>> counters;

    public JobMetrics(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(Meter);
        ran = meter.CreateCounter<long>("tracker.jobs.run", description: "Runs of jobs that ended, by job and outcome.");
        duration = meter.CreateHistogram<double>("tracker.jobs.duration", "s", "How long runs took.");
        meter.CreateObservableGauge(
            "tracker.messages.oldest_unsent",
            () => OldestUnsent is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0,
            "s",
            "How long the oldest unsent message has been waiting.");
        counters = Counted.ToDictionary(counted => counted.Count, counted => meter.CreateCounter<long>(counted.Name), StringComparer.Ordinal);
    }

    /// <summary>Since when the oldest unsent message has been waiting, as last looked; null where nothing waits.</summary>
    public DateTimeOffset? OldestUnsent { get; set; }

    public void Ran(StoredJobRun run, TimeSpan took)
    {
        var job = KeyValuePair.Create<string, object?>("job", run.JobId);
        ran.Add(1, job, KeyValuePair.Create<string, object?>("outcome", run.Outcome.ToString()));
        duration.Record(took.TotalSeconds, job);
        foreach (var (name, count) in run.Counts)
        {
            if (counters.TryGetValue(name, out var counter))
            {
                counter.Add(count, job);
            }
        }
    }
}
