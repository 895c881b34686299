using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Engine.Pipeline;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Web.Pages.SignIn;

/// <summary>Ends the session; asks first where somebody merely followed a link.</summary>
[Authorize(Access.SignedIn)]
public sealed class SignOutModel(Credentials credentials, Visitor visitor) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await credentials.RecordAsync(null, visitor.Person!, new SignInEvent("signin.ended"));
        await HttpContext.SignOutAsync(Sessions.Scheme);
        return Redirect("/sign-in");
    }
}
