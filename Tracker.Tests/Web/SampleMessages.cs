using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Web;

/// <summary>Messages as the digests write them, without the days it takes until one is due.</summary>
internal static class SampleMessages
{
    private static int written;

    public const string Calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

    /// <summary>An unread digest in the person's inbox, whose mail was parked.</summary>
    public static async Task<(long Message, long Delivery)> WriteAsync(
        IServiceProvider services,
        string userName,
        string subject = "履职提醒：逾期 1 项、临近 1 项",
        DeliveryProblem problem = DeliveryProblem.ContentRefused)
    {
        var now = new DateTimeOffset(2025, 3, 17, 1, 0, 0, TimeSpan.Zero);
        await using var session = await services.GetRequiredService<Database>().WriteAsync(default);
        var person = (await new PersonRepository(session).ByUserNameAsync(userName, default))!;
        var key = Interlocked.Increment(ref written).ToString(CultureInfo.InvariantCulture);
        var message = await new MessageRepository(session).InsertAsync(
            new StoredMessage
            {
                MessageKey = "sample/" + key,
                PersonId = person.Id,
                Day = new DateOnly(2025, 3, 17),
                Language = "zh",
                Subject = subject,
                Text = "您好。",
                Html = "<p>您好：</p>\n<h2>逾期（1 项）</h2>\n<h3>市司法局</h3>\n<ul>\n<li><a href=\"/flags\">修订 &lt;条例&gt;</a> 期限已过 3 天</li>\n</ul>\n",
                Calendar = Calendar,
                ComposedAt = now,
            },
            default);
        await session.ExecuteAsync(
            """
            INSERT INTO deliveries (message_id, channel, target, header_id, status, attempts, due_at, problem, detail)
            VALUES (@Message, 'Mail', @Target, @Key, 'Parked', 1, @Now, @Problem, '554 5.7.1 rejected by policy')
            """,
            new { Message = message.Id, Target = "old@example.cn", Key = key, Now = now, Problem = problem.ToString() },
            default);
        var delivery = await session.ScalarAsync<long>("SELECT MAX(id) FROM deliveries", null, default);
        await session.CommitAsync(default);
        return (message.Id, delivery);
    }

    public static async Task SuspendAsync(IServiceProvider services, string userName, string because)
    {
        await using var session = await services.GetRequiredService<Database>().WriteAsync(default);
        var people = new PersonRepository(session);
        var person = (await people.ByUserNameAsync(userName, default))!;
        await people.UpdateAsync(person with { AddressSuspendedAt = new DateTimeOffset(2025, 3, 14, 1, 0, 0, TimeSpan.Zero), AddressSuspendedBecause = because }, default);
        await session.CommitAsync(default);
    }

    /// <summary>A reminder of a report that its agency has nobody for.</summary>
    public static async Task LeaveUnaddressedAsync(IServiceProvider services, string agency)
    {
        await using var session = await services.GetRequiredService<Database>().WriteAsync(default);
        await session.ExecuteAsync(
            """
            INSERT INTO reminders (reminder_key, rung, subject_kind, subject, agency_id, year, due_on, status, planned_on, planned_at)
            SELECT @Key, 'Urge', 'Report', 'report', id, 2024, @DueOn, 'Unaddressed', @Day, @Now FROM agencies WHERE code = @Agency
            """,
            new
            {
                Key = "sample/" + agency,
                Agency = agency,
                DueOn = new DateOnly(2025, 3, 31),
                Day = new DateOnly(2025, 3, 17),
                Now = new DateTimeOffset(2025, 3, 17, 1, 0, 0, TimeSpan.Zero),
            },
            default);
        await session.CommitAsync(default);
    }
}
