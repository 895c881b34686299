using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Circulars;

/// <summary>The proposed circulars, those to decide first of all.</summary>
[Authorize(Access.Supervise)]
public sealed class CircularsModel(CircularQueries circulars, Visitor visitor) : PageModel
{
    private const int Rows = 30;

    [FromQuery(Name = "status")]
    public CircularStatus Status { get; set; } = CircularStatus.Proposed;

    [FromQuery(Name = Pager.QueryKey)]
    public int Number { get; set; } = 1;

    public Page<CircularListItem> Found { get; private set; } = null!;

    public IReadOnlyDictionary<CircularStatus, int> Counts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Counts = await circulars.CountsAsync(visitor.Scope(Right.Supervise), cancellationToken);
        Found = await circulars.ListAsync(visitor.Scope(Right.Supervise), Status, new PageRequest(Number, Rows), cancellationToken);
    }
}
