using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tracker.Engine.Exports.Wording;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.SignIn;

/// <summary>The last step with a one-time password: one's own in its place.</summary>
[AllowAnonymous]
[EnableRateLimiting(SessionServices.TriesPolicy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewPasswordModel(SignInFlow flow, Ui ui, Words words) : PageModel
{
    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Problem { get; private set; }

    public string UserName { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await flow.PendingAsync(SignInStep.NewPassword) is not { } account)
        {
            return Redirect("/sign-in?problem=over");
        }

        UserName = account.Person.UserName;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? password, string? again)
    {
        if (await flow.PendingAsync(SignInStep.NewPassword) is not { } account)
        {
            return Redirect("/sign-in?problem=over");
        }

        UserName = account.Person.UserName;
        Problem = password != again
            ? ui["signin.notTheSame"]
            : PasswordWords.Of(ui, words, await flow.ReplacePasswordAsync(account, password ?? string.Empty));
        if (Problem is null)
        {
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
