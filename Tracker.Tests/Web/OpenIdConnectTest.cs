using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>Sign-in elsewhere, against a provider on this machine.</summary>
public sealed class OpenIdConnectTest
{
    private FakeIdentityProvider provider = null!;
    private WebHost host = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task Start()
    {
        provider = await FakeIdentityProvider.StartAsync();
        host = new WebHost(
            SampleDatabase.Empty(),
            IPAddress.Loopback,
            ("Tracker:OpenIdConnect:Authority", provider.Address),
            ("Tracker:OpenIdConnect:ClientId", FakeIdentityProvider.ClientId),
            ("Tracker:OpenIdConnect:ClientSecret", FakeIdentityProvider.ClientSecret),
            ("Tracker:OpenIdConnect:RequireHttps", "false"));
        client = host.Anonymous(followRedirects: false);
        var people = host.Services.GetRequiredService<ManagePeople>();
        await people.AddAsync(new Person { UserName = "jia", Name = "甲" }, "test");
        await people.GrantAsync("jia", Role.Auditor, null, "test");
    }

    [TearDown]
    public async Task Stop()
    {
        client.Dispose();
        await host.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Test]
    public async Task SignIn_FindsThePersonWhoExistsHere_AndLeadsWhereTheyWanted()
    {
        using (var signIn = await client.GetAsync("/sign-in?returnUrl=%2Fflags"))
        {
            Assert.That((await signIn.ReadAsync()).QuerySelector("a[href^='/sign-in/external']")?.GetAttribute("href"), Does.Contain("%2Fflags"));
        }

        // The provider's way of writing names is not ours.
        provider.UserName = "JIA";
        Assert.That(await SignInAsync("/flags"), Is.EqualTo("/flags"));
        using var account = await client.GetAsync("/account");
        var ledger = await host.Services.GetRequiredService<LedgerQueries>().ListAsync(Scope.Everything, new PageRequest(), "person:jia");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await account.ReadAsync()).QuerySelector(".page-head code")!.TextContent, Is.EqualTo("jia"));
            Assert.That(ledger.Items[0].Action, Is.EqualTo("signin.succeeded"));
            Assert.That(ledger.Items[0].Payload, Does.Contain("openid"));
        }
    }

    [TestCase("nobody", Description = "unknown here")]
    [TestCase("", Description = "the claim is empty")]
    public async Task SignIn_IsRefused_ForWhomNobodyAdded(string userName)
    {
        provider.UserName = userName;
        Assert.That(await SignInAsync("/flags"), Is.EqualTo("/sign-in?problem=unknown"));
        await AssertOutAsync("/sign-in?problem=unknown", "没有您的账号");
    }

    [Test]
    public async Task SignIn_IsRefused_ForWhoeverWasDisabled()
    {
        await host.Services.GetRequiredService<ManagePeople>().ChangeAsync("jia", person => person with { IsActive = false }, "test");
        Assert.That(await SignInAsync("/flags"), Is.EqualTo("/sign-in?problem=unknown"));
    }

    [Test]
    public async Task Token_IsRefused_WithAnotherNonce()
    {
        provider.HasWrongNonce = true;
        await AssertTokenRefusedAsync();
    }

    [Test]
    public async Task Token_IsRefused_WithAnotherSignature()
    {
        provider.HasWrongSignature = true;
        await AssertTokenRefusedAsync();
    }

    [Test]
    public async Task Token_IsRefused_MadeForSomebodyElse()
    {
        provider.Audience = "another-application";
        await AssertTokenRefusedAsync();
    }

    [Test]
    public async Task Callback_IsRefused_ThatNobodyAskedFor()
    {
        using var callback = await client.GetAsync("/sign-in/external/callback?code=1&state=2");
        Assert.That(callback.Headers.Location?.OriginalString, Is.EqualTo("/sign-in?problem=external"));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example")]
    [TestCase("/\\evil.example")]
    [TestCase("evil")]
    public async Task SignIn_NeverLeadsElsewhere(string returnUrl) => Assert.That(await SignInAsync(returnUrl), Is.EqualTo("/"));

    private async Task AssertTokenRefusedAsync()
    {
        Assert.That(await SignInAsync("/flags"), Is.EqualTo("/sign-in?problem=external"));
        await AssertOutAsync("/sign-in?problem=external", "没有成功");
    }

    private async Task AssertOutAsync(string address, string said)
    {
        using var page = await client.GetAsync(address);
        using var account = await client.GetAsync("/account");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await page.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain(said));
            Assert.That(account.Headers.Location?.OriginalString, Does.Contain("/sign-in"), "nobody is signed in");
        }
    }

    /// <summary>Goes to the provider and back, as a browser would; the address that the application leads to in the end.</summary>
    private async Task<string> SignInAsync(string returnUrl)
    {
        using var challenge = await client.GetAsync("/sign-in/external?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.That(challenge.Headers.Location?.OriginalString, Does.StartWith(provider.Address + "/authorize"));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        using var authorized = await browser.GetAsync(challenge.Headers.Location);
        Assert.That(authorized.Headers.Location?.AbsolutePath, Is.EqualTo("/sign-in/external/callback"));
        using var callback = await client.GetAsync(authorized.Headers.Location!.PathAndQuery);
        return callback.Headers.Location?.OriginalString ?? $"{callback.StatusCode}";
    }
}
