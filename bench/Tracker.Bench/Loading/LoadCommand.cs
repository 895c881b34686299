using System.CommandLine;
using System.Globalization;

namespace Tracker.Bench.Loading;

/// <summary>load: asks a running Tracker on this machine for its pages from many connections at once, each page by itself and all together.</summary>
internal sealed class LoadCommand : Command
{
    private const string PasswordVariable = "TRACKER_BENCH_PASSWORD";

    private readonly Option<Uri> url = new("--url") { Description = "Where Tracker listens; this machine only.", Required = true, CustomParser = result => new Uri(result.Tokens[0].Value, UriKind.Absolute) };
    private readonly Option<int> connections = new("--connections") { Description = "Requests under way at any time.", DefaultValueFactory = _ => 50 };
    private readonly Option<int> seconds = new("--seconds") { Description = "How long each page is asked for.", DefaultValueFactory = _ => 30 };
    private readonly Option<int> pause = new("--pause") { Description = "Milliseconds that a reader takes before the next page; 0 for as fast as it goes.", DefaultValueFactory = _ => 0 };
    private readonly Option<string> user = new("--user") { Description = $"Who signs in; the password is taken from {PasswordVariable}.", DefaultValueFactory = _ => "bench" };
    private readonly Option<string[]> pages = new("--pages") { Description = "Only these: overview, agency-year, agency, review, search, trends, mixed.", AllowMultipleArgumentsPerToken = true };

    public LoadCommand()
        : base("load", "Measures how long the pages of a running Tracker take under load.")
    {
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) || !address.IsLoopback)
            {
                result.AddError("--url takes an address of this machine, such as http://127.0.0.1:5000.");
            }
        });
        InRange(connections, 1, 200);
        InRange(seconds, 1, 300);
        InRange(pause, 0, 60_000);
        foreach (var option in new Option[] { url, connections, seconds, pause, user, pages })
        {
            Add(option);
        }

        SetAction(ExecuteAsync);
    }

    private static void InRange(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
        {
            result.AddError($"{option.Name} takes {least} to {most}.");
        }
    });

    private async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (count, time) = (arguments.GetValue(connections), TimeSpan.FromSeconds(arguments.GetValue(seconds)));
        using var site = new LoadedSite(arguments.GetRequiredValue(url), count);
        if (await site.SignInAsync(arguments.GetRequiredValue(user), Environment.GetEnvironmentVariable(PasswordVariable) ?? string.Empty, cancellationToken) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        var found = await LoadedPages.FindAsync(site, cancellationToken);
        var wanted = arguments.GetValue(pages) is { Length: > 0 } names ? names : [.. found.Names, LoadedPages.Mixed];
        Console.WriteLine($"{count} connections, {time.TotalSeconds:F0} s a page, {arguments.GetValue(pause)} ms between a reader's pages, {Environment.ProcessorCount} processors; load average {LoadAverage()}");
        Console.WriteLine($"{"page",-12} {"requests",9} {"failed",7} {"a second",9} {"median",9} {"p95",9} {"p99",9} {"worst",9}  load");
        var failed = 0;
        foreach (var name in wanted)
        {
            var run = await LoadRun.RunAsync(site, found.Of(name), count, time, TimeSpan.FromMilliseconds(arguments.GetValue(pause)), cancellationToken);
            failed += run.Failed;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-12} {run.Requests,9} {run.Failed,7} {run.Requests / time.TotalSeconds,9:F0} {run.Quantile(0.5),6:F0} ms {run.Quantile(0.95),6:F0} ms {run.Quantile(0.99),6:F0} ms {run.Quantile(1),6:F0} ms  {LoadAverage()}"));
        }

        return failed == 0 ? 0 : 1;
    }

    /// <summary>Others on the machine make everything slower; the figure says how busy it was.</summary>
    private static string LoadAverage() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..2]) : "unknown";
}
