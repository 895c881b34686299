using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.SignIn;

/// <summary>Accounts over people and their credentials. People are added and removed elsewhere.</summary>
internal sealed class AccountStore(Credentials credentials) :
    IUserPasswordStore<UserAccount>,
    IUserSecurityStampStore<UserAccount>,
    IUserLockoutStore<UserAccount>,
    IUserTwoFactorStore<UserAccount>,
    IUserTwoFactorRecoveryCodeStore<UserAccount>
{
    public Task<string> GetUserIdAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Person.Id.ToString(CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Person.UserName);

    public Task<string?> GetNormalizedUserNameAsync(UserAccount user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    public Task SetNormalizedUserNameAsync(UserAccount user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetUserNameAsync(UserAccount user, string? userName, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> CreateAsync(UserAccount user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> DeleteAsync(UserAccount user, CancellationToken cancellationToken) => throw NotHere();

    public Task<UserAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) => throw NotHere();

    public async Task<UserAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        await credentials.FindAsync(normalizedUserName, cancellationToken) is { } found ? new(found.Person, found.Credential) : null;

    public async Task<IdentityResult> UpdateAsync(UserAccount user, CancellationToken cancellationToken)
    {
        await credentials.SaveAsync(user.Person, user.Credential, [.. user.Events], cancellationToken);
        user.Events.Clear();
        return IdentityResult.Success;
    }

    public Task SetPasswordHashAsync(UserAccount user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { PasswordHash = passwordHash };
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.PasswordHash);

    public Task<bool> HasPasswordAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.PasswordHash is not null);

    public Task SetSecurityStampAsync(UserAccount user, string stamp, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { SecurityStamp = stamp };
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(UserAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Credential.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.LockedUntil);

    public Task SetLockoutEndDateAsync(UserAccount user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { LockedUntil = lockoutEnd };
        return Task.CompletedTask;
    }

    /// <summary>Counted in the database at once: guesses made side by side are all counted.</summary>
    public Task<int> IncrementAccessFailedCountAsync(UserAccount user, CancellationToken cancellationToken) =>
        credentials.CountFailureAsync(user.Person, cancellationToken);

    public Task ResetAccessFailedCountAsync(UserAccount user, CancellationToken cancellationToken) =>
        credentials.ForgetFailuresAsync(user.Person, cancellationToken);

    public Task<int> GetAccessFailedCountAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.FailedCount);

    public Task<bool> GetLockoutEnabledAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(UserAccount user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(UserAccount user, bool enabled, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { IsTotpOn = enabled };
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Credential.IsTotpOn);

    public Task ReplaceCodesAsync(UserAccount user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.Credential = user.Credential with { RecoveryCodes = string.Join(' ', recoveryCodes.Select(Digest)) };
        return Task.CompletedTask;
    }

    public Task<bool> RedeemCodeAsync(UserAccount user, string code, CancellationToken cancellationToken)
    {
        var left = Codes(user);
        var isRight = left.Remove(Digest(code));
        user.Credential = user.Credential with { RecoveryCodes = string.Join(' ', left) };
        if (isRight)
        {
            user.Events.Add(new SignInEvent("signin.recoveryCodeUsed"));
        }

        return Task.FromResult(isRight);
    }

    public Task<int> CountCodesAsync(UserAccount user, CancellationToken cancellationToken) => Task.FromResult(Codes(user).Count);

    public void Dispose()
    {
    }

    private static List<string> Codes(UserAccount user) => [.. (user.Credential.RecoveryCodes ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    // Random and long enough that a plain digest keeps them.
    private static string Digest(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant().Replace("-", string.Empty, StringComparison.Ordinal))))[..32];

    private static NotSupportedException NotHere() => new("People are added, named and removed by ManagePeople.");
}
