using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;

namespace Tracker.Jobs.Commands;

/// <summary>tracker migrate: brings the database to this version, under a login of its own where one is given.</summary>
internal sealed class MigrateCommand : TrackerCommand
{
    private readonly Option<string?> connection;
    private readonly TrackerDatabase database;

    public MigrateCommand(CommandContext context)
        : base("migrate", context)
    {
        connection = new Option<string?>("--connection") { Description = Help("Connection"), HelpName = "CONNECTION" };
        database = new TrackerDatabase(context);
        Add(connection);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var login = arguments.GetValue(connection) ?? Context.Environment.Setting($"{DatabaseSettings.Section}:MigrationConnectionString");
        await using var services = login is null ? database.Build(arguments) : database.Build(login);
        var ran = services.GetRequiredService<Migrator>().Migrate();
        foreach (var script in ran)
        {
            Context.Screen.Line(script);
        }

        Context.Screen.Line(ran.Count == 0 ? Help("UpToDate") : Context.Texts.Format("migrate.Done", ran.Count));
        foreach (var warning in (await services.GetRequiredService<DatabaseCheck>().RunAsync(cancellationToken)).Warnings)
        {
            Context.Screen.Note($"{Context.Words.Name(warning)} — {Context.Words.Advice(warning)}");
        }

        return ExitCode.Done;
    }
}
