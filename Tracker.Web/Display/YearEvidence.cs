using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Web.Display;

/// <summary>What answers each of a year's commitments.</summary>
public sealed class YearEvidence(CommitmentQueries commitments)
{
    /// <summary>For each commitment its evidence, best first; rejected evidence is left out.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<Evidence>>> OfAsync(
        Scope scope,
        IReadOnlyList<CommitmentListItem> items,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, IReadOnlyList<Evidence>>();
        foreach (var report in items.GroupBy(item => item.ReportId))
        {
            var evidence = await commitments.EvidenceOfReportAsync(scope, report.Key, cancellationToken);
            foreach (var item in report.Where(item => evidence.ContainsKey(item.Id)))
            {
                found[item.Id] = [.. evidence[item.Id].Where(answer => !answer.IsRejected)];
            }
        }

        return found;
    }
}
