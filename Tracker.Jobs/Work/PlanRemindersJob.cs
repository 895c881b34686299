using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

/// <summary>Plans who is to be told what, up to the proposal of a circular, which a person must approve.</summary>
internal sealed class PlanRemindersJob(PlanReminders plan) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var planned = await plan.ExecuteAsync(context.Actor, cancellationToken);
        return JobReport.Of(
            (JobCounts.RemindersPlanned, planned.Waiting),
            (JobCounts.Declined, planned.Declined),
            (JobCounts.Unaddressed, planned.Unaddressed),
            (JobCounts.Overtaken, planned.Overtaken),
            (JobCounts.Settled, planned.Settled),
            (JobCounts.Circulars, planned.Circulars));
    }
}
