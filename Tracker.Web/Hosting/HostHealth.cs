using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Schedule;

namespace Tracker.Web.Hosting;

/// <summary>The database answers and is of this version.</summary>
internal sealed class DatabaseHealth(Migrator migrator) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(migrator.Pending().Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Migrations are pending."));
}

/// <summary>Where this host runs the jobs, its watch over the schedule is awake.</summary>
internal sealed class ScheduleHealth(IServiceProvider services, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var isWorking = services.GetService<WorkerHost>() is { IsWorking: true };
        var isAwake = services.GetService<ScheduleWatch>()?.LastLook is { } look && time.GetUtcNow() - look < Longest;
        return Task.FromResult(!isWorking || isAwake ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The schedule is not watched."));
    }
}

/// <summary>Messages get out. Where they do not the pages still serve, so a balancer must not take the host away: degraded, not unready.</summary>
internal sealed class DeliveryHealth(MessageQueries messages, TimeProvider time) : IHealthCheck
{
    // A working day's worth of failing attempts.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await messages.OldestUnsentAsync(cancellationToken) is { } since && time.GetUtcNow() - since > Longest
            ? HealthCheckResult.Degraded("Messages have been waiting for more than a day.")
            : HealthCheckResult.Healthy();
}
