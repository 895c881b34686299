using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Agencies;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.People;

/// <summary>Everybody who works with Tracker, and a form for one more.</summary>
[Authorize(Access.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PeopleModel(PersonQueries people, AgencyQueries agencies, ManagePeople manage, Visitor visitor, Words words) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public string? Agency { get; set; }

    public string? Problem { get; private set; }

    /// <summary>Who was just added, with the password that is shown this once.</summary>
    public PersonResult.Done? Added { get; private set; }

    public IReadOnlyList<PersonWithGrants> All { get; private set; } = [];

    public IReadOnlyDictionary<long, Agency> Agencies { get; private set; } = new Dictionary<long, Agency>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await manage.AddAccountAsync(
            new Person { UserName = UserName?.Trim() ?? string.Empty, Name = Name?.Trim() ?? string.Empty, Email = GivenOrNull(Email) },
            Role,
            GivenOrNull(Agency),
            password: null,
            visitor.Actor,
            cancellationToken);
        if (result is PersonResult.Refused refused)
        {
            Problem = words.Name(refused.Problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            Added = (PersonResult.Done)result;
            ModelState.Clear();
            (UserName, Name, Email, Role, Agency) = (null, null, null, null, null);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private static string? GivenOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        All = await people.AllAsync(cancellationToken);
        Agencies = (await agencies.AllAsync(visitor.Scope(Right.Administer), cancellationToken)).ToDictionary(agency => agency.Id);
    }
}
