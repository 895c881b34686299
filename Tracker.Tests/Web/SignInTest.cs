using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>The way in: passwords, codes, lockout, and what ends a session.</summary>
public sealed class SignInTest
{
    private const string Password = "Paper-Lantern-7";

    private WebHost host = null!;

    private ManagePeople People => host.Services.GetRequiredService<ManagePeople>();

    [SetUp]
    public void Start() => host = new WebHost(SampleDatabase.Empty(), IPAddress.Loopback, ("Tracker:SignIn:TriesPerMinute", "12"));

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task SignInPage_TellsHowToBegin_WhenNobodyCanSignIn()
    {
        using var client = host.Anonymous();
        Assert.That((await client.OpenAsync("/")).Text(), Does.Contain("user add admin").And.Not.Contain("演示账号"));
        await AddAsync();
        Assert.That((await client.OpenAsync("/")).Text(), Does.Not.Contain("user add admin"));
    }

    [Test]
    public async Task OneTimePassword_OpensOnlyItsOwnChange_ThenTheOwnOneSignsIn()
    {
        var first = await AddAsync();
        using var client = host.Anonymous();
        var page = await (await SignInAsync(client, first, "/ledger")).ReadAsync();
        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo("设置新密码"));
        Assert.That((await client.OpenAsync("/ledger")).QuerySelector("h1")!.TextContent, Is.EqualTo("登录"), "nothing else is open yet");

