using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Pipeline.SecondOpinions;
using Tracker.Engine.Storage;
using Tracker.Jobs.Delivery;
using Tracker.Jobs.Hosting;

namespace Tracker.Jobs.Commands;

/// <summary>The option --database and the engine's services upon what it names.</summary>
internal sealed class TrackerDatabase
{
    private readonly CommandContext context;
    private readonly string? ownFile;

    /// <param name="context">The command's surroundings.</param>
    /// <param name="ownFile">A file for this command alone, whatever the environment says; null for the common database.</param>
    public TrackerDatabase(CommandContext context, string? ownFile = null)
    {
        (this.context, this.ownFile) = (context, ownFile);
        Option = new Option<string?>("--database") { Description = context.Texts["Option.Database"], HelpName = "PATH" };
    }

    public Option<string?> Option { get; }

    /// <summary>Who acts, as the ledger names it.</summary>
    public string Actor => $"cli:{context.Environment.Variable("TRACKER_ACTOR") ?? Environment.UserName}";

    /// <summary>The services upon the database, brought to this version; a missing file is created.</summary>
    public ServiceProvider Open(ParseResult arguments, Action<IServiceCollection>? more = null)
    {
        var services = Build(arguments, more);
        services.GetRequiredService<Migrator>().Migrate();
        return services;
    }

    /// <summary>The same for commands that only read: null, after saying so, where there is no such file.</summary>
    public ServiceProvider? OpenExisting(ParseResult arguments, Action<IServiceCollection>? more = null)
    {
        var services = Build(arguments, more);
        var database = services.GetRequiredService<Database>();
        if (database.Options.Provider == DatabaseProvider.Sqlite && !File.Exists(database.Place))
        {
            context.Screen.Refuse(database.Place, context.Texts["Refusal.NoDatabase"], context.Texts["Refusal.NoDatabase.Advice"]);
            services.Dispose();
            return null;
        }

        services.GetRequiredService<Migrator>().Migrate();
        return services;
    }

    /// <summary>The services without a look at the database.</summary>
    public ServiceProvider Build(ParseResult arguments, Action<IServiceCollection>? more = null) => Build(Location(arguments), more);

    /// <param name="location">A file, a connection string, or env: and the name of the variable that holds one; null for the common database.</param>
    /// <param name="more">Adds what a command needs beyond the engine.</param>
    public ServiceProvider Build(string? location, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        AddTo(services, location);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Adds the engine upon the database to the services of a host.</summary>
    public void AddTo(IServiceCollection services, ParseResult arguments) => AddTo(services, Location(arguments));

    private string? Location(ParseResult arguments) => arguments.GetValue(Option) ?? ownFile;

    private void AddTo(IServiceCollection services, string? location)
    {
        services.Configure<SemanticOptions>(context.Environment.Configuration.GetSection(SemanticOptions.Section));
        services
            .AddSingleton(context.Environment.Time)
            .AddTrackerEngine(options => DatabaseSettings.Read(options, context.Environment.Setting, context.Environment.Resolved(location)))
            .Configure<HolidayCalendarOptions>(options => options.Path = context.Environment.Variable("Tracker__HolidayCalendar"))
            .AddTrackerRules(context.Environment.Configuration)
            .AddTrackerDelivery(context.Environment.Configuration);
    }
}
