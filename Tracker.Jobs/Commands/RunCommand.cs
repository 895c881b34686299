using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;
using Tracker.Jobs.Wording;

namespace Tracker.Jobs.Commands;

/// <summary>tracker run: one job, now, here, to its end.</summary>
internal sealed class RunCommand : TrackerCommand
{
    private readonly Argument<string> job;
    private readonly Option<int> workers;
    private readonly TrackerDatabase database;

    public RunCommand(CommandContext context)
        : base("run", context)
    {
        job = new Argument<string>("JOB-ID") { Description = Help("Job") };
        job.AcceptOnlyFromAmong([.. ScheduleTable.Entries.Select(entry => entry.Id)]);
        workers = WorkerOptions.Workers(context);
        database = new TrackerDatabase(context);
        Add(job);
        Add(workers);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.Open(arguments, services => services
            .AddLogging()
            .AddSingleton<AssessHelpers>(new OwnThreads(arguments.GetValue(workers)))
            .AddTrackerJobs(Context.Environment.Configuration));
        var id = arguments.GetRequiredValue(job);
        var scheduled = services.GetRequiredService<JobSchedule>().Find(id)!;
        if (scheduled.Missing is { } missing)
        {
            Context.Screen.Refuse(id, Context.Texts.Format("Job.Missing", missing));
            return ExitCode.Refused;
        }

        var result = await services.GetRequiredService<JobRunner>().RunAsync(id, database.Actor, onlyIfDue: false, cancellationToken);
        if (result.Start != JobStart.Started || result.Run is not { } run)
        {
            Context.Screen.Refuse(
                id,
                Context.Texts.Format("run.Busy", result.Run?.Host, new JobWords(Context.Texts).Moment(result.Run?.StartedAt)),
                Context.Texts.Format("run.Busy.Advice", (int)JobRuns.Lease.TotalMinutes));
            return ExitCode.Refused;
        }

        Context.Screen.Line(new JobWords(Context.Texts).Result(run));
        if (run.Problem is { } problem)
        {
            Context.Screen.Refuse(id, problem);
        }

        return run.Outcome == JobOutcome.Done ? ExitCode.Done : ExitCode.Refused;
    }
}
