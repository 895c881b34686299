using Microsoft.Extensions.Logging;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Work;

internal static partial class JobLog
{
    [LoggerMessage(1, LogLevel.Information, "Job {JobId} run {RunId} ended as {Outcome} after {Seconds:0.0} s. {Problem}")]
    public static partial void JobEnded(this ILogger log, string jobId, long runId, JobOutcome outcome, double seconds, string? problem);

    [LoggerMessage(2, LogLevel.Error, "Job {JobId} run {RunId} failed.")]
    public static partial void JobFailed(this ILogger log, Exception error, string jobId, long runId);

    [LoggerMessage(3, LogLevel.Debug, "Job {JobId} was not begun: {Reason}.")]
    public static partial void NotStarted(this ILogger log, string jobId, JobStart reason);

    [LoggerMessage(4, LogLevel.Warning, "Job {JobId} is queued but not in this version's schedule.")]
    public static partial void UnknownJob(this ILogger log, string jobId);

    [LoggerMessage(5, LogLevel.Error, "Run {RunId} was taken for dead and stops.")]
    public static partial void ClaimLost(this ILogger log, long runId);

    [LoggerMessage(6, LogLevel.Warning, "Run {RunId} could not give a sign of life.")]
    public static partial void BeatFailed(this ILogger log, Exception error, long runId);

    [LoggerMessage(7, LogLevel.Information, "Job {JobId} was missed and is queued now.")]
    public static partial void CatchingUp(this ILogger log, string jobId);

    [LoggerMessage(8, LogLevel.Error, "Could not look for missed jobs.")]
    public static partial void LookFailed(this ILogger log, Exception error);

    [LoggerMessage(9, LogLevel.Warning, "{File} could not be taken in.")]
    public static partial void FileFailed(this ILogger log, Exception error, string file);

    [LoggerMessage(10, LogLevel.Warning, "Another process on this machine runs the jobs of this SQLite database; this one does not.")]
    public static partial void SecondHost(this ILogger log);
}
