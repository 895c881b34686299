using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

internal sealed class HousekeepingJob(Housekeeping housekeeping) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var removed = await housekeeping.ExecuteAsync(cancellationToken);
        return JobReport.Of((JobCounts.JobRuns, removed.JobRuns), (JobCounts.WorkItems, removed.WorkItems));
    }
}
