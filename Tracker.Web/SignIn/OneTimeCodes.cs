using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.SignIn;

/// <summary>One-time codes of an authenticator (RFC 6238: SHA-1, six digits, 30 seconds), with a minute's tolerance either way.</summary>
internal sealed class OneTimeCodes(Credentials credentials, IDataProtectionProvider protection, TimeProvider time)
{
    private const int KeyBytes = 20;

    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    private readonly IDataProtector protector = protection.CreateProtector("Tracker.OneTimeCodes");

    /// <summary>A new key, sealed for storing.</summary>
    public string NewKey() => protector.Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <summary>The key as people type it into an authenticator; null where it cannot be unsealed any more.</summary>
    public string? Readable(string sealedKey)
    {
        try
        {
            return protector.Unprotect(sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the code is right now and was not used before.</summary>
    public async Task<bool> TakeAsync(UserAccount account, string code)
    {
        if (account.Credential.TotpKey is not { } sealedKey || Readable(sealedKey) is not { } key)
        {
            return false;
        }

        var digits = code.Replace(" ", string.Empty, StringComparison.Ordinal);
        return new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, digits, out var step, Tolerance)
            && await credentials.TakeStepAsync(account.Person, step);
    }
}
