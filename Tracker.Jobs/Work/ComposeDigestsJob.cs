using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

/// <summary>Writes each person's digest of the day; outside working hours nothing, which is as it should be.</summary>
internal sealed class ComposeDigestsJob(ComposeDigests compose, IJobQueue queue) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var composed = await compose.ExecuteAsync(context.Actor, cancellationToken);
        if (composed.Digests + composed.GroupNotices > 0)
        {
            queue.Enqueue("delivery", context.Actor);
        }

        var report = JobReport.Of(
            (JobCounts.Digests, composed.Digests), (JobCounts.Reminders, composed.Reminders), (JobCounts.GroupNotices, composed.GroupNotices));
        return composed.UnknownAgencies.Count == 0
            ? report
            : report with { Problem = $"Tracker:Delivery:Robots: Agency = {string.Join(", ", composed.UnknownAgencies)}?" };
    }
}
