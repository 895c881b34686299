using System.Globalization;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Work;

/// <summary>Reads the whole ledger. A broken one is a problem for people: running it again would not mend it.</summary>
internal sealed class VerifyLedgerJob(LedgerQueries ledger) : IJob
{
    public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        var result = await ledger.VerifyAsync(cancellationToken: cancellationToken);
        var report = JobReport.Of((JobCounts.Entries, result.Entries));
        return result.IsSound ? report : report with { Problem = string.Create(CultureInfo.InvariantCulture, $"{result.Fault} #{result.Seq}") };
    }
}
