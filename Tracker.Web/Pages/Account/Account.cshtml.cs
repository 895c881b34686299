using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Hosting;
using Tracker.Web.SignIn;
using Tracker.Web.Texts;

namespace Tracker.Web.Pages.Account;

/// <summary>One's own account: language, reminders, password, one-time codes.</summary>
[Authorize(Access.SignedIn)]
[EnableRateLimiting(SessionServices.TriesPolicy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountModel(
    UserManager<UserAccount> accounts,
    SignInFlow flow,
    ManagePeople people,
    PersonQueries personQueries,
    AgencyQueries agencies,
    IServiceProvider services,
    Visitor visitor,
    Ui ui,
    Words words) : PageModel
{
    private const int CodesMade = 10;

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public Person Person { get; private set; } = null!;

    public Credential Credential { get; private set; } = null!;

    public IReadOnlyList<(Role Role, string? Agency)> Roles { get; private set; } = [];

    /// <summary>The key being proved, as it is typed into an authenticator.</summary>
    public string? Key { get; private set; }

    /// <summary>The recovery codes just made; shown this once.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public bool HasPassword => Credential.PasswordHash is not null;

    private OneTimeCodes Codes => services.GetRequiredService<OneTimeCodes>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostProfileAsync(string? language, bool wantsOptional, bool wantsAllMail, CancellationToken cancellationToken)
    {
        var result = await people.ChangeAsync(
            visitor.Person!.UserName,
            person => person with { Language = language ?? person.Language, WantsOptionalReminders = wantsOptional, WantsAllMail = wantsAllMail },
            visitor.Actor,
            cancellationToken);
        if (result is PersonResult.Refused refused)
        {
            return await RefusedAsync(words.Name(refused.Problem), cancellationToken);
        }

        Languages.Remember(HttpContext, ((PersonResult.Done)result).Person.Language);
        return Done("account.saved");
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? password, string? again, CancellationToken cancellationToken)
    {
        var account = await AccountAsync();
        if (account.Credential.PasswordHash is null)
        {
            return NotFound();
        }

        var problem = password != again
            ? ui["signin.notTheSame"]
            : PasswordWords.Of(ui, words, await flow.ChangePasswordAsync(account, current ?? string.Empty, password ?? string.Empty));
        return problem is null ? Done("account.passwordChanged") : await RefusedAsync(problem, cancellationToken);
    }

    /// <summary>Makes a key; one-time codes are asked for only once a code has shown that it arrived.</summary>
    public async Task<IActionResult> OnPostCodesAsync()
    {
        var account = await AccountAsync();
        if (account.Credential is { PasswordHash: null } or { IsTotpOn: true })
        {
            return NotFound();
        }

        account.Credential = account.Credential with { TotpKey = Codes.NewKey() };
        await accounts.UpdateAsync(account);
        return Redirect("/account#codes");
    }

    public async Task<IActionResult> OnPostProveAsync(string? code, CancellationToken cancellationToken)
    {
        var account = await AccountAsync();
        if (account.Credential is { TotpKey: null } or { IsTotpOn: true } || !await Codes.TakeAsync(account, code ?? string.Empty))
        {
            return await RefusedAsync(ui["signin.codeRefused"], cancellationToken);
        }

        account.Credential = account.Credential with { IsTotpOn = true };
        account.Events.Add(new SignInEvent("signin.codesOn"));
        RecoveryCodes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, CodesMade) ?? []];
        await accounts.UpdateSecurityStampAsync(account);
        await flow.RenewAsync(account);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostCodesOffAsync(string? current, CancellationToken cancellationToken)
    {
        var account = await AccountAsync();
        if (!await flow.ConfirmAsync(account, current ?? string.Empty))
        {
            return await RefusedAsync(ui["signin.currentWrong"], cancellationToken);
        }

        account.Credential = account.Credential with { IsTotpOn = false, TotpKey = null, RecoveryCodes = null };
        account.Events.Add(new SignInEvent("signin.codesOff"));
        await accounts.UpdateSecurityStampAsync(account);
        await flow.RenewAsync(account);
        return Done("account.codesAreOff");
    }

    private async Task<UserAccount> AccountAsync() =>
        await accounts.FindByNameAsync(visitor.Person!.UserName) ?? throw new InvalidOperationException("The visitor has gone.");

    private RedirectResult Done(string text)
    {
        Notice = ui[text];
        return Redirect("/account");
    }

    private async Task<IActionResult> RefusedAsync(string problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var account = await AccountAsync();
        (Person, Credential) = (account.Person, account.Credential);
        Key = Credential is { IsTotpOn: false, TotpKey: { } sealedKey } ? Codes.Readable(sealedKey) : null;
        var names = (await agencies.AllAsync(visitor.Sees, cancellationToken)).ToDictionary(agency => agency.Id, agency => agency.Name);
        var grants = (await personQueries.FindAsync(Person.UserName, cancellationToken))?.Grants ?? [];
        Roles = [.. grants.Select(grant => (grant.Role, grant.AgencyId is { } id ? names.GetValueOrDefault(id) : null))];
    }
}
