using System.CommandLine;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>tracker status: how the promises stand, by agency and year, and which are still open.</summary>
internal sealed class StatusCommand : TrackerCommand
{
    private readonly AgencyYearOptions chosen;
    private readonly Option<bool> open;
    private readonly Option<bool> json;
    private readonly TrackerDatabase database;

    public StatusCommand(CommandContext context)
        : base("status", context)
    {
        chosen = new AgencyYearOptions(context);
        open = new Option<bool>("--open") { Description = Help("Open") };
        json = new Option<bool>("--json") { Description = context.Texts["Option.Json"] };
        database = new TrackerDatabase(context);
        Add(chosen.Agency);
        Add(chosen.Year);
        Add(open);
        Add(json);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.OpenExisting(arguments);
        if (services is null || await chosen.ResolveAsync(arguments, services, Context, cancellationToken) is not { } choice)
        {
            return ExitCode.Refused;
        }

        var report = await StatusReport.LoadAsync(services, choice, cancellationToken);
        if (arguments.GetValue(json))
        {
            Context.Screen.Line(JsonText.Of(report.ToDocument()));
        }
        else
        {
            new StatusView(Context).Show(report, withOpen: arguments.GetValue(open));
        }

        return ExitCode.Done;
    }
}
