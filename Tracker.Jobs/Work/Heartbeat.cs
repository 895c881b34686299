using Microsoft.Extensions.Logging;
using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Work;

/// <summary>Keeps a run's claim alive and its progress on record; stops the run when the claim was lost.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource work;
    private readonly CancellationTokenSource stop = new();
    private readonly Task beating;

    public Heartbeat(JobRuns runs, long runId, JobProgress progress, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        beating = Task.Run(() => BeatAsync(runs, runId, progress, time, log), CancellationToken.None);
    }

    /// <summary>The job's: cancelled by the host or by the loss of the claim.</summary>
    public CancellationToken Token => work.Token;

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await beating;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        work.Dispose();
    }

    private async Task BeatAsync(JobRuns runs, long runId, JobProgress progress, TimeProvider time, ILogger log)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var (told, toldAt) = ((0, (int?)null), time.GetUtcNow());
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                var now = (progress.Done, progress.Total);
                if (now == told && time.GetUtcNow() - toldAt < LongestSilence)
                {
                    continue;
                }

                try
                {
                    if (!await runs.BeatAsync(runId, now.Done, now.Total, stop.Token))
                    {
                        log.ClaimLost(runId);
                        await work.CancelAsync();
                        return;
                    }

                    (told, toldAt) = (now, time.GetUtcNow());
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // The claim outlasts several beats; the job itself will meet the same trouble if it stays.
                    log.BeatFailed(error, runId);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
