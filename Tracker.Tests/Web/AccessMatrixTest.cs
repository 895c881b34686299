using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;

namespace Tracker.Tests.Web;

/// <summary>Every handler of every endpoint, as the application itself lists them, for every role, over its own, a subordinate and another agency.</summary>
public sealed class AccessMatrixTest
{
    private const string Own = "yunmei-szf";
    private const string Subordinate = "songwu-xzf";
    private const string Other = "sgat";

    private WebHost host = null!;
    private Dictionary<string, Target> targets = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = new WebHost(await SampleDatabase.CopyAsync(), IPAddress.Loopback, ("Tracker:SignIn:TriesPerMinute", "100000"));
        var people = host.Services.GetRequiredService<ManagePeople>();
        foreach (var role in Enum.GetValues<Role>())
        {
            await people.AddAsync(new Person { UserName = Name(role), Name = "矩阵" }, "test");
            var agency = role == Role.Administrator ? null : Own;
            Assert.That(await people.GrantAsync(Name(role), role, agency, "test"), Is.InstanceOf<PersonResult.Done>());
        }

        await people.AddAsync(new Person { UserName = "nobody", Name = "无" }, "test");
        targets = [];
        foreach (var code in new[] { Own, Subordinate, Other })
        {
            targets[code] = await AccessMatrix.TargetAsync(host.Services, code);
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task EveryHandler_StandsInTheMatrix() => Assert.That((await HandlersAsync()).Order(), Is.EqualTo(AccessMatrix.Entries.Keys.Order()));

    [Test]
    public void EveryEndpoint_NamesItsPolicy()
    {
        string[] policies = [.. Enum.GetNames<Right>(), Access.SignedIn];
        var silent = Endpoints().Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => policies.Contains(data.Policy)));
        Assert.That(silent.Select(endpoint => endpoint.DisplayName), Is.Empty);
    }

    [Test]
    public void EveryForm_NamesItsRight()
    {
        var silent = typeof(Access).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(PageModel)) && !HandlerRights.PageDecides(type))
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal) && method.GetCustomAttribute<NeedsAttribute>() is null);
        Assert.That(silent.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"), Is.Empty, "it would be refused");
    }

    [Test]
    public async Task Nobody_ComesIn_WithoutSigningIn()
    {
        using var client = host.Anonymous(followRedirects: false);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (handler, entry) in AccessMatrix.Entries.Where(item => !item.Value.Door.IsOpen))
            {
                var status = await AskAsync(client, handler, entry, targets[Own], token: null);
                Assert.That(status, Is.EqualTo(handler.StartsWith("POST", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect), handler);
            }
        }
    }

    [TestCase(null)]
    [TestCase(Role.Supervisor)]
    [TestCase(Role.Reviewer)]
    [TestCase(Role.Liaison)]
    [TestCase(Role.OfficeHead)]
    [TestCase(Role.Administrator)]
    [TestCase(Role.Auditor)]
    public async Task Role_DoesWhatItMay_WhereItMay(Role? role)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (handler, entry) in AccessMatrix.Entries)
            {
                foreach (var (code, target) in targets.Where(target => entry.OfAgency || target.Key == Own))
                {
                    // A session of its own each time: some handlers end it.
                    using var client = host.Browser(followRedirects: false, role is { } named ? Name(named) : "nobody");
                    var token = Browsing.Token(await client.OpenAsync("/account"));
                    var status = await AskAsync(client, handler, entry, target, token);
                    Assert.That(Outcome(status), Is.EqualTo(Expected(handler, entry, role, code)), $"{handler} as {role} on {code}: {(int)status}");
                }
            }
        }
    }

    private static string Expected(string handler, Entry entry, Role? role, string code)
    {
        if (entry.Door.Needs is { } right && (role is null || !role.Value.Has(right)))
        {
            return "refused";
        }

        // Whoever only looks, or only administers, takes no step; which step a role takes is the case's own rule.
        if (handler == "POST cases/{id:long}" && (role == Role.Administrator || (role == Role.Auditor && code != Other)))
        {
            return "refused";
        }

        var isElsewhere = entry.OfAgency && code == Other && role != Role.Administrator;
        return isElsewhere || handler is "* {*path:nonfile}" or "GET errors/{code:int}" or "POST errors/{code:int}" or "POST sign-in Demo" or "GET /sign-in/external" ? "not there"
            : handler is "GET messages/{id:long}" or "GET messages/{id:long} Calendar" ? "not there"
            : handler is "POST account Password" or "POST account Codes" or "GET circulars/{id:long} Download" or "POST jobs Run" ? "not there"
            : "let in";
    }

    private static string Outcome(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Forbidden => "refused",
        HttpStatusCode.NotFound => "not there",
        HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable or HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity => "let in",
        _ => status.ToString(),
    };

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string handler, Entry entry, Target target, string? token)
    {
        var address = entry.Address(target);
        if (!handler.StartsWith("POST", StringComparison.Ordinal))
        {
            using var page = await client.GetAsync(address);
            return page.StatusCode;
        }

        var fields = (entry.Form?.Invoke(target) ?? []).Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();
        if (token is not null)
        {
            fields.Add(KeyValuePair.Create("__RequestVerificationToken", token));
        }

        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(address, content);
        return answer.StatusCode;
    }

    private static string Name(Role role) => "matrix-" + role.ToString().ToLowerInvariant();

    private IEnumerable<RouteEndpoint> Endpoints() =>
        host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private async Task<IReadOnlyList<string>> HandlersAsync()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var handlers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints())
        {
            var route = endpoint.RoutePattern.RawText;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);

                // A page without a handler for it still shows itself.
                handlers.Add($"GET {route}");
                foreach (var handler in compiled.HandlerMethods)
                {
                    var method = $"{handler.HttpMethod.ToUpperInvariant()} {route}";
                    handlers.Add(handler.Name is null ? method : $"{method} {handler.Name}");
                }
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
                handlers.Add($"{(methods.Count == 0 ? "*" : string.Join(',', methods))} {route}");
            }
        }

        return [.. handlers];
    }
}
