using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Tracker.Engine.Storage;
using Tracker.Jobs.Ingest;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;

namespace Tracker.Jobs.Hosting;

/// <summary>The schedule's problems, found before anything is started.</summary>
internal sealed class ScheduleException(IReadOnlyList<ScheduleProblem> problems) : Exception(string.Join("; ", problems))
{
    public IReadOnlyList<ScheduleProblem> Problems => problems;
}

internal static class JobServices
{
    private const string Schema = "hangfire";

    /// <summary>The jobs, the schedule and what runs them one at a time; needs the engine's services.</summary>
    /// <exception cref="ScheduleException">A setting of the schedule cannot be followed.</exception>
    public static IServiceCollection AddTrackerJobs(this IServiceCollection services, IConfiguration configuration)
    {
        var (schedule, problems) = ScheduleSettings.Read(configuration, ScheduleTable.Entries);
        if (problems.Count > 0)
        {
            throw new ScheduleException(problems);
        }

        services.AddMetrics();
        services.AddSingleton(schedule);
        services.AddSingleton(IngestOptions.Of(configuration));
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<JobRunner>();
        services.TryAddSingleton<AssessHelpers>(new OwnThreads(1));
        services.TryAddSingleton<IJobQueue, NoQueue>();
        return services;
    }

    /// <summary>Hangfire: in memory beside SQLite, in the database itself with SQL Server.</summary>
    public static IServiceCollection AddTrackerQueue(this IServiceCollection services)
    {
        // Asked of the container each time rather than of Hangfire's static: several hosts may live in one process.
        services.AddSingleton(Storage);
        services.AddHangfire(configuration => configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddTransient(provider => new RunJob(provider.GetRequiredService<JobRunner>()));
        services.Replace(ServiceDescriptor.Singleton<AssessHelpers, OtherWorkers>());
        services.Replace(ServiceDescriptor.Singleton<IJobQueue, HangfireQueue>());
        return services;
    }

    /// <summary>The workers, and the watch over the schedule.</summary>
    public static IServiceCollection AddTrackerWorkers(this IServiceCollection services, WorkerPlan plan)
    {
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.AddSingleton(plan);
        services.AddSingleton<WorkerHost>();
        services.AddSingleton<ScheduleRegistration>();
        services.AddSingleton<CatchUp>();
        services.AddSingleton<ScheduleWatch>();

        // In this order: without workers there is nothing to watch.
        services.AddHostedService(provider => provider.GetRequiredService<WorkerHost>());
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleWatch>());
        return services;
    }

    private static JobStorage Storage(IServiceProvider provider)
    {
        var database = provider.GetRequiredService<Database>();
        return database.Options.Provider == DatabaseProvider.Sqlite
            ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) })
            : new SqlServerStorage(database.ConnectionString, new SqlServerStorageOptions
            {
                SchemaName = Schema,
                SqlClientFactory = SqlClientFactory.Instance,
                CommandBatchMaxTimeout = TimeSpan.FromMinutes(5),
                SlidingInvisibilityTimeout = TimeSpan.FromMinutes(5),
                QueuePollInterval = TimeSpan.Zero,
            });
    }
}
