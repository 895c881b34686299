using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;

namespace Tracker.Tests.Web;

/// <summary>The whole web application over a database of its own.</summary>
/// <param name="database">The file.</param>
/// <param name="remote">From where requests seem to come; null for a real server, which knows.</param>
/// <param name="settings">More settings. Jobs run only where a test asks for them.</param>
internal sealed class WebHost(string database, IPAddress? remote, params (string Name, string Value)[] settings) : WebApplicationFactory<DemoMode>
{
    public static async Task<WebHost> WithSamplesAsync(TimeProvider? time = null) => new(await SampleDatabase.CopyAsync(), IPAddress.Loopback) { Time = time };

    /// <summary>Tells the day; null for the real one.</summary>
    public TimeProvider? Time { get; init; }

    public static WebHost WithoutReports() => new(SampleDatabase.Empty(), IPAddress.Loopback);

    /// <summary>Whoever may do everything, as most tests of the pages need; added to the database where it has nobody of this name.</summary>
    public const string Everybody = "tester";

    public static async Task AddEverybodyAsync(IServiceProvider services)
    {
        var people = services.GetRequiredService<ManagePeople>();
        await people.AddAsync(new Person { UserName = Everybody, Name = "测试员" }, "test");
        await people.GrantAsync(Everybody, Role.Supervisor, null, "test");
        await people.GrantAsync(Everybody, Role.Administrator, null, "test");
        await people.GrantAsync(Everybody, Role.Liaison, null, "test");
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public HttpClient Anonymous(bool followRedirects = true) => Client(new CookieContainer(), followRedirects);

    /// <summary>A browser in which this person is signed in.</summary>
    public HttpClient Browser(bool followRedirects = true, string person = Everybody)
    {
        var cookies = new CookieContainer();
        cookies.Add(ClientOptions.BaseAddress, new System.Net.Cookie(SessionCookie, Session(person)));
        return Client(cookies, followRedirects);
    }

    /// <summary>The cookie of a session as the application would make it, without the seconds that passwords take.</summary>
    public string Session(string person)
    {
        if (person == Everybody)
        {
            AddEverybodyAsync(Services).GetAwaiter().GetResult();
        }

        var standing = Services.GetRequiredService<PersonQueries>().StandingAsync(person).GetAwaiter().GetResult()
            ?? throw new InvalidOperationException($"There is no {person}.");
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        var properties = new AuthenticationProperties { IssuedUtc = TimeProvider.System.GetUtcNow(), ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) };
        return cookie.TicketDataFormat.Protect(new(Sessions.Principal(standing.Person, standing.SecurityStamp), properties, Sessions.Scheme));
    }

    public const string SessionCookie = "tracker.session";

    private HttpClient Client(CookieContainer cookies, bool followRedirects)
    {
        DelegatingHandler[] handlers = followRedirects ? [new RedirectHandler(), new CookieContainerHandler(cookies)] : [new CookieContainerHandler(cookies)];
        return CreateDefaultClient(ClientOptions.BaseAddress, handlers);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Tracker:Database", database);
        builder.UseSetting("Tracker:Jobs:Host", "false");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        if (Time is { } time)
        {
            builder.ConfigureServices(services => services.AddSingleton(time));
        }

        if (remote is not null)
        {
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new FromAddress(remote)));
        }
    }

    private sealed class FromAddress(IPAddress remote) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = remote;
                return rest(context);
            });
            next(app);
        };
    }
}

internal static class Browsing
{
    private static readonly HtmlParser Parser = new();

    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await client.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(expected), address);
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage response) =>
        Parser.ParseDocument(await response.Content.ReadAsStringAsync());

    /// <summary>Sends a form as the page at <paramref name="page"/> would, with its token.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        string page,
        string handler,
        params (string Name, string Value)[] fields)
    {
        var document = await client.OpenAsync(page);
        var values = fields.Append(("__RequestVerificationToken", Token(document)))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        var separator = page.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return await client.PostAsync($"{page}{separator}handler={handler}", new FormUrlEncodedContent(values));
    }

    public static string Token(IHtmlDocument document) =>
        document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>All text with runs of white space as one blank.</summary>
    public static string Text(this IHtmlDocument document) =>
        string.Join(' ', document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Path(this HttpResponseMessage response) => response.RequestMessage!.RequestUri!.PathAndQuery;
}
