using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.SignIn;

/// <summary>The second step for whoever asked for one: a one-time code, or a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(SessionServices.TriesPolicy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CodeModel(SignInFlow flow, IServiceProvider services, Ui ui) : PageModel
{
    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    public async Task<IActionResult> OnGetAsync() => await flow.PendingAsync(SignInStep.Code) is null ? Over() : Page();

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await flow.PendingAsync(SignInStep.Code) is not { } account)
        {
            return Over();
        }

        switch (await flow.CodeAsync(account, code ?? string.Empty, services.GetRequiredService<OneTimeCodes>()))
        {
            case SignInStep.Done:
                return LocalRedirect(Target);
            case SignInStep.NewPassword:
                return Redirect("/sign-in/password" + QueryString.Create("returnUrl", Target));
            default:
                Problem = ui["signin.codeRefused"];
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
        }
    }

    private RedirectResult Over() => Redirect("/sign-in?problem=over");
}
