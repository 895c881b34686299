using Tracker.Engine.Pipeline;
using Tracker.Engine.Users;

namespace Tracker.Web.SignIn;

/// <summary>A person as the identity services see one. Changed in memory, kept by <see cref="AccountStore.UpdateAsync"/>.</summary>
public sealed class UserAccount(Person person, Credential? credential)
{
    public Person Person { get; } = person;

    public Credential Credential { get; set; } = credential ?? new Credential { SecurityStamp = Passwords.Stamp() };

    /// <summary>For the ledger, written with the next update.</summary>
    public List<SignInEvent> Events { get; } = [];

    public bool CanUsePassword => Person.IsActive && Credential.PasswordHash is not null;
}
