using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Jobs.Schedule;

namespace Tracker.Jobs.Work;

/// <summary>Runs one job on record: claims it, keeps the claim alive, and writes down what came of it.</summary>
internal sealed class JobRunner(
    IServiceProvider services,
    JobSchedule schedule,
    JobRuns runs,
    Database database,
    JobMetrics metrics,
    TimeProvider time,
    ILogger<JobRunner> log)
{
    /// <returns>The run as it ended, or why none was begun. An error is on record and thrown on.</returns>
    public async Task<JobStartResult> RunAsync(string jobId, string actor, bool onlyIfDue, CancellationToken cancellationToken)
    {
        if (schedule.Find(jobId) is not { } job)
        {
            // Queued by another version; the next start of that version queues it again.
            log.UnknownJob(jobId);
            return new(JobStart.NotDue, null);
        }

        JobStartResult start;
        try
        {
            start = await runs.StartAsync(jobId, actor, onlyIfDue ? last => job.IsDue(last, time.GetUtcNow()) : null, cancellationToken);
        }
        catch (Exception error) when (database.IsPassing(error))
        {
            throw new PassingFaultException(error.Message, error);
        }

        if (start is not { Start: JobStart.Started, Run: { } run })
        {
            log.NotStarted(jobId, start.Start);
            return start;
        }

        return start with { Run = await RunAsync(job, run, cancellationToken) };
    }

    private async Task<StoredJobRun> RunAsync(ScheduledJob job, StoredJobRun run, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var progress = new JobProgress();
        await using var heartbeat = new Heartbeat(runs, run.Id, progress, time, log, cancellationToken);
        try
        {
            await using var scope = services.CreateAsyncScope();
            var work = (IJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, job.Entry.Job);
            var report = await work.ExecuteAsync(new JobContext(run.Actor, progress), heartbeat.Token);
            return await EndAsync(report.Problem is null ? JobOutcome.Done : JobOutcome.Partly, report, CancellationToken.None);
        }
        catch (OperationCanceledException) when (heartbeat.Token.IsCancellationRequested)
        {
            await EndAsync(JobOutcome.Cancelled, JobReport.Of(), CancellationToken.None);
            throw;
        }
        catch (Exception error)
        {
            log.JobFailed(error, job.Id, run.Id);
            await EndAsync(JobOutcome.Failed, JobReport.Of() with { Problem = $"{error.GetType().Name}: {error.Message}" }, CancellationToken.None);
            if (database.IsPassing(error))
            {
                throw new PassingFaultException(error.Message, error);
            }

            throw;
        }

        async Task<StoredJobRun> EndAsync(JobOutcome outcome, JobReport report, CancellationToken token)
        {
            await heartbeat.StopAsync();
            var ended = await runs.FinishAsync(
                run with { Outcome = outcome, Done = progress.Done, Total = progress.Total, Counts = report.Counts, Problem = report.Problem },
                token);
            var took = Stopwatch.GetElapsedTime(began);
            metrics.Ran(ended, took);
            log.JobEnded(job.Id, run.Id, ended.Outcome, took.TotalSeconds, ended.Problem);
            return ended;
        }
    }
}
