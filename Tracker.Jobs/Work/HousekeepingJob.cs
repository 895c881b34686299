using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

/// <summary>Also indexes what a new version of the program finds unindexed, so that nobody has to think of it.</summary>
internal sealed class HousekeepingJob(Housekeeping housekeeping, IndexReports index) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var removed = await housekeeping.ExecuteAsync(cancellationToken);
        var indexed = await index.ExecuteAsync(cancellationToken: cancellationToken);
        return JobReport.Of((JobCounts.JobRuns, removed.JobRuns), (JobCounts.WorkItems, removed.WorkItems), (JobCounts.Indexed, indexed));
    }
}
