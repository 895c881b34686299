using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Schedule;

namespace Tracker.Jobs.Commands;

/// <summary>tracker work: a worker host that runs the schedule until it is stopped.</summary>
internal sealed class WorkCommand : TrackerCommand
{
    private readonly Option<string?> queues;
    private readonly Option<int> workers;
    private readonly TrackerDatabase database;

    public WorkCommand(CommandContext context)
        : base("work", context)
    {
        queues = new Option<string?>("--queues")
        {
            Description = context.Texts.Format("work.Queues", string.Join(",", JobQueues.All)),
            HelpName = "NAMES",
        };
        workers = WorkerOptions.Workers(context);
        database = new TrackerDatabase(context);
        Add(queues);
        Add(workers);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var chosen = arguments.GetValue(queues)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [.. JobQueues.All];
        if (chosen.FirstOrDefault(queue => !JobQueues.All.Contains(queue)) is { } unknown)
        {
            Context.Screen.Refuse("--queues", Context.Texts.Format("work.UnknownQueue", unknown, string.Join(", ", JobQueues.All)));
            return ExitCode.Usage;
        }

        var plan = new WorkerPlan(chosen, arguments.GetValue(workers));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(Context.Environment.Configuration);
        builder.Services.AddLogging(logging => WorkerLog.Configure(logging, builder.Configuration));
        database.AddTo(builder.Services, arguments);
        builder.Services.AddSystemd().AddWindowsService(options => options.ServiceName = "Tracker Worker");
        builder.Services.AddTrackerJobs(builder.Configuration).AddTrackerQueue().AddTrackerWorkers(plan).AddTrackerTelemetry(builder.Configuration);
        using var host = builder.Build();
        host.Services.GetRequiredService<Migrator>().Migrate();
        await host.StartAsync(cancellationToken);
        if (!host.Services.GetRequiredService<WorkerHost>().IsWorking)
        {
            Context.Screen.Refuse(host.Services.GetRequiredService<Database>().Place, Help("Second"), Help("Second.Advice"));
            await host.StopAsync(CancellationToken.None);
            return ExitCode.Refused;
        }

        Context.Screen.Line(Context.Texts.Format("work.Started", string.Join(", ", plan.Queues), plan.AssessWorkers));
        await host.WaitForShutdownAsync(cancellationToken);
        Context.Screen.Line(Help("Stopped"));
        return ExitCode.Done;
    }
}
