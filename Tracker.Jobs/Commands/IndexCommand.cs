using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;

namespace Tracker.Jobs.Commands;

/// <summary>tracker search index: makes reports findable that are not yet, or all of them anew.</summary>
internal sealed class IndexCommand : TrackerCommand
{
    private readonly Option<bool> rebuild;
    private readonly TrackerDatabase database;

    public IndexCommand(CommandContext context)
        : base("index", context, "search index")
    {
        rebuild = new Option<bool>("--rebuild") { Description = Help("Rebuild") };
        database = new TrackerDatabase(context);
        Add(rebuild);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.OpenExisting(arguments);
        if (services is null)
        {
            return ExitCode.Refused;
        }

        var index = services.GetRequiredService<IndexReports>();
        var said = new Said(Context);
        var done = arguments.GetValue(rebuild) ? await index.RebuildAsync(said, cancellationToken) : await index.ExecuteAsync(said, cancellationToken);
        Context.Screen.Line(done == 0 ? Help("UpToDate") : Context.Texts.Format("search index.Done", done));
        return ExitCode.Done;
    }

    /// <summary>Thousands of reports take minutes, and silence looks like a standstill.</summary>
    private sealed class Said(CommandContext context) : IProgress<int>
    {
        private const int Step = 1000;

        public void Report(int value)
        {
            if (context.Environment.ErrorIsTerminal && value % Step == 0)
            {
                context.Screen.Note(value.ToString(context.Culture));
            }
        }
    }
}
