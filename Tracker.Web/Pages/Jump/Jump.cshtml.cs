using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Jump;

/// <summary>The way to an agency or a page by a few letters of its name; the palette shows what this page lists.</summary>
[Authorize(Access.View)]
public sealed class JumpModel(AgencyQueries agencies, Visitor visitor, Ui ui) : PageModel
{
    private const int Most = 20;
    private const int LongestWords = 100;

    [FromQuery(Name = "q")]
    public string? Words { get; set; }

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public IReadOnlyList<Place> Found { get; private set; } = [];

    public bool IsAsked => !string.IsNullOrWhiteSpace(Words);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var words = Words?.Trim() ?? string.Empty;
        if (words.Length > LongestWords)
        {
            words = words[..LongestWords];
        }

        Found =
        [
            .. Places.Daily.Append(Places.Desk).Concat(Places.Managed)
                .Where(place => visitor.May(place.Needs) && ui[place.Key].Contains(words, StringComparison.OrdinalIgnoreCase)),
        ];
        Agencies = words.Length == 0 ? [] : await agencies.SearchAsync(visitor.Sees, words, Most, cancellationToken);
    }
}
