using System.Globalization;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>
/// Stops mail to an address that refused it, and tells the administrators in their inbox. The person goes on being told in the
/// inbox; a new address in the person's record lifts the suspension.
/// </summary>
internal sealed class AddressSuspension(IMessageWriter writer, DeliveryOptions options, TimeProvider time)
{
    internal const string AdministratorsSql =
        $"""
        SELECT {PersonRepository.Columns}
        FROM people p
        WHERE p.is_active = 1 AND EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.role = 'Administrator')
        ORDER BY p.id
        """;

    /// <summary>Does nothing where the person has another address by now, or is suspended already.</summary>
    public async Task ApplyAsync(Session session, long personId, string address, string? detail, CancellationToken cancellationToken)
    {
        var people = new PersonRepository(session);
        var person = (await people.ByIdAsync(personId, cancellationToken))!;
        if (person.AddressSuspendedAt is not null || Deliveries.MailAddressOf(person) != address)
        {
            return;
        }

        var now = time.GetUtcNow();
        await people.UpdateAsync(
            person with { AddressSuspendedAt = now, AddressSuspendedBecause = detail ?? nameof(DeliveryProblem.AddressRefused) }, cancellationToken);
        var parked = await new DeliveryRepository(session).ParkMailToAsync(address, cancellationToken);
        await session.RecordAsync(
            now, DeliverMessages.Actor, "person.addressSuspended", Recording.Person(person.UserName), [("because", detail), ("parked", parked)], cancellationToken);
        await TellAsync(session, person, address, detail, now, cancellationToken);
    }

    private async Task TellAsync(
        Session session,
        Person person,
        string address,
        string? detail,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var messages = new MessageRepository(session);
        foreach (var administrator in await session.QueryAsync<Person>(AdministratorsSql, null, cancellationToken))
        {
            var message = await messages.InsertAsync(
                new StoredMessage
                {
                    MessageKey = string.Create(CultureInfo.InvariantCulture, $"suspended/{person.Id}/{now:yyyyMMddHHmmssfff}/{administrator.Id}"),
                    Kind = MessageKind.Notice,
                    PersonId = administrator.Id,
                    Day = ChinaTime.Today(time),
                    Language = administrator.Language,
                    Subject = "",
                    Text = "",
                    Html = "",
                    ComposedAt = now,
                }.With(writer.Suspension(new SuspensionNotice(person, address, detail, administrator.Language))),
                cancellationToken);
            await new DeliveryRepository(session).InsertAsync([Deliveries.Inbox(message, options)], cancellationToken);
        }
    }
}
