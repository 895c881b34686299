using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>A person with what they sign in with; null for somebody who signs in elsewhere only.</summary>
public sealed record PersonWithCredential(Person Person, Credential? Credential);

/// <summary>Something that happened at a sign-in, for the ledger.</summary>
public sealed record SignInEvent(string Action, params IReadOnlyList<(string Name, object? Value)> Values);

/// <summary>Reads and changes what people sign in with; each change stands in the ledger.</summary>
public sealed class Credentials(Database database, TimeProvider time)
{
    /// <summary>Who acts where somebody was kept out, who may not have been the person.</summary>
    public const string KeptOut = "signin";

    public async Task<PersonWithCredential?> FindAsync(string userName, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new PersonRepository(session).ByUserNameAsync(userName.ToLowerInvariant(), cancellationToken) is { } person
            ? new(person, await new CredentialRepository(session).OfAsync(person.Id, cancellationToken))
            : null;
    }

    /// <summary>Whether there is anybody who could sign in with a password.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new CredentialRepository(session).AnyAsync(cancellationToken);
    }

    /// <summary>Stores everything but the count of failures.</summary>
    public async Task SaveAsync(Person person, Credential credential, IReadOnlyList<SignInEvent> events, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        await new CredentialRepository(session).SaveAsync(credential with { PersonId = person.Id }, cancellationToken);
        await RecordAsync(session, person.Actor, person, events, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>Counts one more failure and says how many there are.</summary>
    public async Task<int> CountFailureAsync(Person person, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var count = await new CredentialRepository(session).CountFailureAsync(person.Id, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return count;
    }

    public async Task ForgetFailuresAsync(Person person, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        await new CredentialRepository(session).ForgetFailuresAsync(person.Id, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <summary>Takes a one-time code's step; false where it, or a later one, was taken before.</summary>
    public async Task<bool> TakeStepAsync(Person person, long step, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var taken = await new CredentialRepository(session).TakeStepAsync(person.Id, step, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return taken;
    }

    /// <param name="actor">Who it is set down to; null for the person.</param>
    /// <param name="person">Who.</param>
    /// <param name="happened">What.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RecordAsync(string? actor, Person person, SignInEvent happened, CancellationToken cancellationToken = default)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        await RecordAsync(session, actor ?? person.Actor, person, [happened], cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    private async Task RecordAsync(
        Session session,
        string actor,
        Person person,
        IReadOnlyList<SignInEvent> events,
        CancellationToken cancellationToken)
    {
        foreach (var happened in events)
        {
            await session.RecordAsync(
                time.GetUtcNow(), actor, happened.Action, Recording.Person(person.UserName), happened.Values, cancellationToken);
        }
    }
}
