using System.Net.Mail;
using System.Text.RegularExpressions;
using Tracker.Engine.Storage;
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
}

/// <summary>What came of a change: the person as it stands now, or what was wrong with it.</summary>
public abstract record PersonResult
{
    private PersonResult()
    {
    }

    public sealed record Done(Person Person, bool Changed) : PersonResult;

    public sealed record Refused(PersonProblem Problem) : PersonResult;
}

/// <summary>Adds people, changes them and what they may do. Every change stands in the ledger.</summary>
public sealed partial class ManagePeople(Database database, TimeProvider time)
{
    public async Task<PersonResult> AddAsync(Person person, string actor, CancellationToken cancellationToken = default)
    {
        person = person with { UserName = person.UserName.ToLowerInvariant(), CreatedAt = time.GetUtcNow() };
        if ((UserName().IsMatch(person.UserName) ? Fault(person) : PersonProblem.UserNameMalformed) is { } problem)
        {
            return new PersonResult.Refused(problem);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        var people = new PersonRepository(session);
        if (await people.ByUserNameAsync(person.UserName, cancellationToken) is not null)
        {
            return new PersonResult.Refused(PersonProblem.UserNameTaken);
        }

        var added = await people.InsertAsync(person, cancellationToken);
        await RecordAsync(session, actor, "person.added", added, [("name", added.Name), ("email", added.Email)], cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new PersonResult.Done(added, true);
    }

    /// <summary>Changes what <paramref name="change"/> changes; the user name stays.</summary>
    public async Task<PersonResult> ChangeAsync(
        string userName,
        Func<Person, Person> change,
        string actor,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var people = new PersonRepository(session);
        if (await people.ByUserNameAsync(userName.ToLowerInvariant(), cancellationToken) is not { } before)
        {
            return new PersonResult.Refused(PersonProblem.UnknownPerson);
        }

        var after = change(before) with { Id = before.Id, UserName = before.UserName, CreatedAt = before.CreatedAt };
        if (after.Email != before.Email)
        {
            // It was the old address that refused.
            after = after with { AddressSuspendedAt = null, AddressSuspendedBecause = null };
        }

        if (Fault(after) is { } problem)
        {
            return new PersonResult.Refused(problem);
        }

        if (after == before)
        {
            return new PersonResult.Done(before, false);
        }

        await people.UpdateAsync(after, cancellationToken);
        await RecordAsync(
            session,
            actor,
            "person.changed",
            after,
            [("name", after.Name), ("email", after.Email), ("isActive", after.IsActive), ("addressSuspended", after.AddressSuspendedBecause)],
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new PersonResult.Done(after, true);
    }

    /// <param name="userName">Who.</param>
    /// <param name="role">May do what.</param>
    /// <param name="agency">Code, name or short name of the node; null for the whole tree.</param>
    /// <param name="actor">Who grants it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PersonResult> GrantAsync(string userName, Role role, string? agency, string actor, CancellationToken cancellationToken = default) =>
        ChangeGrantAsync(userName, role, agency, isGiven: true, actor, cancellationToken);

    public Task<PersonResult> RevokeAsync(string userName, Role role, string? agency, string actor, CancellationToken cancellationToken = default) =>
        ChangeGrantAsync(userName, role, agency, isGiven: false, actor, cancellationToken);

    private async Task<PersonResult> ChangeGrantAsync(
        string userName,
        Role role,
        string? agency,
        bool isGiven,
        string actor,
        CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var people = new PersonRepository(session);
        if (await people.ByUserNameAsync(userName.ToLowerInvariant(), cancellationToken) is not { } person)
        {
            return new PersonResult.Refused(PersonProblem.UnknownPerson);
        }

        var node = agency is null ? null : await new AgencyRepository(session).FindAsync(agency, cancellationToken);
        if (agency is not null && node is null)
        {
            return new PersonResult.Refused(PersonProblem.UnknownAgency);
        }

        var given = (await people.GrantsOfAsync(person.Id, cancellationToken)).FirstOrDefault(grant => grant.Role == role && grant.AgencyId == node?.Id);
        if (given is null != isGiven)
        {
            return new PersonResult.Done(person, false);
        }

        await (isGiven
            ? people.InsertGrantAsync(new Grant { PersonId = person.Id, Role = role, AgencyId = node?.Id }, cancellationToken)
            : people.DeleteGrantAsync(given!.Id, cancellationToken));
        await RecordAsync(
            session,
            actor,
            isGiven ? "grant.given" : "grant.revoked",
            person,
            [("role", role), ("agency", node?.Code)],
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return new PersonResult.Done(person, true);
    }

    private static PersonProblem? Fault(Person person) =>
        string.IsNullOrWhiteSpace(person.Name) ? PersonProblem.NameMissing
        : person.Email is { } email && !MailAddress.TryCreate(email, out _) ? PersonProblem.EmailMalformed
        : person.Language is not ("zh" or "en") ? PersonProblem.LanguageUnknown
        : null;

    private Task RecordAsync(
        Session session,
        string actor,
        string action,
        Person person,
        IEnumerable<(string Name, object? Value)> payload,
        CancellationToken cancellationToken) =>
        session.RecordAsync(
            time.GetUtcNow(),
            actor,
            action,
            "person:" + person.UserName,
            payload,
            cancellationToken);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{1,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex UserName();
}
