using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

public enum ComposeOutcome
{
    Composed,

    /// <summary>Nothing is composed on days off; what waits is told on the next working day.</summary>
    DayOff,

    /// <summary>Too early or too late in the day.</summary>
    OutsideWorkingHours,
}

/// <param name="Outcome">Whether this was a time to compose.</param>
/// <param name="Digests">Digests written by this run.</param>
/// <param name="Reminders">Reminders that stand in them.</param>
/// <param name="GroupNotices">Notices written for robots.</param>
/// <param name="UnknownAgencies">Codes that robots are configured for and no agency has.</param>
public sealed record ComposeResult(
    ComposeOutcome Outcome,
    int Digests,
    int Reminders,
    int GroupNotices,
    IReadOnlyList<string> UnknownAgencies);

/// <summary>
/// Puts what waits for each person into one message, at most one a person and day, and starts it on its way through each channel.
/// Each person's message is a transaction of its own: after a crash the next run goes on with those who have none.
/// </summary>
public sealed class ComposeDigests(
    Database database,
    IMessageWriter writer,
    HolidayCalendar calendar,
    IOptions<DeliveryOptions> settings,
    TimeProvider time)
{
    private const int PeoplePerPage = 200;

    // The calendar file holds more than the message names, but a file of thousands of entries helps nobody.
    private const int MostItems = 200;

    private readonly DeliveryOptions options = settings.Value;

    /// <param name="actor">Who the ledger names: a person's account or a job.</param>
    /// <param name="cancellationToken">Stops between two people.</param>
    public async Task<ComposeResult> ExecuteAsync(string actor, CancellationToken cancellationToken = default)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), ChinaTime.Zone);
        var day = DateOnly.FromDateTime(now.DateTime);
        if (options.WorkingDaysOnly && !calendar.Current.Days.IsWorkingDay(day))
        {
            return Nothing(ComposeOutcome.DayOff);
        }

        var hour = TimeOnly.FromDateTime(now.DateTime);
        if (hour < options.WorkFrom || hour >= options.WorkTo)
        {
            return Nothing(ComposeOutcome.OutsideWorkingHours);
        }

        var (digests, reminders) = (0, 0);
        for (long after = 0; await PeopleAsync(after, day, cancellationToken) is { Count: > 0 } people; after = people[^1])
        {
            foreach (var personId in people)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var taken = await OfPersonAsync(personId, day, actor, cancellationToken);
                digests += taken > 0 ? 1 : 0;
                reminders += taken;
            }
        }

        var groups = await new ComposeGroupNotices(database, writer, options, time).ExecuteAsync(day, actor, cancellationToken);
        return new(ComposeOutcome.Composed, digests, reminders, groups.Written, groups.UnknownAgencies);
    }

    private static ComposeResult Nothing(ComposeOutcome outcome) => new(outcome, 0, 0, 0, []);

    private async Task<IReadOnlyList<long>> PeopleAsync(long after, DateOnly day, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new DigestRepository(session).PeopleAsync(after, day, PeoplePerPage, cancellationToken);
    }

    /// <returns>How many reminders the person's digest tells; 0 where none was written.</returns>
    private async Task<int> OfPersonAsync(long personId, DateOnly day, string actor, CancellationToken cancellationToken)
    {
        await using var session = await database.WriteAsync(cancellationToken);
        var person = (await new PersonRepository(session).ByIdAsync(personId, cancellationToken))!;
        var reminders = new DigestRepository(session);
        if (!person.IsActive)
        {
            var left = await reminders.UnaddressAsync(personId, cancellationToken);
            await RecordAsync(session, actor, "reminders.unaddressed", person, [("reminders", left)], cancellationToken);
            await session.CommitAsync(cancellationToken);
            return 0;
        }

        var message = Blank(person, day);
        try
        {
            // The key is taken first: whoever else composes for this person and day fails here.
            message = await new MessageRepository(session).InsertAsync(message, cancellationToken);
        }
        catch (DbException error) when (session.Dialect.IsDuplicateKey(error))
        {
            return 0;
        }

        var taken = await reminders.TakeAsync(personId, message.Id, cancellationToken);
        if (taken == 0)
        {
            return 0;
        }

        var lines = await reminders.LinesAsync(message.Id, MostItems, cancellationToken);
        var items = await new DigestItems(session).OfAsync(lines, cancellationToken);
        var digest = new Digest(person, day, items, await reminders.CountsAsync(message.Id, cancellationToken));
        message = message.With(writer.Digest(digest));
        await new MessageRepository(session).WriteAsync(message, cancellationToken);
        var deliveries = Deliveries.OfDigest(message, person, digest.Counts.Any(count => count.Rung >= Rung.Overdue), options);
        await new DeliveryRepository(session).InsertAsync(deliveries, cancellationToken);
        await RecordAsync(
            session,
            actor,
            "message.composed",
            person,
            [("message", message.Id), ("reminders", taken), ("channels", string.Join(' ', deliveries.Select(delivery => delivery.Channel)))],
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return taken;
    }

    private StoredMessage Blank(Person person, DateOnly day) => new()
    {
        MessageKey = string.Create(CultureInfo.InvariantCulture, $"digest/{person.Id}/{day:yyyy-MM-dd}"),
        Kind = MessageKind.Digest,
        PersonId = person.Id,
        Day = day,
        Language = person.Language,
        Subject = "",
        Text = "",
        Html = "",
        ComposedAt = time.GetUtcNow(),
    };

    private Task RecordAsync(
        Session session,
        string actor,
        string action,
        Person person,
        IEnumerable<(string Name, object? Value)> payload,
        CancellationToken cancellationToken) =>
        session.RecordAsync(time.GetUtcNow(), actor, action, Recording.Person(person.UserName), payload, cancellationToken);
}
