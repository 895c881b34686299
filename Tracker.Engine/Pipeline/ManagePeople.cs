using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>Adds people, changes them and what they may do. Every change stands in the ledger.</summary>
public sealed class ManagePeople(Database database, TimeProvider time)
{
    public Task<PersonResult> AddAsync(Person person, string actor, CancellationToken cancellationToken = default) =>
        InTransactionAsync(actor, (_, changes) => changes.AddAsync(person, cancellationToken), cancellationToken);

    /// <summary>Adds a person who can sign in at once, or nothing.</summary>
    /// <param name="person">Who.</param>
    /// <param name="role">A first role; null for none yet.</param>
    /// <param name="agency">Code, name or short name of the node the role covers; null for the whole tree.</param>
    /// <param name="password">The one-time password; null to have one made.</param>
    /// <param name="actor">Who adds.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PersonResult> AddAccountAsync(
        Person person,
        Role? role,
        string? agency,
        string? password,
        string actor,
        CancellationToken cancellationToken = default) => InTransactionAsync(
        actor,
        async (session, changes) =>
        {
            var node = agency is null ? null : await new AgencyRepository(session).FindAsync(agency, cancellationToken);
            if (agency is not null && node is null)
            {
                return new PersonResult.Refused(PersonProblem.UnknownAgency);
            }

            var added = await changes.AddAsync(person, cancellationToken);
            if (added is PersonResult.Done { Person: var there } && role is { } given
                && await changes.GrantAsync(there, given, node, cancellationToken) is PersonResult.Refused refused)
            {
                return refused;
            }

            return added is PersonResult.Done done ? await changes.IssuePasswordAsync(done.Person, password, cancellationToken) : added;
        },
        cancellationToken);

    /// <summary>Changes what <paramref name="change"/> changes; the user name stays.</summary>
    public Task<PersonResult> ChangeAsync(
        string userName,
        Func<Person, Person> change,
        string actor,
        CancellationToken cancellationToken = default) =>
        OfPersonAsync(userName, actor, (_, changes, person) => changes.ChangeAsync(person, change, cancellationToken), cancellationToken);

    /// <param name="userName">Who.</param>
    /// <param name="role">May do what.</param>
    /// <param name="agency">Code, name or short name of the node; null for the whole tree.</param>
    /// <param name="actor">Who grants it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PersonResult> GrantAsync(string userName, Role role, string? agency, string actor, CancellationToken cancellationToken = default) =>
        AtNodeAsync(userName, agency, actor, (changes, person, node) => changes.GrantAsync(person, role, node, cancellationToken), cancellationToken);

    public Task<PersonResult> RevokeAsync(string userName, Role role, string? agency, string actor, CancellationToken cancellationToken = default) =>
        AtNodeAsync(userName, agency, actor, (changes, person, node) => changes.RevokeAsync(person, role, node, cancellationToken), cancellationToken);

    /// <summary>Gives a password that must be changed at the next sign-in; ends every session of the person and lifts a lockout.</summary>
    /// <param name="userName">Who.</param>
    /// <param name="password">The one-time password; null to have one made.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PersonResult> ResetPasswordAsync(string userName, string? password, string actor, CancellationToken cancellationToken = default) =>
        OfPersonAsync(userName, actor, (_, changes, person) => changes.IssuePasswordAsync(person, password, cancellationToken), cancellationToken);

    private Task<PersonResult> AtNodeAsync(
        string userName,
        string? agency,
        string actor,
        Func<PersonChanges, Person, Agency?, Task<PersonResult>> change,
        CancellationToken cancellationToken) => OfPersonAsync(
        userName,
        actor,
        async (session, changes, person) =>
        {
            var node = agency is null ? null : await new AgencyRepository(session).FindAsync(agency, cancellationToken);
            return agency is not null && node is null
                ? new PersonResult.Refused(PersonProblem.UnknownAgency)
                : await change(changes, person, node);
        },
        cancellationToken);

    private Task<PersonResult> OfPersonAsync(
        string userName,
        string actor,
        Func<Session, PersonChanges, Person, Task<PersonResult>> change,
        CancellationToken cancellationToken) => InTransactionAsync(
        actor,
        async (session, changes) =>
            await new PersonRepository(session).ByUserNameAsync(userName.ToLowerInvariant(), cancellationToken) is { } person
                ? await change(session, changes, person)
                : new PersonResult.Refused(PersonProblem.UnknownPerson),
        cancellationToken);

    private async Task<PersonResult> InTransactionAsync(
        string actor,
        Func<Session, PersonChanges, Task<PersonResult>> change,
        CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var result = await change(session, new PersonChanges(session, actor, time.GetUtcNow()));
        if (result is PersonResult.Done { Changed: true })
        {
            await session.CommitAsync(cancellationToken);
        }

        return result;
    }
}
