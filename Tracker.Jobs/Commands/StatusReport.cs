using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Jobs.Commands;

/// <summary>Everything status shows.</summary>
/// <param name="Agencies">Names by id.</param>
/// <param name="Open">What is neither fulfilled nor withdrawn, by agency, year and place in the report.</param>
/// <param name="Flags">How many flags are open, by kind.</param>
internal sealed record StatusReport(
    IReadOnlyDictionary<long, string> Agencies,
    IReadOnlyList<OverviewCell> Cells,
    IReadOnlyList<CommitmentListItem> Open,
    IReadOnlyList<(FlagKind Kind, int Count)> Flags)
{
    private const int PageSize = 500;

    private static readonly AssessmentStatus[] OpenStatuses =
        [AssessmentStatus.Missed, AssessmentStatus.NotReported, AssessmentStatus.InProgress, AssessmentStatus.AwaitingReport];

    public static async Task<StatusReport> LoadAsync(ServiceProvider services, AgencyYearChoice choice, CancellationToken cancellationToken)
    {
        var agencies = await services.GetRequiredService<AgencyQueries>().AllAsync(Scope.Everything, cancellationToken);
        var cells = await choice.CellsAsync(services, cancellationToken);
        var filter = new CommitmentFilter { AgencyId = choice.Agency?.Id, PlanYear = choice.Year, Statuses = OpenStatuses };
        var commitments = services.GetRequiredService<CommitmentQueries>();
        var open = new List<CommitmentListItem>();
        for (var number = 1; ; number++)
        {
            var page = await commitments.ListAsync(Scope.Everything, filter, CommitmentOrder.Text, new PageRequest(number, PageSize), cancellationToken);
            open.AddRange(page.Items);
            if (number >= page.Pages)
            {
                break;
            }
        }

        return new StatusReport(
            agencies.ToDictionary(agency => agency.Id, agency => agency.Name), cells, open,
            await FlagsAsync(services.GetRequiredService<FlagQueries>(), choice, cancellationToken));
    }

    public object ToDocument() => new
    {
        years = Cells.Select(cell => new
        {
            agency = Agencies[cell.AgencyId],
            year = cell.Year,
            promised = cell.PromisingReportId is not null,
            answered = cell.AnsweringReportId is not null,
            commitments = cell.Counts.Total,
            counts = Enum.GetValues<AssessmentStatus>().ToDictionary(status => CamelCase(status.ToString()), cell.Counts.Of),
        }),
        open = Open.Select(item => new
        {
            agency = item.AgencyName,
            year = item.PlanYear,
            commitment = item.Text,
            heading = item.Heading,
            kind = CamelCase(item.Kind.ToString()),
            status = CamelCase(item.EffectiveStatus.ToString()),
            due = item.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            units = item.LeadUnits,
            confidence = item.Confidence,
            flagProbability = item.FlagProbability,
            decided = item.DecisionId is not null,
        }),
        flags = Flags.ToDictionary(flag => CamelCase(flag.Kind.ToString()), flag => flag.Count),
    };

    private static async Task<IReadOnlyList<(FlagKind, int)>> FlagsAsync(FlagQueries flags, AgencyYearChoice choice, CancellationToken cancellationToken)
    {
        var counts = new List<(FlagKind, int)>();
        foreach (var kind in Enum.GetValues<FlagKind>())
        {
            var filter = new FlagFilter { RootAgencyId = choice.Agency?.Id, Year = choice.Year, Kind = kind, Status = FlagStatus.Open };
            if ((await flags.ListAsync(Scope.Everything, filter, new PageRequest(1, 1), cancellationToken)).Total is > 0 and var total)
            {
                counts.Add((kind, total));
            }
        }

        return counts;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
