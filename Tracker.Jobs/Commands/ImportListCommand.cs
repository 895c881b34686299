using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>Takes a list in, all rows or none, and names each row and field that keeps it out.</summary>
internal abstract class ImportListCommand : TrackerCommand
{
    private readonly string key;
    private readonly Argument<string> file;
    private readonly TrackerDatabase database;

    protected ImportListCommand(CommandContext context, string key)
        : base("import", context, key)
    {
        this.key = key;
        file = new Argument<string>("FILE") { Description = Help("File") };
        database = new TrackerDatabase(context);
        Add(file);
        Add(database.Option);
    }

    protected abstract Task<(int Created, int Updated, int Unchanged, IReadOnlyList<ListError> Errors)> ImportAsync(
        IServiceProvider services,
        TextReader rows,
        string actor,
        CancellationToken cancellationToken);

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetRequiredValue(file);
        if (!File.Exists(path))
        {
            Context.Screen.Refuse(path, Context.Texts["Refusal.NoFile"], Context.Texts["Refusal.NoFile.Advice"]);
            return ExitCode.Refused;
        }

        // Spreadsheet programs in China save CSV as GB18030 as readily as UTF-8; the reader of reports tells them apart.
        if (ReportReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), "list.txt") is not ReadResult.Read list)
        {
            Context.Screen.Refuse(path, Context.Texts["List.Unreadable"], Context.Texts["List.Unreadable.Advice"]);
            return ExitCode.Refused;
        }

        await using var services = database.Open(arguments);
        using var rows = new StringReader(list.Text.Published);
        var (created, updated, unchanged, errors) = await ImportAsync(services, rows, database.Actor, cancellationToken);
        foreach (var error in errors)
        {
            Context.Screen.Refuse(
                Context.Texts.Format("List.Row", path, error.Row, error.Field),
                Context.Texts.Format("List.Problem", Context.Words.Name(error.Problem), error.Value));
        }

        if (errors.Count > 0)
        {
            Context.Screen.Line(Context.Texts["List.Nothing"]);
            return ExitCode.Refused;
        }

        Context.Screen.Line(Context.Texts.Format($"{key}.Summary", created, updated, unchanged));
        return ExitCode.Done;
    }
}

/// <summary>tracker agencies import.</summary>
internal sealed class ImportAgenciesCommand(CommandContext context) : ImportListCommand(context, "agencies import")
{
    protected override async Task<(int Created, int Updated, int Unchanged, IReadOnlyList<ListError> Errors)> ImportAsync(
        IServiceProvider services,
        TextReader rows,
        string actor,
        CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<ImportAgencies>().ExecuteAsync(rows, actor, cancellationToken);
        return (result.Created, result.Updated, result.Unchanged, result.Errors);
    }
}

/// <summary>tracker people import.</summary>
internal sealed class ImportPeopleCommand(CommandContext context) : ImportListCommand(context, "people import")
{
    protected override async Task<(int Created, int Updated, int Unchanged, IReadOnlyList<ListError> Errors)> ImportAsync(
        IServiceProvider services,
        TextReader rows,
        string actor,
        CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<ImportPeople>().ExecuteAsync(rows, actor, cancellationToken);
        return (result.Created, result.Updated, result.Unchanged, result.Errors);
    }
}
