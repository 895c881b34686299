using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>A flag with everything it rests on; the detail is null for a flag on a report.</summary>
internal sealed record FlagInDetail(FlagListItem Item, CommitmentDetail? Detail);

/// <summary>Chooses the flags a person should look at first.</summary>
internal static class WorstFlags
{
    private const int Shown = 6;
    private const int OfOneAgency = 2;
    private const int OfOneKind = 3;
    private const int PageSize = 500;

    /// <summary>The gravest first, each promise once however often it was made, and no agency or kind crowding the others out.</summary>
    public static async Task<IReadOnlyList<FlagInDetail>> LoadAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        var flags = services.GetRequiredService<FlagQueries>();
        var commitments = services.GetRequiredService<CommitmentQueries>();
        var open = new List<FlagListItem>();
        for (var number = 1; ; number++)
        {
            var page = await flags.ListAsync(Scope.Everything, new FlagFilter { Status = FlagStatus.Open }, new PageRequest(number, PageSize), cancellationToken);
            open.AddRange(page.Items);
            if (number >= page.Pages)
            {
                break;
            }
        }

        // Lateness depends on the day and says nothing of the promise itself.
        var graveFirst = open
            .Where(item => item.Flag.Kind is not (FlagKind.Overdue or FlagKind.ReportOverdue))
            .OrderByDescending(item => item.Flag.Severity)
            .ThenByDescending(item => int.TryParse(item.Flag.Reason.Values.GetValueOrDefault("probability"), out var chance) ? chance : 0)
            .ThenBy(item => item.Flag.FlagKey, StringComparer.Ordinal);
        var chosen = new List<FlagInDetail>();
        foreach (var item in graveFirst)
        {
            if (chosen.Count < Shown
                && chosen.Count(other => other.Item.Flag.AgencyId == item.Flag.AgencyId) < OfOneAgency
                && chosen.Count(other => other.Item.Flag.Kind == item.Flag.Kind) < OfOneKind
                && chosen.TrueForAll(other => item.CommitmentText is null || other.Item.CommitmentText != item.CommitmentText))
            {
                var detail = item.CommitmentId is { } id ? await commitments.ByIdAsync(Scope.Everything, id, cancellationToken) : null;
                chosen.Add(new FlagInDetail(item, detail));
            }
        }

        return chosen;
    }
}
