using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Tracker.Engine.Storage;

namespace Tracker.Bench.Generating;

/// <summary>generate-database: a SQLite database of any size, filled with invented reports.</summary>
internal sealed class GenerateDatabaseCommand : Command
{
    private readonly Option<FileInfo> to = new("--to") { Description = "The file to create; it must not exist.", Required = true };
    private readonly Option<int> agencies = new("--agencies") { Description = "Reporting bodies.", DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> years = new("--years") { Description = "Reports of each body, one a year.", DefaultValueFactory = _ => 2 };
    private readonly Option<int> commitments = new("--commitments") { Description = "Promises in each report.", DefaultValueFactory = _ => 50 };
    private readonly Option<int> lastYear = new("--last-year") { Description = "The year that the last report reviews.", DefaultValueFactory = _ => 2025 };
    private readonly Option<int> seed = new("--seed") { Description = "The same seed gives the same texts.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> pending = new("--pending") { Description = "Leave everything to be assessed: no links, no flags." };

    public GenerateDatabaseCommand()
        : base("generate-database", "Fills a new SQLite database with invented reports, assessed by the engine.")
    {
        agencies.Validators.Add(result => InRange(result, 1, InventedAgencies.Most));
        years.Validators.Add(result => InRange(result, 1, 20));
        commitments.Validators.Add(result => InRange(result, 1, InventedReports.MostPromises));
        foreach (var option in new Option[] { to, agencies, years, commitments, lastYear, seed, pending })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private static void InRange(System.CommandLine.Parsing.OptionResult result, int least, int most)
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError($"{result.Option.Name} takes {least} to {most}.");
        }
    }

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var file = arguments.GetRequiredValue(to);
        if (file.Exists)
        {
            await Console.Error.WriteLineAsync($"{file.FullName} exists already; name a new file.");
            return 1;
        }

        var database = new Database(new DatabaseOptions
        {
            ConnectionString = new SqliteConnectionStringBuilder { DataSource = file.FullName }.ToString(),
        });
        new Migrator(database).Migrate();
        var plan = new GenerationPlan
        {
            Agencies = arguments.GetValue(agencies),
            Years = arguments.GetValue(years),
            LastReviewedYear = arguments.GetValue(lastYear),
            Promises = arguments.GetValue(commitments),
            Seed = arguments.GetValue(seed),
            Assess = !arguments.GetValue(pending),
        };
        var watch = Stopwatch.StartNew();
        var generator = new DatabaseGenerator(database, plan);
        var written = await generator.RunAsync(done => Console.Error.Write($"\r{done}/{plan.Agencies}"), cancellationToken);
        Console.WriteLine();
        Console.WriteLine(
            $"{written.Reports} reports, {written.Commitments} commitments, {written.Outcomes} outcomes, {written.Changed} assessed, "
            + $"{written.Flags} flags in {watch.Elapsed.TotalSeconds:F1} s; {new FileInfo(file.FullName).Length / 1048576.0:F0} MiB");
        return 0;
    }
}
