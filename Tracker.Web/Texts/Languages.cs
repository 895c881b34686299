using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Tracker.Engine.Exports.Wording;

namespace Tracker.Web.Texts;

/// <summary>Chinese first; English by ?lang=en, which is remembered in a cookie.</summary>
public static class Languages
{
    public const string QueryKey = "lang";

    private const string Cookie = "tracker.lang";

    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static void AddTexts(this IServiceCollection services)
    {
        services.AddSingleton<Ui>();
        services.AddTransient(_ => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Words.English : Words.Chinese);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Chinese);
            options.SupportedCultures = options.SupportedUICultures = [Chinese, English];

            // What the browser asks for is left aside: the reports are Chinese, and so are their readers.
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(
                    Named(context.Request.Query[QueryKey]) ?? Named(context.Request.Cookies[Cookie]))),
            ];
        });
    }

    public static void UseLanguage(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            if (Named(context.Request.Query[QueryKey]) is { } chosen)
            {
                Remember(context, chosen.UICultures[0].Value!);
            }

            return next(context);
        });
    }

    /// <summary>Keeps a person's choice for the requests to come.</summary>
    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(Cookie, language, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });

    private static ProviderCultureResult? Named(string? language) => language switch
    {
        "zh" or "zh-CN" => new ProviderCultureResult(Chinese.Name),
        "en" => new ProviderCultureResult(English.Name),
        _ => null,
    };
}
