using System.ComponentModel.DataAnnotations;

namespace Tracker.Web.SignIn;

/// <summary>Tracker:SignIn.</summary>
public sealed class SignInOptions
{
    /// <summary>Tries to sign in per minute from one address.</summary>
    [Range(1, 100_000)]
    public int TriesPerMinute { get; set; } = 10;

    /// <summary>Wrong passwords or codes until the account is locked.</summary>
    [Range(1, 100)]
    public int FailuresUntilLocked { get; set; } = 5;

    /// <summary>How long it stays locked, in minutes.</summary>
    [Range(1, 1440)]
    public int LockedMinutes { get; set; } = 15;

    /// <summary>How long a session lasts without a request, in hours.</summary>
    [Range(1, 168)]
    public int SessionHours { get; set; } = 8;

    /// <summary>How long a one-time password can be used, in days.</summary>
    [Range(1, 365)]
    public int OneTimePasswordDays { get; set; } = 14;
}

/// <summary>Tracker:OpenIdConnect. Without an authority there is no such sign-in.</summary>
public sealed class OpenIdConnectSettings
{
    public const string Section = "Tracker:OpenIdConnect";

    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>The claim that holds the user name of a person here. Nobody is added by it.</summary>
    public string Claim { get; set; } = "preferred_username";

    /// <summary>What the button says; null for the usual words.</summary>
    public string? Name { get; set; }

    public string[] Scopes { get; set; } = ["openid", "profile"];

    /// <summary>Off only for an authority on this machine.</summary>
    public bool RequireHttps { get; set; } = true;

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);
}
