using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Backups;

namespace Tracker.Jobs.Commands;

/// <summary>tracker restore: puts a backup in the database's place; what was there is put aside, never deleted.</summary>
internal sealed class RestoreCommand : TrackerCommand
{
    private readonly Option<string> from;
    private readonly Option<bool> replace;
    private readonly TrackerDatabase database;

    public RestoreCommand(CommandContext context)
        : base("restore", context)
    {
        from = new Option<string>("--from") { Description = Help("From"), HelpName = "FILE", Required = true };
        replace = new Option<bool>("--replace") { Description = Help("Replace") };
        database = new TrackerDatabase(context);
        Add(from);
        Add(replace);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.Build(arguments);
        var backup = new DatabaseBackup(services.GetRequiredService<Database>(), Context.Environment.Time);
        var result = await backup.RestoreAsync(arguments.GetRequiredValue(from), arguments.GetValue(replace), cancellationToken);
        if (result is BackupResult.Done)
        {
            // A backup of an older version is brought to this one, and every restored file back to the write-ahead log.
            services.GetRequiredService<Migrator>().Migrate();
        }

        return BackupReport.Tell(Context, Name, result);
    }
}
