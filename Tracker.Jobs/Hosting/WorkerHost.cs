using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Engine.Storage;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;

namespace Tracker.Jobs.Hosting;

/// <summary>How many workers of which queues a host runs.</summary>
/// <param name="Queues">Of <see cref="JobQueues.All"/>.</param>
/// <param name="AssessWorkers">Assessing keeps a processor busy each; the other kinds mostly wait.</param>
internal sealed record WorkerPlan(IReadOnlyList<string> Queues, int AssessWorkers);

/// <summary>Hangfire's servers in this process: one for assessing, one for everything else, so that neither waits for the other.</summary>
internal sealed class WorkerHost(WorkerPlan plan, Database database, JobStorage storage, JobActivator activator, ILogger<WorkerHost> log)
    : IHostedService, IDisposable
{
    private const int OtherWorkers = 4;

    private readonly List<BackgroundJobServer> servers = [];
    private SingleHost? alone;

    /// <summary>False before the start, and where another process already runs the jobs of this SQLite database.</summary>
    public bool IsWorking => servers.Count > 0;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        alone = SingleHost.TryTake(database.Options);
        if (alone is null)
        {
            log.SecondHost();
            return Task.CompletedTask;
        }

        Serve("assess", [.. plan.Queues.Where(queue => queue == JobQueues.Assess)], plan.AssessWorkers);
        Serve("other", [.. plan.Queues.Where(queue => queue != JobQueues.Assess)], OtherWorkers);
        return Task.CompletedTask;
    }

    /// <summary>Jobs listen to their token: they stop at a clean place, and what they had done by then stays done.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        servers.ForEach(server => server.SendStop());
        await Task.WhenAll(servers.Select(server => server.WaitForShutdownAsync(cancellationToken)));
    }

    public void Dispose()
    {
        servers.ForEach(server => server.Dispose());
        alone?.Dispose();
    }

    private void Serve(string name, string[] queues, int workers)
    {
        if (queues.Length > 0)
        {
            servers.Add(new BackgroundJobServer(
                new BackgroundJobServerOptions
                {
                    ServerName = $"{Environment.MachineName}/{Environment.ProcessId}/{name}",
                    Queues = queues,
                    WorkerCount = workers,
                    Activator = activator,
                    ShutdownTimeout = TimeSpan.FromSeconds(20),
                    SchedulePollingInterval = TimeSpan.FromSeconds(5),
                },
                storage));
        }
    }
}
