using Hangfire;
using Tracker.Engine.Pipeline;
using Tracker.Jobs.Schedule;

namespace Tracker.Jobs.Work;

/// <summary>Who helps assessing: in a worker host the free workers of all hosts, in a one-shot command threads of its own.</summary>
internal abstract class AssessHelpers
{
    /// <summary>Calls help for so many pieces, and returns how many threads the caller should use itself.</summary>
    public abstract int Call(int pieces);
}

internal sealed class OwnThreads(int workers) : AssessHelpers
{
    public override int Call(int pieces) => workers;
}

/// <summary>Queues one helper for every other worker. Helpers that come late find nothing to do; those that are lost are not missed.</summary>
internal sealed class OtherWorkers(IBackgroundJobClient queue, JobStorage storage) : AssessHelpers
{
    public override int Call(int pieces)
    {
        var workers = storage.GetMonitoringApi().Servers().Where(server => server.Queues.Contains(JobQueues.Assess)).Sum(server => server.WorkersCount);
        for (var helper = 1; helper < Math.Min(workers, pieces); helper++)
        {
            queue.Enqueue<HelpAssess>(JobQueues.Assess, help => help.ExecuteAsync(CancellationToken.None));
        }

        return 1;
    }
}

/// <summary>Assesses what is pending beside the run that called for help.</summary>
public sealed class HelpAssess(AssessAll assess)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task ExecuteAsync(CancellationToken cancellationToken) => assess.ExecuteAsync(
        RunJob.ScheduleActor,
        sharing: new AssessSharing(IsPatient: true, StartsAnywhere: true),
        cancellationToken: cancellationToken);
}
