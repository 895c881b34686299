using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Work;

namespace Tracker.Jobs.Schedule;

/// <summary>
/// Registers the schedule, and sees to it that nothing is missed: what fell due while no host ran is queued at start, and what
/// could not begin because a dead host still held it is queued once its claim has expired.
/// </summary>
internal sealed class ScheduleWatch(
    JobSchedule schedule,
    WorkerHost workers,
    ScheduleRegistration registration,
    CatchUp catchUp,
    IBackgroundJobClient queue,
    JobRunQueries runs,
    MessageQueries messages,
    JobMetrics metrics,
    TimeProvider time,
    ILogger<ScheduleWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>When it last looked; null before the first time.</summary>
    public DateTimeOffset? LastLook { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!workers.IsWorking)
        {
            return;
        }

        registration.Register(schedule, ScheduleTable.RetiredIds);
        using var timer = new PeriodicTimer(Pause, time);
        var isFirst = true;
        do
        {
            try
            {
                await LookAsync(isFirst, stoppingToken);
                isFirst = false;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The next look may find the database again; readiness tells meanwhile.
                log.LookFailed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task LookAsync(bool isFirst, CancellationToken cancellationToken)
    {
        var states = await runs.StatesAsync(cancellationToken);
        foreach (var job in catchUp.Missed(schedule, states, isFirst))
        {
            log.CatchingUp(job.Id);
            queue.Enqueue<RunJob>(job.Entry.Queue, run => run.OnScheduleAsync(job.Id, CancellationToken.None));
        }

        metrics.OldestUnsent = await messages.OldestUnsentAsync(cancellationToken);
        LastLook = time.GetUtcNow();
    }
}
