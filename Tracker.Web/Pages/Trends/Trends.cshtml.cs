using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Storage;
using Tracker.Web.Charts;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Trends;

/// <summary>What became of what was promised, year after year, for all that the visitor sees or for one part of it.</summary>
[Authorize(Access.View)]
public sealed class TrendsModel(TrendQueries trends, AgencyQueries agencies, WhileUnchanged unchanged, Visitor visitor) : PageModel
{
    [FromQuery(Name = "agency")]
    public string? AgencyText { get; set; }

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    public AgencyChoice Agency { get; private set; } = null!;

    public IReadOnlyList<YearTrend> Years { get; private set; } = [];

    /// <summary>The year whose flow is shown: the chosen one, else the latest that has any answer.</summary>
    public YearTrend? Shown { get; private set; }

    public YearStacks Stacks => YearStacks.Of(Years);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Agency = await AgencyChoice.OfAsync(agencies, visitor.Sees, AgencyText, cancellationToken);
        if (Agency.IsUnknown)
        {
            return;
        }

        var root = Agency.Agency?.Id;
        Years = await unchanged.GetAsync("trends", visitor.Sees, root ?? 0, () => trends.YearsAsync(visitor.Sees, root, cancellationToken), cancellationToken);
        Shown = Years.FirstOrDefault(year => year.Year == Year) ?? Years.LastOrDefault(year => Answered.Judged(year.Counts) > 0) ?? (Years.Count > 0 ? Years[^1] : null);
    }
}
