using System.Net.Mail;
using System.Text.RegularExpressions;
using Tracker.Engine.Agencies;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>Changes to people within one transaction, each with its entry in the ledger.</summary>
internal sealed partial class PersonChanges(Session session, string actor, DateTimeOffset now)
{
    private readonly PersonRepository people = new(session);

    public static PersonProblem? Fault(Person person) =>
        !UserName().IsMatch(person.UserName) ? PersonProblem.UserNameMalformed
        : string.IsNullOrWhiteSpace(person.Name) ? PersonProblem.NameMissing
        : person.Email is { } email && !MailAddress.TryCreate(email, out _) ? PersonProblem.EmailMalformed
        : person.Language is not ("zh" or "en") ? PersonProblem.LanguageUnknown
        : null;

    public static PersonProblem? Fault(Role role, Agency? node) =>
        role == Role.Administrator && node is not null ? PersonProblem.RoleNeedsWholeTree : null;

    public async Task<PersonResult> AddAsync(Person person, CancellationToken cancellationToken)
    {
        person = person with { UserName = person.UserName.ToLowerInvariant(), CreatedAt = now };
        if (Fault(person) is { } problem)
        {
            return new PersonResult.Refused(problem);
        }

        if (await people.ByUserNameAsync(person.UserName, cancellationToken) is not null)
        {
            return new PersonResult.Refused(PersonProblem.UserNameTaken);
        }

        var added = await people.InsertAsync(person, cancellationToken);
        await RecordAsync("person.added", added, [("name", added.Name), ("email", added.Email)], cancellationToken);
        return new PersonResult.Done(added, true);
    }

    public async Task<PersonResult> ChangeAsync(Person before, Func<Person, Person> change, CancellationToken cancellationToken)
    {
        var after = change(before) with { Id = before.Id, UserName = before.UserName, CreatedAt = before.CreatedAt };
        if (after.Email != before.Email)
        {
            // What the old address refused says nothing of the new one.
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

        if (before.IsActive && !after.IsActive && await IsLastAdministratorAsync(before, cancellationToken))
        {
            return new PersonResult.Refused(PersonProblem.LastAdministrator);
        }

        await people.UpdateAsync(after, cancellationToken);
        await RecordAsync(
            "person.changed",
            after,
            [("name", after.Name), ("email", after.Email), ("isActive", after.IsActive), ("addressSuspended", after.AddressSuspendedBecause)],
            cancellationToken);
        return new PersonResult.Done(after, true);
    }

    public async Task<PersonResult> GrantAsync(Person person, Role role, Agency? node, CancellationToken cancellationToken)
    {
        if (Fault(role, node) is { } problem)
        {
            return new PersonResult.Refused(problem);
        }

        if (await GrantOfAsync(person, role, node, cancellationToken) is not null)
        {
            return new PersonResult.Done(person, false);
        }

        await people.InsertGrantAsync(new Grant { PersonId = person.Id, Role = role, AgencyId = node?.Id }, cancellationToken);
        await RecordAsync("grant.given", person, [("role", role), ("agency", node?.Code)], cancellationToken);
        return new PersonResult.Done(person, true);
    }

    public async Task<PersonResult> RevokeAsync(Person person, Role role, Agency? node, CancellationToken cancellationToken)
    {
        if (await GrantOfAsync(person, role, node, cancellationToken) is not { } given)
        {
            return new PersonResult.Done(person, false);
        }

        if (role == Role.Administrator && await IsLastAdministratorAsync(person, cancellationToken))
        {
            return new PersonResult.Refused(PersonProblem.LastAdministrator);
        }

        await people.DeleteGrantAsync(given.Id, cancellationToken);
        await RecordAsync("grant.revoked", person, [("role", role), ("agency", node?.Code)], cancellationToken);
        return new PersonResult.Done(person, true);
    }

    /// <summary>Gives a password that must be changed at once; ends every session of the person and lifts a lockout.</summary>
    public async Task<PersonResult> IssuePasswordAsync(Person person, string? password, CancellationToken cancellationToken)
    {
        var issued = password ?? Passwords.Generate();
        if (PasswordPolicy.Fault(issued, person.UserName) is not null)
        {
            return new PersonResult.Refused(PersonProblem.PasswordWeak);
        }

        var credentials = new CredentialRepository(session);
        var before = await credentials.OfAsync(person.Id, cancellationToken);
        await credentials.SaveAsync(
            new Credential
            {
                PersonId = person.Id,
                PasswordHash = Passwords.Hash(issued),
                PasswordSetAt = now,
                MustChangePassword = true,
                SecurityStamp = Passwords.Stamp(),
            },
            cancellationToken);
        await credentials.ForgetFailuresAsync(person.Id, cancellationToken);
        await RecordAsync("signin.passwordIssued", person, [("first", before?.PasswordHash is null)], cancellationToken);
        return new PersonResult.Done(person, true, issued);
    }

    private async Task<Grant?> GrantOfAsync(Person person, Role role, Agency? node, CancellationToken cancellationToken) =>
        (await people.GrantsOfAsync(person.Id, cancellationToken)).FirstOrDefault(grant => grant.Role == role && grant.AgencyId == node?.Id);

    private async Task<bool> IsLastAdministratorAsync(Person person, CancellationToken cancellationToken)
    {
        var administrators = (await people.AllGrantsAsync(cancellationToken))
            .Where(grant => grant.Role == Role.Administrator)
            .Select(grant => grant.PersonId)
            .ToHashSet();
        return administrators.Contains(person.Id)
            && !(await people.AllAsync(cancellationToken)).Any(other => other.Id != person.Id && other.IsActive && administrators.Contains(other.Id));
    }

    private Task RecordAsync(
        string action,
        Person person,
        IEnumerable<(string Name, object? Value)> payload,
        CancellationToken cancellationToken) =>
        session.RecordAsync(now, actor, action, Recording.Person(person.UserName), payload, cancellationToken);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{1,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex UserName();
}
