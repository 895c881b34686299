using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Bench.Days;

/// <summary>day: how long the daily work takes on a database, and in how much memory.</summary>
internal sealed class DayCommand : Command
{
    private const string Actor = "bench";

    private readonly Option<FileInfo> database = new("--database") { Description = "A SQLite database, as generate-database makes it.", Required = true };
    private readonly Option<string[]> days = new("--day") { Description = "The days to run, in order, as 2026-07-01.", Required = true, AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> noSweep = new("--no-sweep") { Description = "Leave the flag sweep out." };

    public DayCommand()
        : base("day", "Sweeps the flags and plans the reminders of given days. Gives every agency people first, where there are none.")
    {
        database.AcceptExistingOnly();
        Add(database);
        Add(days);
        Add(noSweep);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var store = new Database(new DatabaseOptions { ConnectionString = $"Data Source={arguments.GetRequiredValue(database).FullName}" });
        new Migrator(store).Migrate();
        await InventedPeople.AddAsync(store, cancellationToken);
        foreach (var day in arguments.GetRequiredValue(days).Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
        {
            var time = new FixedDay(day);
            if (!arguments.GetValue(noSweep))
            {
                await MeasureAsync(day, "sweep", async () => $"{await new SweepFlags(store, FlagSettings.Default, time).ExecuteAsync(Actor, cancellationToken)}");
            }

            await MeasureAsync(day, "plan", async () => $"{await new PlanReminders(store, LadderSettings.Default, FlagSettings.Default, time).ExecuteAsync(Actor, cancellationToken)}");
        }

        return 0;
    }

    private static async Task MeasureAsync(DateOnly day, string what, Func<Task<string>> run)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = await run();
        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{day:yyyy-MM-dd} {what}: {watch.Elapsed.TotalSeconds:F1} s, {(process.TotalProcessorTime - processor).TotalSeconds:F1} s of processor time, peak memory so far {process.PeakWorkingSet64 / 1048576} MiB; {result}"));
    }

    /// <summary>One in the morning, universal time.</summary>
    private sealed class FixedDay(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero);
    }
}
