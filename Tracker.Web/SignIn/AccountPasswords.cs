using Microsoft.AspNetCore.Identity;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;

namespace Tracker.Web.SignIn;

/// <summary>The engine's hashes, for pages and commands alike.</summary>
internal sealed class AccountPasswordHasher : IPasswordHasher<UserAccount>
{
    public string HashPassword(UserAccount user, string password) => Passwords.Hash(password);

    public PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword) =>
        Passwords.Verify(hashedPassword, providedPassword) ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
}

/// <summary>The engine's policy. The error's code is the <see cref="PasswordFault"/>.</summary>
internal sealed class AccountPasswordPolicy : IPasswordValidator<UserAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<UserAccount> manager, UserAccount user, string? password) =>
        Task.FromResult(PasswordPolicy.Fault(password ?? string.Empty, user.Person.UserName) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault.ToString(), Description = fault.ToString() })
            : IdentityResult.Success);
}

/// <summary>User names are lower case.</summary>
internal sealed class LowerCaseNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();

    public string? NormalizeEmail(string? email) => email;
}
