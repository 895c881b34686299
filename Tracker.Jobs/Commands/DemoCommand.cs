using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Commands;

/// <summary>tracker demo: the whole way from reports to flags on the samples, in a database of its own.</summary>
internal sealed class DemoCommand : TrackerCommand
{
    private const string OwnFile = "tracker-demo.db";

    private readonly TrackerDatabase database;

    public DemoCommand(CommandContext context)
        : base("demo", context)
    {
        // Invented reports must never stand among real ones.
        database = new TrackerDatabase(context, OwnFile);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        if (Samples() is not { } samples)
        {
            Context.Screen.Refuse(Name, Help("NoSamples"), Help("NoSamples.Advice"));
            return ExitCode.Refused;
        }

        await using var services = database.Open(arguments);
        var loader = ActivatorUtilities.CreateInstance<DemoData>(services);
        var summary = await loader.LoadAsync(samples, database.Actor, cancellationToken);
        foreach (var (file, problem) in summary.Refused)
        {
            Context.Screen.Refuse(file, problem.ToString(), Context.Words.Advice(problem));
        }

        await ShowAsync(services, summary, cancellationToken);
        Context.Screen.Line();
        Context.Screen.Line(Context.Texts.Format("demo.Next", services.GetRequiredService<Database>().Place));
        return summary.Refused.Count > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private async Task ShowAsync(ServiceProvider services, DemoSummary summary, CancellationToken cancellationToken)
    {
        var screen = Context.Screen;
        screen.Heading(Help("Title"));
        screen.Line(Context.Texts.Format("demo.Loaded", summary.Agencies, summary.Reports, summary.Commitments));
        screen.Line();
        var status = await StatusReport.LoadAsync(services, new AgencyYearChoice(null, null), cancellationToken);
        new StatusView(Context).ShowYears(status);
        screen.Line();
        screen.Heading(Help("Worst"));
        new FlagView(Context).Show(await WorstFlags.LoadAsync(services, cancellationToken));
        screen.Line();
        screen.Line(Context.Texts["status.Caution"]);
    }

    /// <summary>Beside the executable, or above it in the repository.</summary>
    private static string? Samples()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "samples", "lanchuan");
            if (File.Exists(Path.Combine(samples, "agencies.csv")))
            {
                return samples;
            }
        }

        return null;
    }
}
