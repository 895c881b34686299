using System.Net;
using Tracker.Web.Hosting;

namespace Tracker.Tests.Web;

/// <summary>The doors: who is led where, and what every answer carries. Who may do what is the matrix of <see cref="AccessMatrixTest"/>.</summary>
public sealed class AccessTest
{
    [TestCase("/")]
    [TestCase("/ledger")]
    [TestCase("/nowhere")]
    public async Task Request_LeadsToTheSignIn_AndBack_WhenNobodyIsSignedIn(string address)
    {
        await using var host = WebHost.WithoutReports();
        using var client = host.Anonymous(followRedirects: false);
        using var response = await client.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(response.Headers.Location!.PathAndQuery, Is.EqualTo("/sign-in?returnUrl=" + Uri.EscapeDataString(address)));
    }

    [Test]
    public async Task Page_IsRefusedInTheDesign_WithoutTheRight()
    {
        await using var host = await WebHost.WithSamplesAsync();
        using var client = host.Browser(person: "lihuai");
        var page = await client.OpenAsync("/people", HttpStatusCode.Forbidden);
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("没有这项权限"));
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
