using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Hosting;

namespace Tracker.Tests.Web;

/// <summary>Until people sign in: this machine only, and nothing that nobody thought about.</summary>
public sealed class AccessTest
{
    [Test]
    public async Task EveryEndpoint_NamesItsPolicy()
    {
        await using var host = WebHost.WithoutReports();
        var endpoints = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).ToList();
        var silent = endpoints.Where(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == Access.Local));
        var open = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(endpoints, Has.Count.GreaterThan(7));
            Assert.That(silent.Select(endpoint => endpoint.DisplayName), Is.Empty);
            Assert.That(open, Is.SubsetOf(new[] { "errors/{code:int}", "/healthz", "/readyz" }), "only these are for everybody");
        }
    }

    [TestCase("/")]
    [TestCase("/ledger")]
    [TestCase("/nowhere")]
    public async Task Request_IsRefused_WhenItComesFromElsewhere(string address)
    {
        await using var host = new WebHost(SampleDatabase.Empty(), IPAddress.Parse("192.0.2.7"));
        using var client = host.Browser();
        var page = await client.OpenAsync(address, HttpStatusCode.Forbidden);
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("只能在本机使用"));
    }

    [Test]
    public async Task Request_IsRefused_UnderAnotherHostName()
    {
        await using var host = WebHost.WithoutReports();
        using var client = host.Browser();
        client.DefaultRequestHeaders.Host = "attacker.example";
        using var response = await client.GetAsync("/");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("/")]
    [TestCase("/css/base.css")]
    [TestCase("/nowhere")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string address)
    {
        await using var host = WebHost.WithoutReports();
        using var client = host.Browser();
        using var response = await client.GetAsync(address);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(response.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("same-origin"));
        }
    }

    [TestCase("http://127.0.0.1:5080", true)]
    [TestCase("http://127.9.9.9:80", true, Description = "all of 127/8 is this machine")]
    [TestCase("http://[::1]:5080", true)]
    [TestCase("http://localhost:0", true)]
    [TestCase("http://0.0.0.0:5080", false)]
    [TestCase("http://[::]:5080", false)]
    [TestCase("http://*:5080", false)]
    [TestCase("http://+:80", false)]
    [TestCase("http://tracker.example:80", false)]
    [TestCase("http://localhost.example:80", false)]
    [TestCase("http://192.168.1.5:80", false)]
    [TestCase("http://unix:/tmp/tracker.sock", false)]
    [TestCase("nonsense", false)]
    public void IsLoopback_KnowsThisMachine(string address, bool expected) =>
        Assert.That(LoopbackBinding.IsLoopback(address), Is.EqualTo(expected));
}
