using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public enum PersonProblem
{
    /// <summary>Letters, digits, dot, hyphen and underscore, 2 to 64 of them, beginning with a letter or digit.</summary>
    UserNameMalformed,
    UserNameTaken,
    NameMissing,
    EmailMalformed,
    LanguageUnknown,
    UnknownPerson,
    UnknownAgency,

    /// <summary>An administrator looks after all people, so the role is given over the whole tree only.</summary>
    RoleNeedsWholeTree,

    /// <summary>Nobody could administer any more.</summary>
    LastAdministrator,

    /// <summary>The password does not meet <see cref="PasswordPolicy"/>.</summary>
    PasswordWeak,
}

/// <summary>What came of a change: the person as it stands now, or what was wrong with it.</summary>
public abstract record PersonResult
{
    private PersonResult()
    {
    }

    /// <param name="Person">As it stands now.</param>
    /// <param name="Changed">False where everything stood so already.</param>
    /// <param name="OneTimePassword">Where one was made: to be told to the person, and kept nowhere.</param>
    public sealed record Done(Person Person, bool Changed, string? OneTimePassword = null) : PersonResult;

    public sealed record Refused(PersonProblem Problem) : PersonResult;
}
