using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Commands;

/// <summary>tracker migrate: brings the database to this version.</summary>
internal sealed class MigrateCommand : TrackerCommand
{
    private readonly TrackerDatabase database;

    public MigrateCommand(CommandContext context)
        : base("migrate", context)
    {
        database = new TrackerDatabase(context);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.Build(arguments);
        var ran = services.GetRequiredService<Migrator>().Migrate();
        foreach (var script in ran)
        {
            Context.Screen.Line(script);
        }

        Context.Screen.Line(ran.Count == 0 ? Help("UpToDate") : Context.Texts.Format("migrate.Done", ran.Count));
        return ExitCode.Done;
    }
}
