using System.Globalization;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Messages;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Pipeline;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Delivery;

/// <summary>Reminders, people and messages over a real database, on Thursday 4 May 2023, shortly after eleven in the morning in China.</summary>
public abstract class DeliveryTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private int planned;

    internal DeliveryOptions Options { get; private set; } = null!;

    internal MessageQueries Messages => new(Database);

    internal IMessageWriter Writer => new MessageWriter(Microsoft.Extensions.Options.Options.Create(Options));

    [SetUp]
    public void ResetOptions() => Options = new DeliveryOptions { BaseUrl = "https://tracker.example/", Lanes = 1 };

    internal Task<ComposeResult> ComposeAsync() =>
        new ComposeDigests(
            Database,
            Writer,
            new HolidayCalendar(Microsoft.Extensions.Options.Options.Create(new HolidayCalendarOptions())),
            Microsoft.Extensions.Options.Options.Create(Options),
            Time).ExecuteAsync("tester");

    internal DeliverMessages Deliver(params IDeliveryChannel[] channels) =>
        new(Database, channels, Writer, Microsoft.Extensions.Options.Options.Create(Options), Time);

    internal async Task<Person> PersonAsync(string userName, string? email = "one@example.cn", string language = "zh", Role? role = null)
    {
        await using var session = await Database.WriteAsync(default);
        var people = new PersonRepository(session);
        var person = await people.InsertAsync(
            new Person { UserName = userName, Name = "张三", Email = email, Language = language, CreatedAt = Time.GetUtcNow() }, default);
        if (role is { } given)
        {
            await people.InsertGrantAsync(new Grant { PersonId = person.Id, Role = given }, default);
        }

        await session.CommitAsync(default);
        return person;
    }

    /// <summary>A city's report with these promises for 2023.</summary>
    internal async Task<StoredReport> PromisedAsync(params string[] promises) =>
        await ImportedAsync("甲市人民政府 2022\n+已公布清单\n" + string.Join('\n', promises.Select(promise => "-" + promise)));

    internal async Task RemindAsync(Person person, long agencyId, string subject, Rung rung, DateOnly dueOn, ReminderSubject kind = ReminderSubject.Commitment)
    {
        await using var session = await Database.WriteAsync(default);
        await session.ExecuteAsync(
            """
            INSERT INTO reminders (reminder_key, rung, subject_kind, subject, agency_id, year, due_on, person_id, status, planned_on, planned_at)
            VALUES (@Key, @Rung, @Kind, @Subject, @AgencyId, 2023, @DueOn, @PersonId, 'Waiting', @Day, @Now)
            """,
            new
            {
                Key = (++planned).ToString(CultureInfo.InvariantCulture),
                Rung = rung.ToString(),
                Kind = kind.ToString(),
                Subject = subject,
                AgencyId = agencyId,
                DueOn = dueOn,
                PersonId = person.Id,
                Day = ChinaTime.Today(Time),
                Now = Time.GetUtcNow(),
            },
            default);
        await session.CommitAsync(default);
    }

    /// <summary>One reminder about 修订条例, due on 28 June.</summary>
    internal async Task<Person> RemindedAsync(string userName = "zhang", string? email = "one@example.cn", string language = "zh")
    {
        var person = await PersonAsync(userName, email, language);
        var report = await PromisedAsync("修订条例@6月");
        await RemindAsync(person, report.AgencyId, (await DetailAsync("修订条例", 2023)).Commitment.IdentityHash, Rung.DueSoon, new DateOnly(2023, 6, 28));
        return person;
    }

    internal async Task<StoredMessage> OnlyMessageAsync(Person person)
    {
        var list = await Messages.OfPersonAsync(person.Id, new PageRequest());
        return (await Messages.FindAsync(person.Id, list.Items.Single().Id))!;
    }

    internal async Task<StoredDelivery> DeliveryAsync(Person person, DeliveryChannel channel)
    {
        var deliveries = await Messages.DeliveriesOfAsync((await OnlyMessageAsync(person)).Id);
        return deliveries.Single(delivery => delivery.Channel == channel);
    }

    internal async Task<int> RemindersAsync(ReminderStatus status)
    {
        await using var session = await Database.ReadAsync(default);
        return await session.ScalarAsync<int>("SELECT COUNT(*) FROM reminders WHERE status = @Status", new { Status = status.ToString() }, default);
    }
}
