namespace Tracker.Engine.Users;

/// <summary>What a person signs in with. No secret in it can be read back: the password and the recovery codes are hashes, the key is sealed.</summary>
public sealed record Credential
{
    public long PersonId { get; init; }

    /// <summary>Null for somebody who signs in elsewhere.</summary>
    public string? PasswordHash { get; init; }

    public DateTimeOffset? PasswordSetAt { get; init; }

    /// <summary>The password was given by somebody else and opens nothing but its own change.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Changes with every secret; a session begun under another one has ended.</summary>
    public required string SecurityStamp { get; init; }

    /// <summary>Wrong passwords and codes since the last right one.</summary>
    public int FailedCount { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>The key of the one-time codes, sealed by the host; set before <see cref="IsTotpOn"/>, while it is being proved.</summary>
    public string? TotpKey { get; init; }

    public bool IsTotpOn { get; init; }

    /// <summary>The time step of the last code that was taken: none is taken twice.</summary>
    public long? TotpStep { get; init; }

    /// <summary>Hashes of the unused recovery codes, a blank between them.</summary>
    public string? RecoveryCodes { get; init; }
}
