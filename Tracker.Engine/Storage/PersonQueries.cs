using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <param name="Grants">Empty for somebody who may do nothing yet.</param>
public sealed record PersonWithGrants(Person Person, IReadOnlyList<Grant> Grants);

/// <summary>What a request needs to know of whoever makes it, read anew each time, so that a change holds from the next request on.</summary>
/// <param name="SecurityStamp">Null for somebody who signs in elsewhere only.</param>
public sealed record Standing(Person Person, string? SecurityStamp, IReadOnlyList<GrantReach> Grants)
{
    public Scope ScopeOf(Right right) => Rights.ScopeOf(Grants, right);

    public Scope ScopeOf(Role role) => Rights.ScopeOf([.. Grants.Where(grant => grant.Role == role)], Right.View);
}

/// <summary>Reads people.</summary>
public sealed class PersonQueries(Database database)
{
    public async Task<IReadOnlyList<PersonWithGrants>> AllAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var people = new PersonRepository(session);
        var grants = (await people.AllGrantsAsync(cancellationToken)).ToLookup(grant => grant.PersonId);
        return [.. (await people.AllAsync(cancellationToken)).Select(person => new PersonWithGrants(person, [.. grants[person.Id]]))];
    }

    public async Task<PersonWithGrants?> FindAsync(string userName, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var people = new PersonRepository(session);
        return await people.ByUserNameAsync(userName, cancellationToken) is { } person
            ? new(person, await people.GrantsOfAsync(person.Id, cancellationToken))
            : null;
    }

    /// <summary>An active person's standing.</summary>
    public async Task<Standing?> StandingAsync(string userName, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var people = new PersonRepository(session);
        return await people.ByUserNameAsync(userName, cancellationToken) is { IsActive: true } person
            ? new(
                person,
                (await new CredentialRepository(session).OfAsync(person.Id, cancellationToken))?.SecurityStamp,
                await people.ReachOfAsync(person.Id, cancellationToken))
            : null;
    }
}
