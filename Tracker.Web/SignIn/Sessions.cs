using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Web.SignIn;

/// <summary>The cookies of a session and of a sign-in under way, and what stands in them: who, and under which stamp.</summary>
internal static class Sessions
{
    /// <summary>Signed in.</summary>
    public const string Scheme = "Tracker";

    /// <summary>The password was right; a code or a new password is still wanted.</summary>
    public const string Pending = "Tracker.Pending";

    private const string StampClaim = "stamp";
    private const string StepClaim = "step";

    public static ClaimsPrincipal Principal(Person person, string? stamp, SignInStep step = SignInStep.Done) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, person.UserName), new Claim(StampClaim, stamp ?? string.Empty), new Claim(StepClaim, step.ToString())],
        step == SignInStep.Done ? Scheme : Pending,
        ClaimTypes.Name,
        null));

    /// <summary>Whether this is the step that the sign-in waits for.</summary>
    public static bool IsAt(this ClaimsPrincipal principal, SignInStep step) => principal.HasClaim(StepClaim, step.ToString());

    /// <summary>Whether the principal was made under this stamp.</summary>
    public static bool IsUnder(this ClaimsPrincipal principal, string? stamp) =>
        string.Equals(principal.FindFirstValue(StampClaim), stamp ?? string.Empty, StringComparison.Ordinal);

    /// <summary>
    /// Looks the person up at every request: whoever was disabled, or whose secrets were changed, is out at once, and grants
    /// hold from the next request on.
    /// </summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var people = context.HttpContext.RequestServices.GetRequiredService<PersonQueries>();
        var standing = context.Principal?.Identity?.Name is { } userName
            ? await people.StandingAsync(userName, context.HttpContext.RequestAborted)
            : null;
        if (standing is null || !context.Principal!.IsUnder(standing.SecurityStamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        context.HttpContext.Features.Set(standing);
    }

    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<IPasswordValidator<UserAccount>, AccountPasswordPolicy>();
        services.AddScoped<IPasswordHasher<UserAccount>, AccountPasswordHasher>();
        services.AddSingleton<ILookupNormalizer, LowerCaseNames>();
        services.AddSingleton<OneTimeCodes>();
        services.AddScoped<SignInFlow>();
        services.AddOptions<IdentityOptions>().Configure<Microsoft.Extensions.Options.IOptions<SignInOptions>>((identity, ours) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = ours.Value.FailuresUntilLocked;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(ours.Value.LockedMinutes);
        });
        return services.AddIdentityCore<UserAccount>().AddUserStore<AccountStore>();
    }
}
