using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.SignIn;

/// <summary>Who is it? For everybody; says what to do where nobody can sign in yet.</summary>
[AllowAnonymous]
[EnableRateLimiting(SessionServices.TriesPolicy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(
    SignInFlow flow,
    Credentials credentials,
    PersonQueries people,
    DemoMode demo,
    OpenIdConnectSettings external,
    Visitor visitor,
    Ui ui) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [FromQuery(Name = "problem")]
    public string? Happened { get; set; }

    public string? Problem { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>Whom the demonstration lets in by a button; none elsewhere.</summary>
    public IReadOnlyList<PersonWithGrants> Demo { get; private set; } = [];

    /// <summary>Whether nobody has a password yet, so that the first administrator is to be made.</summary>
    public bool IsNew { get; private set; }

    public string? External => external.IsOn ? external.Name ?? ui["signin.external"] : null;

    public string ExternalHref => "/sign-in/external" + QueryString.Create("returnUrl", Target);

    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (visitor.IsSignedIn)
        {
            return LocalRedirect(Target);
        }

        Problem = Happened switch
        {
            "external" => ui["signin.externalFailed"],
            "unknown" => ui["signin.externalUnknown"],
            _ => null,
        };
        Notice = Happened == "over" ? ui["signin.over"] : null;
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(UserName) || string.IsNullOrEmpty(password))
        {
            return await RefusedAsync(cancellationToken);
        }

        return await flow.PasswordAsync(UserName, password) switch
        {
            SignInStep.Done => LocalRedirect(Target),
            SignInStep.Code => Redirect("/sign-in/code" + QueryString.Create("returnUrl", Target)),
            SignInStep.NewPassword => Redirect("/sign-in/password" + QueryString.Create("returnUrl", Target)),
            _ => await RefusedAsync(cancellationToken),
        };
    }

    /// <summary>The demonstration's one-click sign-in; its accounts exist nowhere else.</summary>
    public async Task<IActionResult> OnPostDemoAsync(string person, CancellationToken cancellationToken)
    {
        var isHere = HttpContext.Connection.RemoteIpAddress is { } remote && System.Net.IPAddress.IsLoopback(remote);
        if (!demo.IsOn || !isHere || await credentials.FindAsync(person, cancellationToken) is not { Person.IsActive: true } found)
        {
            return NotFound();
        }

        await flow.StartAsync(new UserAccount(found.Person, found.Credential), "demo", hasCredential: found.Credential is not null);
        return LocalRedirect(Target);
    }

    private async Task<IActionResult> RefusedAsync(CancellationToken cancellationToken)
    {
        Problem = ui["signin.refused"];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        IsNew = !demo.IsOn && !external.IsOn && !await credentials.AnyAsync(cancellationToken);
        if (demo.IsOn)
        {
            Demo = [.. (await people.AllAsync(cancellationToken)).Where(item => item.Person.IsActive && item.Grants.Count > 0).OrderBy(item => item.Grants[0].Role)];
        }
    }
}
