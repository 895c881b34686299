using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Engine.Storage;

public static class StorageServices
{
    /// <summary>
    /// The database and what reads from it. The host configures <see cref="DatabaseOptions"/> and runs
    /// <see cref="Migrator.Migrate"/> before the first use.
    /// </summary>
    public static IServiceCollection AddTrackerStorage(this IServiceCollection services, Action<DatabaseOptions>? configure = null)
    {
        var options = services.AddOptions<DatabaseOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.AddSingleton(provider => new Database(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<DatabaseOptions>>()));
        services.AddSingleton<Migrator>();
        services.AddSingleton<DatabaseCheck>();
        services.AddSingleton<AgencyQueries>();
        services.AddSingleton<OverviewQueries>();
        services.AddSingleton<ReportQueries>();
        services.AddSingleton<CommitmentQueries>();
        services.AddSingleton<SearchQueries>();
        services.AddSingleton<TrendQueries>();
        services.AddSingleton<FlagQueries>();
        services.AddSingleton<ReviewQueries>();
        services.AddSingleton<ThreadQueries>();
        services.AddSingleton<LedgerQueries>();
        services.AddSingleton<PersonQueries>();
        services.AddSingleton<FollowUpQueries>();
        services.AddSingleton<AnswerClaimQueries>();
        services.AddSingleton<OwedQueries>();
        services.AddSingleton<CaseQueries>();
        services.AddSingleton<CircularQueries>();
        services.AddSingleton<JobRunQueries>();
        services.AddSingleton<ReminderQueries>();
        services.AddSingleton<MessageQueries>();
        return services;
    }
}
