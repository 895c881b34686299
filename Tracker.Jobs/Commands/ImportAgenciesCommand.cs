using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>tracker agencies import: takes a list of agencies in, all rows or none.</summary>
internal sealed class ImportAgenciesCommand : TrackerCommand
{
    private readonly Argument<string> file;
    private readonly TrackerDatabase database;

    public ImportAgenciesCommand(CommandContext context)
        : base("import", context, "agencies import")
    {
        file = new Argument<string>("FILE") { Description = Help("File") };
        database = new TrackerDatabase(context);
        Add(file);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetRequiredValue(file);
        if (!File.Exists(path))
        {
            Context.Screen.Refuse(path, Context.Texts["Refusal.NoFile"], Context.Texts["Refusal.NoFile.Advice"]);
            return ExitCode.Refused;
        }

        // Spreadsheet programs in China save CSV as GB18030 as readily as UTF-8; the reader of reports tells them apart.
        if (ReportReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), "agencies.txt") is not ReadResult.Read list)
        {
            Context.Screen.Refuse(path, Help("Unreadable"), Help("Unreadable.Advice"));
            return ExitCode.Refused;
        }

        await using var services = database.Open(arguments);
        using var rows = new StringReader(list.Text.Published);
        var result = await services.GetRequiredService<ImportAgencies>().ExecuteAsync(rows, database.Actor, cancellationToken);
        foreach (var error in result.Errors)
        {
            Context.Screen.Refuse(
                Context.Texts.Format("agencies import.Row", path, error.Row, error.Field),
                Context.Texts.Format("agencies import.Problem", Context.Words.Name(error.Problem), error.Value));
        }

        if (result.Errors.Count > 0)
        {
            Context.Screen.Line(Help("Nothing"));
            return ExitCode.Refused;
        }

        Context.Screen.Line(Context.Texts.Format("agencies import.Summary", result.Created, result.Updated, result.Unchanged));
        return ExitCode.Done;
    }
}
