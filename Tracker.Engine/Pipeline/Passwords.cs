using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>Makes, hashes and checks passwords.</summary>
public static class Passwords
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512.
    private const int Iterations = 210_000;

    // Without signs that look alike on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<Person> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private static readonly Person Nobody = new() { UserName = string.Empty, Name = string.Empty };

    // Somebody's who is not there, so that looking for the person takes as long as checking the password.
    private static readonly Lazy<string> Decoy = new(() => Hash(Generate()));

    /// <summary>A password for one use: 16 random signs, 79 bits.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    /// <summary>Whether the password is the hash's; a missing hash takes as long as a wrong password.</summary>
    public static bool Verify(string? hash, string password) =>
        Hasher.VerifyHashedPassword(Nobody, hash ?? Decoy.Value, password) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>A new <see cref="Credential.SecurityStamp"/>.</summary>
    public static string Stamp() => RandomNumberGenerator.GetHexString(32);
}
