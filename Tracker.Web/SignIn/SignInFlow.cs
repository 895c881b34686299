using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;
using Tracker.Web.Texts;

namespace Tracker.Web.SignIn;

public enum SignInStep
{
    /// <summary>Wrong, locked, disabled or unknown: outside nobody can tell which.</summary>
    Refused,

    /// <summary>A one-time code is wanted.</summary>
    Code,

    /// <summary>The password must be changed first.</summary>
    NewPassword,

    Done,
}

/// <summary>The way from a password to a session, step by step.</summary>
public sealed class SignInFlow(
    UserManager<UserAccount> accounts,
    Credentials credentials,
    IOptions<SignInOptions> options,
    TimeProvider time,
    IHttpContextAccessor accessor)
{
    private HttpContext Context => accessor.HttpContext!;

    public async Task<SignInStep> PasswordAsync(string userName, string password)
    {
        if (password.Length > PasswordPolicy.LongestLength || await accounts.FindByNameAsync(userName) is not { CanUsePassword: true } account)
        {
            Passwords.Verify(null, password.Length > PasswordPolicy.LongestLength ? string.Empty : password);
            return SignInStep.Refused;
        }

        // The password is checked even for a locked account: how long the answer takes tells nothing.
        var isRight = await accounts.CheckPasswordAsync(account, password);
        if (await accounts.IsLockedOutAsync(account))
        {
            return SignInStep.Refused;
        }

        if (!isRight || IsStale(account.Credential))
        {
            await FailAsync(account);
            return SignInStep.Refused;
        }

        return await NextAsync(account, codeGiven: false);
    }

    /// <summary>The account whose sign-in waits for this step; null where there is none, or its time is over.</summary>
    public async Task<UserAccount?> PendingAsync(SignInStep step)
    {
        var pending = await Context.AuthenticateAsync(Sessions.Pending);
        return pending.Principal is { Identity.Name: { } userName } principal
            && principal.IsAt(step)
            && await accounts.FindByNameAsync(userName) is { CanUsePassword: true } account
            && principal.IsUnder(account.Credential.SecurityStamp)
            && !await accounts.IsLockedOutAsync(account)
            ? account
            : null;
    }

    /// <summary>Takes a one-time code or a recovery code.</summary>
    internal async Task<SignInStep> CodeAsync(UserAccount account, string code, OneTimeCodes codes)
    {
        if (!await codes.TakeAsync(account, code) && !(await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded)
        {
            await FailAsync(account);
            return SignInStep.Refused;
        }

        return await NextAsync(account, codeGiven: true);
    }

    /// <summary>Sets the password that replaces a one-time one, and signs in; the fault where it does not do.</summary>
    public async Task<string?> ReplacePasswordAsync(UserAccount account, string password)
    {
        if (await ChangeAsync(account, password) is { } fault)
        {
            return fault;
        }

        await StartAsync(account, "password");
        return null;
    }

    /// <summary>Changes the password of somebody signed in; this session goes on, all others end.</summary>
    public async Task<string?> ChangePasswordAsync(UserAccount account, string current, string password)
    {
        if (!await ConfirmAsync(account, current))
        {
            return CurrentWrong;
        }

        if (await ChangeAsync(account, password) is { } fault)
        {
            return fault;
        }

        await RenewAsync(account);
        return null;
    }

    /// <summary>Whether it is still the person: the password asked for again.</summary>
    public async Task<bool> ConfirmAsync(UserAccount account, string current)
    {
        if (await accounts.IsLockedOutAsync(account))
        {
            return false;
        }

        if (await accounts.CheckPasswordAsync(account, current))
        {
            return true;
        }

        await FailAsync(account);
        return false;
    }

    /// <summary>The fault of a current password that is not.</summary>
    public const string CurrentWrong = "CurrentWrong";

    /// <summary>The fault of a new password that is the old one.</summary>
    public const string SamePassword = "Same";

    /// <summary>Writes the cookie anew after the stamp changed.</summary>
    public Task RenewAsync(UserAccount account) =>
        Context.SignInAsync(Sessions.Scheme, Sessions.Principal(account.Person, account.Credential.SecurityStamp));

    /// <summary>Starts a session.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="method">How the person signed in, for the ledger.</param>
    /// <param name="hasCredential">Whether the account's stamp is on record.</param>
    public async Task StartAsync(UserAccount account, string method, bool hasCredential = true)
    {
        await credentials.RecordAsync(null, account.Person, new SignInEvent("signin.succeeded", ("method", method)));
        await Context.SignOutAsync(Sessions.Pending);
        await Context.SignInAsync(
            Sessions.Scheme, Sessions.Principal(account.Person, hasCredential ? account.Credential.SecurityStamp : null));
        Languages.Remember(Context, account.Person.Language);
    }

    private async Task<string?> ChangeAsync(UserAccount account, string password)
    {
        if (await accounts.CheckPasswordAsync(account, password))
        {
            return SamePassword;
        }

        // The password's own way through the store: policy, hash and a new stamp, in one update.
        if (PasswordPolicy.Fault(password, account.Person.UserName) is { } fault)
        {
            return fault.ToString();
        }

        account.Credential = account.Credential with
        {
            PasswordHash = accounts.PasswordHasher.HashPassword(account, password),
            PasswordSetAt = time.GetUtcNow(),
            MustChangePassword = false,
        };
        account.Events.Add(new SignInEvent("signin.passwordChanged"));
        Check(await accounts.UpdateSecurityStampAsync(account));
        return null;
    }

    private async Task<SignInStep> NextAsync(UserAccount account, bool codeGiven)
    {
        // Failures are forgotten only at the end: else the password would buy any number of guesses at the code.
        if (account.Credential.IsTotpOn && !codeGiven)
        {
            return await BeginAsync(account, SignInStep.Code);
        }

        await accounts.ResetAccessFailedCountAsync(account);
        if (account.Credential.MustChangePassword)
        {
            return await BeginAsync(account, SignInStep.NewPassword);
        }

        await StartAsync(account, codeGiven ? "code" : "password");
        return SignInStep.Done;
    }

    private async Task<SignInStep> BeginAsync(UserAccount account, SignInStep step)
    {
        await Context.SignInAsync(Sessions.Pending, Sessions.Principal(account.Person, account.Credential.SecurityStamp, step));
        return step;
    }

    private async Task FailAsync(UserAccount account)
    {
        Check(await accounts.AccessFailedAsync(account));
        if (account.Credential.LockedUntil is { } until && until > time.GetUtcNow())
        {
            await credentials.RecordAsync(Credentials.KeptOut, account.Person, new SignInEvent("signin.locked", ("until", until.ToString("O", CultureInfo.InvariantCulture))));
        }
    }

    private bool IsStale(Credential credential) =>
        credential.MustChangePassword && credential.PasswordSetAt < time.GetUtcNow().AddDays(-options.Value.OneTimePasswordDays);

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
        }
    }
}
