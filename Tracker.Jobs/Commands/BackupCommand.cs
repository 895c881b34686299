using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Backups;

namespace Tracker.Jobs.Commands;

/// <summary>tracker backup: one file with everything, made while others go on working, and looked through.</summary>
internal sealed class BackupCommand : TrackerCommand
{
    private readonly Option<string> to;
    private readonly TrackerDatabase database;

    public BackupCommand(CommandContext context)
        : base("backup", context)
    {
        to = new Option<string>("--to") { Description = Help("To"), HelpName = "FILE", Required = true };
        database = new TrackerDatabase(context);
        Add(to);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.Build(arguments);
        var backup = new DatabaseBackup(services.GetRequiredService<Database>(), Context.Environment.Time);
        return BackupReport.Tell(Context, Name, await backup.SaveAsync(arguments.GetRequiredValue(to), cancellationToken));
    }
}
