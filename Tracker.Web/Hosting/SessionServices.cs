using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Tracker.Engine.Storage;
using Tracker.Web.SignIn;

namespace Tracker.Web.Hosting;

/// <summary>Cookies, keys and limits of signing in.</summary>
internal static class SessionServices
{
    /// <summary>Limits the tries to sign in.</summary>
    public const string TriesPolicy = "sign-in";

    private const string KeysSetting = "Tracker:Keys";

    public static void AddSessions(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration("Tracker:SignIn").ValidateDataAnnotations().ValidateOnStart();
        services.AddAccounts();
        services.AddKeys();
        services.AddAuthentication(Sessions.Scheme)
            .AddCookie(Sessions.Scheme, options =>
            {
                Harden(options, "tracker.session", SameSiteMode.Lax);
                options.SlidingExpiration = true;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "returnUrl";
                options.Events.OnValidatePrincipal = Sessions.ValidateAsync;
                options.Events.OnRedirectToLogin = Challenge;
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddCookie(Sessions.Pending, options =>
            {
                Harden(options, "tracker.signing-in", SameSiteMode.Strict);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                options.SlidingExpiration = false;
            });
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Scheme)
            .Configure<IOptions<SignInOptions>>((cookie, ours) => cookie.ExpireTimeSpan = TimeSpan.FromHours(ours.Value.SessionHours));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(TriesPolicy, Tries);
        });
    }

    private static void Harden(CookieAuthenticationOptions options, string name, SameSiteMode sameSite)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = sameSite;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
    }

    // A person who followed a link is led to the sign-in page and back; anything else is told plainly.
    private static Task Challenge(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var isPage = HttpMethods.IsGet(request.Method)
            && !(request.Headers.Accept.ToString() is var accept && accept.Contains("json", StringComparison.OrdinalIgnoreCase)
                && !accept.Contains("html", StringComparison.OrdinalIgnoreCase));
        if (isPage)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>The keys that seal cookies stand beside the database, so that a restart signs nobody out and several hosts can share them.</summary>
    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Tracker");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IConfiguration, IOptions<DatabaseOptions>, IHostEnvironment, ILoggerFactory>((keys, configuration, database, environment, logging) =>
            {
                var folder = configuration[KeysSetting] is { Length: > 0 } given ? Path.Combine(environment.ContentRootPath, given)
                    : database.Value.Provider == DatabaseProvider.Sqlite
                        ? new SqliteConnectionStringBuilder(database.Value.ConnectionString).DataSource + ".keys"
                        : Path.Combine(environment.ContentRootPath, "keys");
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(PrivateFolder(folder), logging);
            });
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static RateLimitPartition<string> Tries(HttpContext context)
    {
        var limit = context.RequestServices.GetRequiredService<IOptions<SignInOptions>>().Value.TriesPerMinute;
        return HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                $"{context.Connection.RemoteIpAddress}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("looking");
    }
}
