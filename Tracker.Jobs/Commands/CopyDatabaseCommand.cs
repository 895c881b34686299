using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Copying;
using Tracker.Jobs.Terminal;

namespace Tracker.Jobs.Commands;

/// <summary>tracker copy-database: moves everything into another database, of the same kind or the other, or nothing.</summary>
internal sealed class CopyDatabaseCommand : TrackerCommand
{
    private readonly Option<string> from;
    private readonly Option<string> to;
    private readonly TrackerDatabase database;

    public CopyDatabaseCommand(CommandContext context)
        : base("copy-database", context)
    {
        from = new Option<string>("--from") { Description = Help("From"), HelpName = "DATABASE", Required = true };
        to = new Option<string>("--to") { Description = Help("To"), HelpName = "DATABASE", Required = true };
        database = new TrackerDatabase(context);
        Add(from);
        Add(to);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var source = database.Build(arguments.GetRequiredValue(from));
        await using var target = database.Build(arguments.GetRequiredValue(to));
        var (before, after) = (source.GetRequiredService<Database>(), target.GetRequiredService<Database>());
        var watch = Stopwatch.StartNew();
        var result = await new DatabaseCopy(before, after).RunAsync(new Said(Context), cancellationToken);
        if (result is CopyResult.Refused refused)
        {
            Context.Screen.Refuse(
                Name,
                Context.Words.Describe(refused.Problem, refused.Values),
                Context.Words.Advice(refused.Problem));
            return ExitCode.Refused;
        }

        var copied = (CopyResult.Copied)result;
        var table = new TextTable().Column(Help("Column.Table")).Column(Help("Column.Rows"), isNumber: true);
        foreach (var item in copied.Tables)
        {
            table.Row(item.Name, item.Rows.ToString(Context.Culture));
        }

        Context.Screen.Table(table);
        Context.Screen.Line(Context.Texts.Format(
            "copy-database.Done", copied.Tables.Count, copied.Tables.Sum(item => item.Rows), after.Place, watch.Elapsed.TotalSeconds.ToString("F1", Context.Culture)));
        Context.Screen.Line(Context.Texts.Format("ledger verify.Sound", copied.Head.Seq, copied.Head.Hash));
        return ExitCode.Done;
    }

    /// <summary>A large table takes minutes, and silence looks like a standstill.</summary>
    private sealed class Said(CommandContext context) : IProgress<CopiedTable>
    {
        public void Report(CopiedTable value)
        {
            if (context.Environment.ErrorIsTerminal)
            {
                context.Screen.Note($"{value.Name}: {value.Rows.ToString(context.Culture)}");
            }
        }
    }
}
