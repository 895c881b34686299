using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Engine.Users;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;
using Filters = Tracker.Engine.Pipeline.SavedFilters;

namespace Tracker.Web.Pages.SavedFilters;

/// <summary>The visitor's own filters; they are named on the pages they belong to and removed here.</summary>
[Authorize(Access.SignedIn)]
public sealed class SavedFiltersModel(Filters filters, Visitor visitor, Ui ui) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public IReadOnlyList<SavedFilter> Own { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostSaveAsync(FilteredPage? filtered, string? name, string? query, CancellationToken cancellationToken)
    {
        if (filtered is not { } page || !Enum.IsDefined(page))
        {
            return await RefusedAsync("saved.QueryUnfit", cancellationToken);
        }

        var kept = FilterKeys.Of(page, QueryHelpers.ParseQuery(query));
        var result = await filters.SaveAsync(visitor.Person!.Id, page, name, kept, cancellationToken);
        return result == Engine.Pipeline.SavedFilterResult.Saved
            ? Redirect(FilterKeys.Path(page) + "?" + kept)
            : await RefusedAsync($"saved.{result}", cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
    {
        // What is gone already, or somebody else's, needs no word.
        Notice = await filters.RemoveAsync(visitor.Person!.Id, id, cancellationToken) ? ui["saved.removed"] : null;
        return Redirect("/saved-filters");
    }

    private async Task<IActionResult> RefusedAsync(string key, CancellationToken cancellationToken)
    {
        Problem = ui[key, Filters.Most, SavedFilter.LongestName];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Own = await filters.OfAsync(visitor.Person!.Id, cancellationToken);
}
