namespace Tracker.Web.Hosting;

/// <summary>Headers on every answer, error pages and files included.</summary>
internal static class SecurityHeaders
{
    /// <summary>No inline script and no inline style anywhere, so neither needs an exception.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Asked now: a branch of the pipeline changes the path.
        var policy = context.Request.Path.StartsWithSegments(JobHosting.Dashboard, StringComparison.OrdinalIgnoreCase)
            ? JobHosting.DashboardContentSecurityPolicy
            : ContentSecurityPolicy;
        context.Response.OnStarting(
            static state =>
            {
                var (headers, policy) = ((IHeaderDictionary, string))state;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                return Task.CompletedTask;
            },
            (context.Response.Headers, policy));
        return next(context);
    });
}
