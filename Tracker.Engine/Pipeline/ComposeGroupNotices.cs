using System.Data.Common;
using System.Globalization;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// One short notice a robot and day about what the day's digests told. Runs after the digests; digests written later the same
/// day are not told again.
/// </summary>
internal sealed class ComposeGroupNotices(Database database, IMessageWriter writer, DeliveryOptions options, TimeProvider time)
{
    private const int MostItems = 8;

    public async Task<(int Written, IReadOnlyList<string> UnknownAgencies)> ExecuteAsync(
        DateOnly day,
        string actor,
        CancellationToken cancellationToken)
    {
        var written = 0;
        var unknown = new List<string>();
        foreach (var robot in options.ActiveRobots)
        {
            await using var session = await database.WriteAsync(cancellationToken);
            var agency = robot.Agency is null ? null : await new AgencyRepository(session).FindAsync(robot.Agency, cancellationToken);
            if (robot.Agency is not null && agency is null)
            {
                unknown.Add(robot.Agency);
            }
            else if (await WriteAsync(session, robot, agency, day, actor, cancellationToken))
            {
                written++;
            }
        }

        return (written, unknown);
    }

    private async Task<bool> WriteAsync(
        Session session,
        RobotOptions robot,
        Agency? agency,
        DateOnly day,
        string actor,
        CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"group/{robot.Name}/{day:yyyy-MM-dd}");
        var messages = new MessageRepository(session);
        var reminders = new DigestRepository(session);
        if (await messages.ByKeyAsync(key, cancellationToken) is not null
            || await reminders.GroupCountsAsync(agency?.Id, day, cancellationToken) is not { Count: > 0 } counts)
        {
            return false;
        }

        var lines = await reminders.GroupLinesAsync(agency?.Id, day, MostItems, cancellationToken);
        var items = await new DigestItems(session).OfAsync(lines, cancellationToken);
        var words = writer.Group(new GroupNotice(agency?.Name, robot.Language, day, items, counts));
        try
        {
            var message = await messages.InsertAsync(Message(key, robot, day).With(words), cancellationToken);
            await new DeliveryRepository(session).InsertAsync([Deliveries.Robot(message, robot.Name, options)], cancellationToken);
            await session.RecordAsync(
                time.GetUtcNow(),
                actor,
                "message.composed",
                Recording.Message(message.Id),
                [("robot", robot.Name), ("agency", agency?.Code)],
                cancellationToken);
        }
        catch (DbException error) when (session.Dialect.IsDuplicateKey(error))
        {
            return false;
        }

        await session.CommitAsync(cancellationToken);
        return true;
    }

    private StoredMessage Message(string key, RobotOptions robot, DateOnly day) => new()
    {
        MessageKey = key,
        Kind = MessageKind.Group,
        Day = day,
        Language = robot.Language,
        Subject = "",
        Text = "",
        Html = "",
        ComposedAt = time.GetUtcNow(),
    };
}
