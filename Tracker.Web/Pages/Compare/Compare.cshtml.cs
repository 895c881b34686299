using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Compare;

/// <summary>One agency of the comparison.</summary>
/// <param name="Counts">Of the year asked for, or of all years together.</param>
/// <param name="Promising">How many reports promise for these years.</param>
/// <param name="Answering">How many of those are answered by a report.</param>
/// <param name="Threads">Promises over several years.</param>
/// <param name="Unfulfilled">Those among them that no report calls fulfilled.</param>
public sealed record ComparedAgency(Agency Agency, StatusCounts Counts, int Promising, int Answering, int Threads, int Unfulfilled);

/// <summary>Two to six agencies side by side on the same measures.</summary>
[Authorize(Access.View)]
public sealed class CompareModel(AgencyQueries agencies, OverviewQueries overview, ThreadQueries threads, Visitor visitor) : PageModel
{
    public const int Most = 6;

    private const int Offered = 12;

    [FromQuery(Name = "agency")]
    public IReadOnlyList<string> Codes { get; set; } = [];

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    /// <summary>Words of the name of an agency to be added.</summary>
    [FromQuery(Name = "add")]
    public string? Add { get; set; }

    public IReadOnlyList<ComparedAgency> Compared { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>What the words may mean.</summary>
    public IReadOnlyList<Agency> Found { get; private set; } = [];

    public bool IsFull => Compared.Count >= Most;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        foreach (var code in Codes.Distinct(StringComparer.Ordinal).Take(Most))
        {
            if (await agencies.FindAsync(visitor.Sees, code, cancellationToken) is { } agency)
            {
                Compared = [.. Compared, await ComparedAsync(agency, cancellationToken)];
            }
        }

        if (!IsFull && !string.IsNullOrWhiteSpace(Add))
        {
            var there = Compared.Select(compared => compared.Agency.Id).ToHashSet();
            Found = [.. (await agencies.SearchAsync(visitor.Sees, Add.Trim(), Offered, cancellationToken)).Where(agency => !there.Contains(agency.Id))];
            if (Found is [var only])
            {
                return Redirect(With(only.Code));
            }
        }

        return Page();
    }

    /// <summary>The address with this agency as well.</summary>
    public string With(string code) => Href(Shown.Append(code));

    /// <summary>The address without this agency.</summary>
    public string Without(string code) => Href(Shown.Where(shown => shown != code));

    private IEnumerable<string> Shown => Compared.Select(compared => compared.Agency.Code);

    private string Href(IEnumerable<string> codes) => "/compare" + QueryString.Create(
        codes.Select(code => KeyValuePair.Create("agency", (string?)code))
            .Concat(Year is { } year ? [KeyValuePair.Create("year", (string?)year.ToString(CultureInfo.InvariantCulture))] : []));

    private async Task<ComparedAgency> ComparedAsync(Agency agency, CancellationToken cancellationToken)
    {
        var cells = await overview.OfAgencyAsync(visitor.Sees, agency.Id, cancellationToken);
        Years = [.. Years.Concat(cells.Where(cell => cell.PromisingReportId is not null).Select(cell => cell.Year)).Distinct().Order()];
        var wanted = cells.Where(cell => cell.PromisingReportId is not null && (Year is null || cell.Year == Year)).ToList();
        var running = (await threads.OfAgencyAsync(visitor.Sees, agency.Id, cancellationToken))
            .Where(thread => Year is null || thread.Entries.Any(entry => entry.PlanYear == Year))
            .ToList();
        return new(
            agency,
            Answered.Sum(wanted.Select(cell => cell.Counts)),
            wanted.Count,
            wanted.Count(cell => cell.AnsweringReportId is not null),
            running.Count,
            running.Count(thread => thread.IsUnfulfilled));
    }
}
