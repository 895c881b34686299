using Microsoft.Extensions.Logging;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Jobs.Work;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Ingest;

/// <summary>
/// Takes in the files of the watched folder. Importing the same bytes twice changes nothing, so a crash between importing and
/// moving is made good by the next run.
/// </summary>
internal sealed class IngestJob(IngestOptions options, ImportReport import, WorkItems claims, IJobQueue queue, TimeProvider time, ILogger<IngestJob> log) : IJob
{
    private readonly string worker = WorkerName.Unique();
    private int imported;
    private int unchanged;
    private int refused;
    private int failed;

    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (options.Folder is not { } path)
        {
            return JobReport.Of();
        }

        var folder = new WatchFolder(path);
        var unstable = await TakeStableAsync(folder, context, cancellationToken);
        if (unstable > 0)
        {
            // Once more when they have had their time, so that a file need not wait for the next hour.
            await Task.Delay(options.Stable, time, cancellationToken);
            unstable = await TakeStableAsync(folder, context, cancellationToken);
        }

        if (imported > 0)
        {
            queue.Enqueue("assess", context.Actor);
        }

        var report = JobReport.Of(
            (JobCounts.Imported, imported), (JobCounts.Unchanged, unchanged), (JobCounts.Refused, refused), (JobCounts.Failed, failed),
            (JobCounts.Waiting, unstable));
        return failed == 0 ? report : report with { Problem = string.Join("; ", (await claims.TroubledAsync(cancellationToken)).Select(item => item.Problem).Take(5)) };
    }

    /// <returns>How many files have not been the same for long enough.</returns>
    private async Task<int> TakeStableAsync(WatchFolder folder, JobContext context, CancellationToken cancellationToken)
    {
        var unstable = 0;
        var files = folder.Waiting();
        context.Progress.Begin(Math.Max(context.Progress.Total ?? 0, context.Progress.Done + files.Count));
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var item = new WorkItem(WorkItem.IngestFileKind, file.Key);
            var since = await claims.NoteAsync(item, file.Look, cancellationToken);
            if (time.GetUtcNow() - since < options.Stable)
            {
                unstable++;
            }
            else if (await claims.ClaimAsync(item, worker, isPatient: true, cancellationToken))
            {
                await TakeAsync(folder, file, item, context, cancellationToken);
                context.Progress.Step();
            }
        }

        return unstable;
    }

    private async Task TakeAsync(WatchFolder folder, WaitingFile file, WorkItem item, JobContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (!WatchFolder.IsUnchanged(file))
            {
                await claims.ReleaseAsync(item, worker);
                return;
            }

            var result = file.Size > ReportReader.LargestFile
                ? new ImportResult.Refused(ImportProblem.TooLarge, [FormattableString.Invariant($"{Math.Ceiling(file.Size / 1048576.0)} MB")])
                : await ImportAsync(file, context.Actor, cancellationToken);
            if (result is ImportResult.Refused why)
            {
                folder.MoveToRefused(file, Reason(file, why));
                refused++;
            }
            else
            {
                folder.MoveToDone(file);
                _ = result is ImportResult.Unchanged ? unchanged++ : imported++;
            }

            await claims.CompleteAsync(item, worker);
        }
        catch (OperationCanceledException)
        {
            await claims.ReleaseAsync(item, worker);
            throw;
        }
        catch (Exception error)
        {
            // The file stays where it is and is tried again; the others are not kept waiting.
            failed++;
            log.FileFailed(error, file.Key);
            await claims.FailAsync(item, worker, $"{file.Key}: {error.Message}");
        }
    }

    private async Task<ImportResult> ImportAsync(WaitingFile file, string actor, CancellationToken cancellationToken) => await import.ExecuteAsync(
        new ImportRequest
        {
            Scope = Scope.Everything,
            FileName = Path.GetFileName(file.Path),
            Bytes = await File.ReadAllBytesAsync(file.Path, cancellationToken),
            Actor = actor,
            Agency = file.Agency,
        },
        cancellationToken);

    // The folder's users are the offices: they read Chinese, whatever the host speaks.
    private static string Reason(WaitingFile file, ImportResult.Refused refused) =>
        $"{Path.GetFileName(file.Path)}\n{Words.Chinese.Describe(refused.Problem, refused.Values)}\n{Words.Chinese.Advice(refused.Problem)}\n";
}
