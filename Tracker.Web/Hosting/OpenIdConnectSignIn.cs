using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Web.SignIn;

namespace Tracker.Web.Hosting;

/// <summary>
/// Sign-in elsewhere (统一身份认证): a claim names a person who exists here. Nobody is added and no right is given by it; whoever
/// is unknown or disabled here stays out.
/// </summary>
internal static class OpenIdConnectSignIn
{
    public const string Scheme = "OpenIdConnect";

    public static void AddOpenIdConnectSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(OpenIdConnectSettings.Section).Get<OpenIdConnectSettings>() ?? new OpenIdConnectSettings();
        services.AddSingleton(settings);
        if (!settings.IsOn)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(settings.ClientId))
        {
            throw new InvalidOperationException($"{OpenIdConnectSettings.Section}:ClientId is missing.");
        }

        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            options.SignInScheme = Sessions.Scheme;
            options.Authority = settings.Authority;
            options.ClientId = settings.ClientId;
            options.ClientSecret = settings.ClientSecret;
            options.RequireHttpsMetadata = settings.RequireHttps;
            options.ResponseType = OpenIdConnectResponseType.Code;

            // By query and not by a form from elsewhere, so that the cookies of the way back can stay on this site.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.CallbackPath = "/sign-in/external/callback";
            options.Scope.Clear();
            foreach (var scope in settings.Scopes)
            {
                options.Scope.Add(scope);
            }

            options.Events.OnTokenValidated = context => SignInAsync(context, settings);
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect(context.Failure is UnknownPersonException ? "/sign-in?problem=unknown" : "/sign-in?problem=external");
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Leads to the sign-in elsewhere. A link and no form: the content policy lets forms go nowhere else.</summary>
    public static void MapExternalSignIn(this IEndpointRouteBuilder app) => app
        .MapGet("/sign-in/external", (string? returnUrl, OpenIdConnectSettings settings) => settings.IsOn
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = IsLocal(returnUrl) ? returnUrl : "/" }, [Scheme])
            : Results.NotFound())
        .AllowAnonymous()
        .WithDisplayName("/sign-in/external");

    /// <summary>The identity was proved, but it names nobody who may sign in here.</summary>
    private sealed class UnknownPersonException : Exception;

    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    private static async Task SignInAsync(TokenValidatedContext context, OpenIdConnectSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var named = context.Principal?.FindFirst(settings.Claim)?.Value;
        if (string.IsNullOrWhiteSpace(named)
            || await services.GetRequiredService<PersonQueries>().StandingAsync(named.ToLowerInvariant()) is not { } standing)
        {
            context.Fail(new UnknownPersonException());
            return;
        }

        await services.GetRequiredService<Credentials>().RecordAsync(null, standing.Person, new SignInEvent("signin.succeeded", ("method", "openid")));
        context.Principal = Sessions.Principal(standing.Person, standing.SecurityStamp);
    }
}
