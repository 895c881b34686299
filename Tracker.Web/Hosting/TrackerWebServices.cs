using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.SecondOpinions;
using Tracker.Engine.Storage;
using Tracker.Web.Display;
using Tracker.Web.Texts;

namespace Tracker.Web.Hosting;

internal static class TrackerWebServices
{
    private const int LargestForm = 64 * 1024;

    public static IServiceCollection AddTrackerWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddTrackerEngine();
        services.AddOptions<DatabaseOptions>().Configure<IConfiguration, IHostEnvironment>(DatabaseLocation.Configure);
        services.AddOptions<SemanticOptions>().BindConfiguration(SemanticOptions.Section);
        services.AddOptions<HolidayCalendarOptions>().Configure<IConfiguration, IHostEnvironment>((options, configuration, environment) =>
            options.Path = configuration["Tracker:HolidayCalendar"] is { Length: > 0 } path ? Path.Combine(environment.ContentRootPath, path) : null);
        services.AddTexts();
        services.AddSingleton(new DemoMode(false));
        services.AddSingleton<DemoData>();
        services.AddSingleton<YearEvidence>();
        services.AddSingleton<WhileUnchanged>();
        services.AddRazorPages(options => options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<HandlerRights>()));
        services.AddSingleton<HandlerRights>();
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Pages/Shared/{0}.cshtml"));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);

        // Chinese stays readable in the source; only what HTML itself gives a meaning to is escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tracker.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
        });
        services.AddProblemDetails();
        services.AddAccess();
        services.AddHostNames();
        services.AddSessions();
        services.AddOpenIdConnectSignIn(configuration);
        services.AddLimits();
        return services;
    }

    private static void AddLimits(this IServiceCollection services)
    {
        // Uploads set their own limits; everything else is a small form.
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestForm;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.Configure<FormOptions>(options => options.ValueLengthLimit = LargestForm);
    }
}
