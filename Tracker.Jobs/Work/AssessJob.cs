using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Work;

/// <summary>Assesses what is pending, together with the other workers.</summary>
internal sealed class AssessJob(AssessAll assess, AssessHelpers helpers, TimeProvider time) : IJob
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var pending = (await assess.PendingAsync(cancellationToken)).Count;
        context.Progress.Begin(pending);
        var workers = helpers.Call(pending);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(context.Progress, pending, stopped.Token);
        AssessAllResult result;
        try
        {
            result = await assess.ExecuteAsync(context.Actor, sharing: new AssessSharing(workers, IsPatient: true), cancellationToken: cancellationToken);
        }
        finally
        {
            await stopped.CancelAsync();
            await watching;
        }

        var left = (await assess.PendingAsync(cancellationToken)).Count;
        context.Progress.Reach(Math.Max(0, pending - left));
        return new JobReport(
            new Dictionary<string, long>
            {
                [JobCounts.Years] = Math.Max(result.Years, pending - left),
                [JobCounts.Changed] = result.Changed,
                [JobCounts.FlagsRaised] = result.Flags.Raised,
                [JobCounts.FlagsChanged] = result.Flags.Changed,
                [JobCounts.FlagsClosed] = result.Flags.Closed,
                [JobCounts.Failed] = result.Failed.Count,
                [JobCounts.LeftToOthers] = result.LeftToOthers,
            },
            result.Failed.Count == 0 ? null : string.Join("; ", result.Failed.Take(5).Select(Describe)));

        static string Describe(FailedYear failed) => FormattableString.Invariant($"{failed.AgencyId}/{failed.Year}: {failed.Error.Message}");
    }

    /// <summary>Counts what is left rather than what this worker did: others are at it too.</summary>
    private async Task WatchAsync(JobProgress progress, int pending, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Look, time, cancellationToken);
                progress.Reach(Math.Max(0, pending - (await assess.PendingAsync(cancellationToken)).Count));
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over, or stops and says so itself.
        }
    }
}
