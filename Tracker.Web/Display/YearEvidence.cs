using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Web.Display;

/// <summary>What answers each of a year's commitments.</summary>
public sealed class YearEvidence(CommitmentQueries commitments)
{
    /// <summary>For each commitment its evidence, best first; rejected evidence is left out.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<Evidence>>> OfAsync(
        Scope scope,
        IEnumerable<long> commitmentIds,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, IReadOnlyList<Evidence>>();
        foreach (var id in commitmentIds)
        {
            if (await commitments.ByIdAsync(scope, id, cancellationToken) is { } detail)
            {
                found[id] = [.. detail.Evidence.Where(evidence => !evidence.IsRejected)];
            }
        }

        return found;
    }
}
