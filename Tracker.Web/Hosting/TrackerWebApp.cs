using Tracker.Web.Texts;

namespace Tracker.Web.Hosting;

/// <summary>What every request passes through, in order.</summary>
internal static class TrackerWebApp
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void UseTrackerWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLanguage();
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseStaticFiles(new StaticFileOptions
        {
            // The pages name each file with a hash of its content.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? Forever : "no-cache",
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapExternalSignIn();
        app.MapJobs();

        // An address that leads nowhere is 404 rather than refused.
        app.MapFallback(() => Results.NotFound()).RequireAuthorization(Access.SignedIn);
    }
}
