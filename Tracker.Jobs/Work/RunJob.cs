using Hangfire;

namespace Tracker.Jobs.Work;

/// <summary>The database was busy or away: the same run may succeed in a while.</summary>
public sealed class PassingFaultException : Exception
{
    public PassingFaultException()
    {
    }

    public PassingFaultException(string message)
        : base(message)
    {
    }

    public PassingFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// What Hangfire calls; its names stand in Hangfire's storage and are not changed. Only passing faults are retried here: what
/// failed for another reason would fail again, is on record, and has its turn at the next hour.
/// </summary>
[AutomaticRetry(Attempts = 5, DelaysInSeconds = [10, 60, 300, 900, 3600], OnlyOn = [typeof(PassingFaultException)])]
public sealed class RunJob
{
    /// <summary>Who acts when nobody asked.</summary>
    public const string ScheduleActor = "schedule";

    private readonly JobRunner runner;

    internal RunJob(JobRunner runner) => this.runner = runner;

    [JobDisplayName("{0}")]
    public Task OnScheduleAsync(string jobId, CancellationToken cancellationToken) =>
        runner.RunAsync(jobId, ScheduleActor, onlyIfDue: true, cancellationToken);

    /// <param name="jobId">A job of the schedule.</param>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="cancellationToken">Hangfire's own.</param>
    [JobDisplayName("{0} ({1})")]
    public Task OnDemandAsync(string jobId, string actor, CancellationToken cancellationToken) =>
        runner.RunAsync(jobId, actor, onlyIfDue: false, cancellationToken);
}
