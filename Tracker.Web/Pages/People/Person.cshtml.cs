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
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.People;

/// <summary>One person: name and address, roles, password, and whether the person may sign in at all.</summary>
[Authorize(Access.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PersonModel(PersonQueries people, AgencyQueries agencies, ManagePeople manage, Visitor visitor, Ui ui, Words words) : PageModel
{
    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>The password that was just given; shown this once.</summary>
    public PersonResult.Done? Reset { get; private set; }

    public IReadOnlyDictionary<long, Agency> Agencies { get; private set; } = new Dictionary<long, Agency>();

    public async Task<IActionResult> OnGetAsync(string userName, CancellationToken cancellationToken) =>
        await LoadAsync(userName, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostSaveAsync(string userName, string? name, string? email, string? language, CancellationToken cancellationToken) =>
        ChangeAsync(
            userName,
            manage.ChangeAsync(
                userName,
                person => person with
                {
                    Name = name?.Trim() ?? string.Empty,
                    Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim(),
                    Language = language ?? person.Language,
                },
                visitor.Actor,
                cancellationToken),
            cancellationToken);

    public Task<IActionResult> OnPostGrantAsync(string userName, Role? role, string? agency, CancellationToken cancellationToken) =>
        role is { } given
            ? ChangeAsync(
                userName,
                manage.GrantAsync(userName, given, string.IsNullOrWhiteSpace(agency) ? null : agency.Trim(), visitor.Actor, cancellationToken),
                cancellationToken)
            : ShowAsync(userName, ui["people.chooseRole"], cancellationToken);

    public Task<IActionResult> OnPostRevokeAsync(string userName, Role role, string? agency, CancellationToken cancellationToken) => ChangeAsync(
        userName,
        manage.RevokeAsync(userName, role, string.IsNullOrWhiteSpace(agency) ? null : agency, visitor.Actor, cancellationToken),
        cancellationToken);

    public Task<IActionResult> OnPostActiveAsync(string userName, bool active, CancellationToken cancellationToken) => ChangeAsync(
        userName,
        manage.ChangeAsync(userName, person => person with { IsActive = active }, visitor.Actor, cancellationToken),
        cancellationToken);

    public async Task<IActionResult> OnPostResetAsync(string userName, CancellationToken cancellationToken)
    {
        Reset = await manage.ResetPasswordAsync(userName, password: null, visitor.Actor, cancellationToken) as PersonResult.Done;
        return await LoadAsync(userName, cancellationToken) ? Page() : NotFound();
    }

    private async Task<IActionResult> ChangeAsync(string userName, Task<PersonResult> change, CancellationToken cancellationToken)
    {
        switch (await change)
        {
            case PersonResult.Refused { Problem: PersonProblem.UnknownPerson }:
                return NotFound();
            case PersonResult.Refused refused:
                return await ShowAsync(userName, words.Name(refused.Problem), cancellationToken);
            default:
                Notice = ui["account.saved"];
                return Redirect($"/people/{Uri.EscapeDataString(userName)}");
        }
    }

    private async Task<IActionResult> ShowAsync(string userName, string problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await LoadAsync(userName, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(string userName, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(userName.ToLowerInvariant(), cancellationToken) is not { } found)
        {
            return false;
        }

        (Person, Grants) = found;
        Agencies = (await agencies.AllAsync(visitor.Scope(Right.Administer), cancellationToken)).ToDictionary(agency => agency.Id);
        return true;
    }
}