        using var weak = await client.SendAsync("/sign-in/password", "", ("password", "short"), ("again", "short"));
        using var same = await client.SendAsync("/sign-in/password", "", ("password", first), ("again", first));
        using var changed = await client.SendAsync("/sign-in/password?returnUrl=%2Fledger", "", ("password", Password), ("again", Password));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(weak.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(same.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(changed.Path(), Is.EqualTo("/ledger"));
            Assert.That((await changed.ReadAsync()).Text(), Does.Contain("登录").And.Contain("更改密码").And.Contain("给出一次性密码"));
        }

        using var again = host.Anonymous();
        Assert.That((await SignInAsync(again, first)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "once is once");
        Assert.That((await SignInAsync(again, Password)).Path(), Is.EqualTo("/"));
    }

    [Test]
    public async Task Refusal_TellsNothing()
    {
        var first = await AddAsync();
        await People.AddAccountAsync(new Person { UserName = "gone", Name = "离" }, null, null, null, "test");
        await People.ChangeAsync("gone", person => person with { IsActive = false }, "test");
        using var client = host.Anonymous();
        var texts = new List<string>();
        foreach (var (user, password) in new[] { ("jia", "wrong"), ("unknown", first), ("gone", first) })
        {
            using var response = await client.SendAsync("/sign-in", "", ("UserName", user), ("password", password));
            texts.Add($"{response.StatusCode} {(await response.ReadAsync()).QuerySelector("[role=alert]")!.TextContent}");
        }

        Assert.That(texts.Distinct().Count(), Is.EqualTo(1), string.Join('\n', texts));
    }

    [Test]
    public async Task Account_IsLocked_AfterFailures_AlsoForTheRightPassword()
    {
        await OwnPasswordAsync();
        using var client = host.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync(client, "wrong");
        }

        Assert.That((await SignInAsync(client, Password)).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        var ledger = await host.Services.GetRequiredService<LedgerQueries>().ListAsync(Scope.Everything, new PageRequest(), "person:jia");
        Assert.That(ledger.Items[0], Has.Property("Action").EqualTo("signin.locked").And.Property("Actor").EqualTo("signin"));

        var reset = (PersonResult.Done)await People.ResetPasswordAsync("jia", null, "test");
        Assert.That((await SignInAsync(client, reset.OneTimePassword!)).Path(), Does.StartWith("/sign-in/password"));
    }

    [Test]
    public async Task Tries_AreLimited_PerAddress()
    {
        using var client = host.Anonymous();
        var page = await client.OpenAsync("/sign-in");
        HttpStatusCode last = default;
        for (var i = 0; i < 13; i++)
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Browsing.Token(page))]);
            using var response = await client.PostAsync("/sign-in", content);
            last = response.StatusCode;
        }

        Assert.That(last, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [TestCase("https://elsewhere.example/")]
    [TestCase("//elsewhere.example/")]
    [TestCase("/\\elsewhere.example/")]
    public async Task ReturnAddress_LeadsNowhereElse(string address)
    {
        await OwnPasswordAsync();
        using var client = host.Anonymous();
        Assert.That((await SignInAsync(client, Password, address)).RequestMessage!.RequestUri!.AbsoluteUri, Is.EqualTo("http://localhost/"));
    }

    [Test]
    public async Task Session_Ends_AtOnce()
    {
        await OwnPasswordAsync();
        using var client = host.Anonymous(followRedirects: false);
        await SignInAsync(client, Password);
        Assert.That(await StatusAsync(client, "/people"), Is.EqualTo(HttpStatusCode.OK));

        await People.AddAccountAsync(new Person { UserName = "root", Name = "管" }, Role.Administrator, null, null, "test");
        await People.RevokeAsync("jia", Role.Administrator, null, "test");
        Assert.That(await StatusAsync(client, "/people"), Is.EqualTo(HttpStatusCode.Forbidden), "a right that was taken away");

        await People.ChangeAsync("jia", person => person with { IsActive = false }, "test");
        Assert.That(await StatusAsync(client, "/account"), Is.EqualTo(HttpStatusCode.Redirect), "somebody disabled");

        await People.ChangeAsync("jia", person => person with { IsActive = true }, "test");
        Assert.That(await StatusAsync(client, "/account"), Is.EqualTo(HttpStatusCode.Redirect), "the cookie was taken back");
    }

    [Test]
    public async Task SignOut_EndsTheSession()
    {
        await OwnPasswordAsync();
        using var client = host.Anonymous();
        await SignInAsync(client, Password);
        using var response = await client.SendAsync("/sign-out", "");
        Assert.That(response.Path(), Is.EqualTo("/sign-in"));
        Assert.That((await client.OpenAsync("/account")).QuerySelector("h1")!.TextContent, Is.EqualTo("登录"));
    }

    [Test]
    public async Task PasswordChange_EndsOtherSessions()
    {
        await OwnPasswordAsync();
        using var here = host.Anonymous();
        using var there = host.Anonymous(followRedirects: false);
        await SignInAsync(here, Password);
        await SignInAsync(there, Password);

        using var wrong = await here.SendAsync("/account", "Password", ("current", "wrong"), ("password", "Another-Lantern-8"), ("again", "Another-Lantern-8"));
        using var changed = await here.SendAsync("/account", "Password", ("current", Password), ("password", "Another-Lantern-8"), ("again", "Another-Lantern-8"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That((await changed.ReadAsync()).Text(), Does.Contain("密码已更改"));
            Assert.That(await StatusAsync(there, "/account"), Is.EqualTo(HttpStatusCode.Redirect));
        }
    }

    [Test]
    public async Task OneTimeCode_IsAskedFor_TakenOnce_AndReplacedByARecoveryCode()
    {
        await OwnPasswordAsync();
        using var client = host.Anonymous();
        await SignInAsync(client, Password);
        using var begun = await client.SendAsync("/account", "Codes");
        var key = (await begun.ReadAsync()).QuerySelector("#codes ~ p code")!.TextContent.Replace(" ", string.Empty, StringComparison.Ordinal);
        var totp = new Totp(Base32Encoding.ToBytes(key));
        using var proved = await client.SendAsync("/account", "Prove", ("code", totp.ComputeTotp()));
        var recovery = (await proved.ReadAsync()).QuerySelectorAll(".note.good code").Select(code => code.TextContent).ToList();
        Assert.That(recovery, Has.Count.EqualTo(10));

        using var other = host.Anonymous();
        var asked = await SignInAsync(other, Password);
        Assert.That(asked.Path(), Does.StartWith("/sign-in/code"));
        using var skipped = await other.GetAsync("/sign-in/password");
        Assert.That(skipped.Path(), Does.StartWith("/sign-in?problem=over"), "the code cannot be passed by");
        using var again = await other.SendAsync("/sign-in/code", "", ("code", totp.ComputeTotp()));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a code is taken once");
        using var recovered = await other.SendAsync("/sign-in/code", "", ("code", recovery[0]));
        Assert.That(recovered.Path(), Is.EqualTo("/"));

        using var third = host.Anonymous();
        await SignInAsync(third, Password);
        using var reused = await third.SendAsync("/sign-in/code", "", ("code", recovery[0]));
        Assert.That(reused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a recovery code too");
    }

    private async Task<string> AddAsync() => ((PersonResult.Done)await People.AddAccountAsync(
        new Person { UserName = "jia", Name = "甲" }, Role.Administrator, null, null, "test")).OneTimePassword!;

    private async Task OwnPasswordAsync()
    {
        var first = await AddAsync();
        using var client = host.Anonymous();
        await SignInAsync(client, first);
        using var changed = await client.SendAsync("/sign-in/password", "", ("password", Password), ("again", Password));
        Assert.That(changed.Path(), Is.EqualTo("/"));
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string password, string returnUrl = "/") => client.SendAsync(
        "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), "", ("UserName", "JIA"), ("password", password));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        return response.StatusCode;
    }
}
