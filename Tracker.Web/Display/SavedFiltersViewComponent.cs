using Microsoft.AspNetCore.Mvc;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Web.SignIn;

namespace Tracker.Web.Display;

/// <summary>What a page shows of the visitor's saved filters.</summary>
/// <param name="Current">The filter in the address; empty where none is set.</param>
public sealed record SavedFiltersView(FilteredPage Page, string Current, IReadOnlyList<SavedFilter> Saved);

/// <summary>&lt;vc:saved-filters page="…" /&gt;: the visitor's own filters of this page as pills, and a form that keeps the present one.</summary>
public sealed class SavedFiltersViewComponent(SavedFilters filters, Visitor visitor) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(FilteredPage page)
    {
        var saved = visitor.Person is { } person ? await filters.OfAsync(person.Id, page, HttpContext.RequestAborted) : [];
        return View("/Pages/Shared/_SavedFilters.cshtml", new SavedFiltersView(page, FilterKeys.Of(page, Request.Query), saved));
    }
}
