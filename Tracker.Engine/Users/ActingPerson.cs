namespace Tracker.Engine.Users;

/// <summary>Whether the actor that a decision or the ledger names is a person.</summary>
public static class ActingPerson
{
    /// <summary>Whoever sits at the machine, where nobody signs in.</summary>
    public const string Local = "local";

    /// <summary>Stands before the user name of whoever is signed in.</summary>
    public const string UserPrefix = "user:";

    /// <summary>The user name of whoever was signed in; null for jobs, commands and whoever sat at the machine.</summary>
    public static string? UserNameOf(string actor) =>
        actor.StartsWith(UserPrefix, StringComparison.Ordinal) ? actor[UserPrefix.Length..] : null;

    /// <summary>False for jobs, commands and the demonstration.</summary>
    public static bool IsMeantBy(string actor) => actor == Local || actor.StartsWith(UserPrefix, StringComparison.Ordinal);
}
