using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Agencies;

/// <summary>What one agency promised for one year and what became of it.</summary>
[Authorize(Access.View)]
public sealed class AgencyYearModel(
    AgencyQueries agencies,
    OverviewQueries overview,
    CommitmentQueries commitments,
    FlagSettings settings,
    YearEvidence evidence,
    Visitor visitor) : PageModel
{
    private const int Most = 500;

    [FromQuery(Name = "status")]
    public AssessmentStatus? Status { get; set; }

    [FromQuery(Name = "kind")]
    public CommitmentKind? Kind { get; set; }

    public Agency Agency { get; private set; } = null!;

    public int PlanYear { get; private set; }

    public OverviewCell Cell { get; private set; } = null!;

    /// <summary>The agency's other years with promises.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<CommitmentListItem> Shown { get; private set; } = [];

    public IReadOnlyDictionary<CommitmentKind, int> Kinds { get; private set; } = new Dictionary<CommitmentKind, int>();

    public IReadOnlyDictionary<long, IReadOnlyList<Evidence>> Evidence { get; private set; } = new Dictionary<long, IReadOnlyList<Evidence>>();

    public DateOnly PublishBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, int planYear, CancellationToken cancellationToken)
    {
        if (await agencies.FindAsync(visitor.Sees, code, cancellationToken) is not { } agency)
        {
            return NotFound();
        }

        var cells = await overview.OfAgencyAsync(visitor.Sees, agency.Id, cancellationToken);
        if (cells.FirstOrDefault(cell => cell.Year == planYear) is not { } cell)
        {
            return NotFound();
        }

        (Agency, PlanYear, Cell) = (agency, planYear, cell);
        Years = [.. cells.Where(other => other.PromisingReportId is not null).Select(other => other.Year)];
        PublishBy = settings.Calendar.PublishBy(agency.Level, planYear);
        var all = await commitments.ListAsync(
            visitor.Sees,
            new CommitmentFilter { AgencyId = agency.Id, PlanYear = planYear },
            CommitmentOrder.Text,
            new PageRequest(1, Most),
            cancellationToken);
        Kinds = all.Items.CountBy(item => item.Kind).ToDictionary();
        Shown = [.. all.Items.Where(item => (Status is null || item.EffectiveStatus == Status) && (Kind is null || item.Kind == Kind))];
        Evidence = await evidence.OfAsync(visitor.Sees, Shown, cancellationToken);
        return Page();
    }
}
