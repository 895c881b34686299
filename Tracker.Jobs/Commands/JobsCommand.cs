using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Terminal;
using Tracker.Jobs.Wording;

namespace Tracker.Jobs.Commands;

/// <summary>tracker jobs: the schedule and how it stands.</summary>
internal sealed class JobsCommand : TrackerCommand
{
    private readonly Option<bool> json;
    private readonly TrackerDatabase database;

    public JobsCommand(CommandContext context)
        : base("jobs", context)
    {
        json = new Option<bool>("--json") { Description = context.Texts["Option.Json"] };
        database = new TrackerDatabase(context);
        Add(json);
        Add(database.Option);
    }

    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var services = database.OpenExisting(arguments, services => services.AddLogging().AddTrackerJobs(Context.Environment.Configuration));
        if (services is null)
        {
            return ExitCode.Refused;
        }

        var states = await services.GetRequiredService<JobRunQueries>().StatesAsync(cancellationToken);
        var now = Context.Environment.Time.GetUtcNow();
        var rows = services.GetRequiredService<JobSchedule>().Jobs.Select(job => JobRow.Of(job, states.GetValueOrDefault(job.Id), now)).ToList();
        if (arguments.GetValue(json))
        {
            Context.Screen.Line(JsonText.Of(rows));
        }
        else
        {
            Show(rows);
        }

        return ExitCode.Done;
    }

    private void Show(List<JobRow> rows)
    {
        var words = new JobWords(Context.Texts);
        var table = new TextTable()
            .Column(Help("Column.Id")).Column(Help("Column.Name")).Column(Help("Column.Cron")).Column(Help("Column.Last"))
            .Column(Help("Column.Next")).Column(Help("Column.Result")).Column(Help("Column.Problem"));
        foreach (var row in rows)
        {
            table.Row(
                row.Id,
                words.Name(row.Id),
                row.Cron,
                words.Moment(row.LastStarted),
                Next(row, words),
                row.Run is { } run ? Result(row, run, words) : "",
                new Cell(row.Problem ?? "", "red"));
        }

        Context.Screen.Table(table);
    }

    private string Next(JobRow row, JobWords words) =>
        !row.Enabled ? Help("Off")
        : row.Missing is { } missing ? Context.Texts.Format("jobs.NoFolder", missing)
        : words.Moment(row.Next);

    private string Result(JobRow row, StoredJobRun run, JobWords words) =>
        row.IsSilent ? Help("Silent")
        : run is { Outcome: JobOutcome.Running, Total: { } total } ? Context.Texts.Format("jobs.Progress", words.Name(run.Outcome), run.Done, total)
        : words.Result(run);
}
