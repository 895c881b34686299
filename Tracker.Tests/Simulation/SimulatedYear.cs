using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Accountability;
using Tracker.Engine.Exports.Messages;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Tests.Conventions;
using Tracker.Engine.Users;

namespace Tracker.Tests.Simulation;

/// <summary>
/// The sample province from 1 July 2023 to 30 June 2024, nine in the morning of each day in China: what was published by then is
/// imported and assessed, the flags are swept, the reminders planned, and on working days told.
/// </summary>
internal sealed class SimulatedYear
{
    public static readonly DateOnly First = new(2023, 7, 1);
    public static readonly DateOnly Last = new(2024, 6, 30);

    /// <summary>When each report on 2023 was published; that of heting-gwh never was.</summary>
    public static readonly IReadOnlyDictionary<string, DateOnly> Arrivals = new Dictionary<string, DateOnly>
    {
        ["songwu-nyncj"] = new(2024, 1, 26),
        ["yunmei-cgj"] = new(2024, 1, 31),
        ["songwu-xzf"] = new(2024, 2, 22),
        ["sgat"] = new(2024, 2, 26),
        ["sscjgj"] = new(2024, 3, 11),
        ["szf"] = new(2024, 3, 27),
        ["yunmei-szf"] = new(2024, 6, 17),
    };

    private const string Actor = "job:simulation";
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "lanchuan");
    private static readonly IOptions<DeliveryOptions> Delivery = Options.Create(new DeliveryOptions());

    private readonly Database database;
    private readonly FakeTimeProvider time = new(Morning(First));
    private readonly LabelledStages stages = new();
    private readonly HashSet<string> imported = [];
    private readonly List<string> lines = [];
    private HashSet<string> flagged = [];
    private int circulars;

    public SimulatedYear(Database database) => this.database = database;

    /// <summary>How often each job runs a day.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Days on which nothing runs.</summary>
    public IReadOnlySet<DateOnly> Outages { get; init; } = new HashSet<DateOnly>();

    /// <summary>The days on which anything happened.</summary>
    public IReadOnlyList<string> Lines => lines;

    public async Task RunAsync()
    {
        using (var agencies = new StreamReader(Path.Combine(Samples, "agencies.csv")))
        using (var people = new StreamReader(Path.Combine(Samples, "people.csv")))
        {
            await new ImportAgencies(database, time).ExecuteAsync(agencies, Actor);
            var result = await new ImportPeople(database, time).ExecuteAsync(people, Actor);
            Assert.That(result.Errors, Is.Empty);
        }

        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            if (!Outages.Contains(day))
            {
                time.SetUtcNow(Morning(day));
                await DayAsync(day);
            }
        }
    }

    private static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8));

    private static IEnumerable<(string Agency, string File)> PublishedBy(DateOnly day) =>
        from agency in Directory.EnumerateDirectories(Samples).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)
        where agency != "corrections"
        from file in Directory.EnumerateFiles(Path.Combine(Samples, agency)).Order(StringComparer.Ordinal)
        let year = Path.GetFileNameWithoutExtension(file)
        where year is "2021" or "2022" || (year == "2023" && Arrivals.TryGetValue(agency, out var arrival) && arrival <= day)
        select (agency, file);

    private async Task DayAsync(DateOnly day)
    {
        var arrived = PublishedBy(day).Where(report => imported.Add(report.File)).ToList();
        await TwiceAsync(() => ImportAsync(arrived));
        await TwiceAsync(async () => await new SweepFlags(database, FlagSettings.Default, time).ExecuteAsync(Actor));
        await TwiceAsync(async () => await new PlanReminders(database, LadderSettings.Default, FlagSettings.Default, time).ExecuteAsync(Actor));
        var told = 0;
        await TwiceAsync(async () => told += (await ComposeDigests().ExecuteAsync(Actor)).Reminders);
        await NoteAsync(day, day == First ? [] : arrived.Select(report => report.Agency), told);
    }

    private async Task TwiceAsync(Func<Task> job)
    {
        for (var run = 0; run < Runs; run++)
        {
            await job();
        }
    }

    private ComposeDigests ComposeDigests()
    {
        var holidays = new HolidayCalendarOptions { Path = Path.Combine(Repository.Root, "Tracker.Tests", "Simulation", "holidays.ics") };
        return new(database, new MessageWriter(Delivery), new HolidayCalendar(Options.Create(holidays)), Delivery, time);
    }

    private async Task ImportAsync(IReadOnlyList<(string Agency, string File)> arrived)
    {
        foreach (var (agency, file) in arrived)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            stages.Introduce(bytes, Path.GetFileName(file), agency, int.Parse(Path.GetFileNameWithoutExtension(file), null));
            var result = await new ImportReport(database, stages.Stages, time)
                .ExecuteAsync(new ImportRequest { Scope = Scope.Everything, FileName = Path.GetFileName(file), Bytes = bytes, Agency = agency, Actor = Actor });
            Assert.That(result, Is.InstanceOf<ImportResult.Imported>().Or.InstanceOf<ImportResult.Unchanged>());
        }

        var year = new AssessYear(database, stages.Stages, FlagSettings.Default, time);
        var assessed = await new AssessAll(database, stages.Stages, year, new WorkItems(database, time)).ExecuteAsync(Actor);
        Assert.That(assessed.Failed, Is.Empty);
    }

    private async Task NoteAsync(DateOnly day, IEnumerable<string> arrived, int told)
    {
        await using var session = await database.ReadAsync(default);
        var open = (await session.QueryAsync<string>(
            "SELECT flag_key FROM flags WHERE kind IN ('Overdue', 'ReportOverdue') AND status = 'Open'", null, default)).ToHashSet();
        var planned = await session.QueryAsync<(string Rung, long? PersonId)>(
            "SELECT rung, person_id FROM reminders WHERE planned_on = @Day", new { Day = day }, default);
        var proposed = await session.ScalarAsync<int>("SELECT COUNT(*) FROM circulars", null, default);
        string[] cells =
        [
            string.Join(", ", arrived),
            string.Join(' ', new[] { Signed('+', open.Except(flagged).Count()), Signed('-', flagged.Except(open).Count()) }.Where(cell => cell.Length > 0)),
            string.Join(", ", planned.Where(row => row.PersonId is not null).GroupBy(row => Enum.Parse<Rung>(row.Rung)).OrderBy(rung => rung.Key).Select(rung => $"{rung.Key} {rung.Count()}")),
            Number(planned.Count(row => row.PersonId is null)),
            Number(proposed - circulars),
            Number(told),
        ];
        (flagged, circulars) = (open, proposed);
        if (cells.Any(cell => cell.Length > 0))
        {
            lines.Add($"{day:yyyy-MM-dd} | {string.Join(" | ", cells)}");
        }
    }

    private static string Signed(char sign, int number) => number == 0 ? "" : $"{sign}{number}";

    private static string Number(int number) => number == 0 ? "" : $"{number}";
}
