using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

/// <summary>Sends what is due, each message claimed before it is sent.</summary>
internal sealed class DeliverJob(DeliverMessages deliver) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var delivered = await deliver.ExecuteAsync(cancellationToken);
        return JobReport.Of((JobCounts.Sent, delivered.Sent), (JobCounts.Retried, delivered.Retried), (JobCounts.Parked, delivered.Parked));
    }
}
