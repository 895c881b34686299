using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <param name="Grants">Empty for somebody who may do nothing yet.</param>
public sealed record PersonWithGrants(Person Person, IReadOnlyList<Grant> Grants);

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
}
