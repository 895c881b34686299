using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.Admin;

/// <summary>What is looked after now and then, each with how it stands.</summary>
[Authorize(Access.View)]
public sealed class AdminModel(IServiceProvider services, Visitor visitor) : PageModel
{
    public IReadOnlyList<(Place Place, PlaceState State)> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var states = new PlaceStates(services);
        var entries = new List<(Place, PlaceState)>();
        foreach (var place in Places.Managed.Where(place => visitor.May(place.Needs)))
        {
            entries.Add((place, await states.OfAsync(place, cancellationToken)));
        }

        Entries = entries;
    }
}
