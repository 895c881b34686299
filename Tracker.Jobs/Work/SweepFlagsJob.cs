using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

/// <summary>Raises and closes the flags that depend on the day, overdue reports among them.</summary>
internal sealed class SweepFlagsJob(SweepFlags sweep) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var flags = await sweep.ExecuteAsync(context.Actor, cancellationToken);
        return JobReport.Of(
            (JobCounts.FlagsRaised, flags.Raised), (JobCounts.FlagsChanged, flags.Changed), (JobCounts.FlagsClosed, flags.Closed));
    }
}
