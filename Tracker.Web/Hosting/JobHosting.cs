using Hangfire;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Tracker.Engine.Pipeline.Delivery;
using Tracker.Engine.Storage;
using Tracker.Jobs.Delivery;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Schedule;

namespace Tracker.Web.Hosting;

/// <summary>The jobs in the web host: their queue, their workers unless another process has them, and Hangfire's own pages.</summary>
internal static class JobHosting
{
    public const string Dashboard = "/jobs/hangfire";

    /// <summary>Hangfire's pages come with their own files, and draw progress with inline styles; scripts stay files.</summary>
    public const string DashboardContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string HostKey = "Tracker:Jobs:Host";
    private const string WorkersKey = "Tracker:Jobs:Workers";

    /// <exception cref="ScheduleException">A setting of the schedule cannot be followed.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting of the ladder or the rules cannot be followed.</exception>
    public static void AddJobs(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        services.AddTrackerJobs(configuration).AddTrackerQueue().AddTrackerTelemetry(configuration)
            .AddTrackerRules(configuration).AddTrackerDelivery(configuration);
        if (demo)
        {
            services.PostConfigure<DeliveryOptions>(options => options.Demo = true);
        }

        var database = new DatabaseOptions();
        DatabaseSettings.Read(database, name => configuration[name]);
        var isEmbedded = demo || database.Provider == DatabaseProvider.Sqlite;

        // With SQLite the queue lives in the process that asks, so that process works by default.
        if (configuration.GetValue(HostKey, isEmbedded))
        {
            services.AddTrackerWorkers(new WorkerPlan(JobQueues.All, Math.Max(1, configuration.GetValue(WorkersKey, 1))));
        }

        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<ScheduleHealth>("schedule")
            .AddCheck<DeliveryHealth>("delivery");
    }

    public static void MapJobs(this WebApplication app)
    {
        app.MapHangfireDashboard(Dashboard, new DashboardOptions
        {
            // Who may see it is the endpoint's policy; nobody changes anything here that the jobs page does not offer.
            Authorization = [],
            IsReadOnlyFunc = _ => true,
            AppPath = "/jobs",
            DashboardTitle = "Tracker",
            DisplayStorageConnectionString = false,
        }).RequireAuthorization(Access.Administer);

        // For whoever watches over the host: alive, and ready. They say a word and nothing of what is stored.
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz").AllowAnonymous();
    }
}
