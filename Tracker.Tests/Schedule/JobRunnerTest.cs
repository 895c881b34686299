using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Jobs.Hosting;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Schedule;

/// <summary>Jobs on record, over a real database and a clock that tests turn.</summary>
public sealed class JobRunnerTest
{
    private FakeTimeProvider time = null!;
    private SqliteTestDatabase kind = null!;
    private ServiceProvider services = null!;

    private JobRunner Runner => services.GetRequiredService<JobRunner>();

    [SetUp]
    public async Task Create()
    {
        time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 22, 30, 0, TimeSpan.Zero));
        kind = new SqliteTestDatabase();
        var database = await kind.CreateAsync();
        ScheduleEntry[] entries =
        [
            new("good", "30 6 * * *", JobQueues.Default, typeof(GoodJob)),
            new("broken", "30 6 * * *", JobQueues.Default, typeof(BrokenJob)),
            new("busy", "30 6 * * *", JobQueues.Default, typeof(BusyJob)),
            new("endless", "30 6 * * *", JobQueues.Default, typeof(EndlessJob)),
        ];
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddTrackerEngine(options => options.ConnectionString = database.Options.ConnectionString)
            .AddTrackerJobs(Schedules.Settings())
            .Replace(ServiceDescriptor.Singleton(Schedules.Of(entries)))
            .BuildServiceProvider();
    }

    [TearDown]
    public async Task Remove()
    {
        await services.DisposeAsync();
        await kind.DisposeAsync();
    }

    [Test]
    public async Task Run_IsRecorded_AndNotRepeatedBeforeItIsDueAgain()
    {
        var first = await Runner.RunAsync("good", "schedule", onlyIfDue: true, default);
        time.Advance(TimeSpan.FromHours(23));
        var again = await Runner.RunAsync("good", "schedule", onlyIfDue: true, default);
        var asked = await Runner.RunAsync("good", "alice", onlyIfDue: false, default);
        time.Advance(TimeSpan.FromHours(3));
        var nextDay = await Runner.RunAsync("good", "schedule", onlyIfDue: true, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Run!.Outcome, Is.EqualTo(JobOutcome.Done));
            Assert.That(first.Run.Counts["years"], Is.EqualTo(2));
            Assert.That((first.Run.Done, first.Run.Total), Is.EqualTo((2, (int?)2)));
            Assert.That(again.Start, Is.EqualTo(JobStart.NotDue));
            Assert.That((asked.Start, asked.Run!.Actor), Is.EqualTo((JobStart.Started, "alice")));
            Assert.That(nextDay.Start, Is.EqualTo(JobStart.Started));
        }
    }

    [Test]
    public async Task Bug_IsRecordedAndThrown_AsItself()
    {
        Assert.That(() => Runner.RunAsync("broken", "schedule", onlyIfDue: true, default), Throws.TypeOf<FormatException>());

        var run = await LatestAsync("broken");
        Assert.That((run.Outcome, run.Problem), Is.EqualTo((JobOutcome.Failed, "FormatException: 损坏的内容")));
    }

    [Test]
    public async Task BusyDatabase_IsThrownAsPassing_SoThatItIsRetried()
    {
        Assert.That(() => Runner.RunAsync("busy", "schedule", onlyIfDue: true, default), Throws.TypeOf<PassingFaultException>());
        Assert.That((await LatestAsync("busy")).Outcome, Is.EqualTo(JobOutcome.Failed));
        Assert.That(
            (await Runner.RunAsync("busy", "schedule", onlyIfDue: true, default).ContinueWith(task => task.Exception!.InnerException, TaskScheduler.Default)),
            Is.TypeOf<PassingFaultException>(),
            "a failed run does not count as having run");
    }

    [Test]
    public async Task Shutdown_StopsTheJob_AndSaysSo()
    {
        using var stopping = new CancellationTokenSource();
        var running = Runner.RunAsync("endless", "schedule", onlyIfDue: true, stopping.Token);
        await stopping.CancelAsync();

        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await LatestAsync("endless")).Outcome, Is.EqualTo(JobOutcome.Cancelled));
    }

    [Test]
    public async Task LostClaim_StopsTheJob()
    {
        var running = Runner.RunAsync("endless", "schedule", onlyIfDue: true, default);
        await WaitForAsync(async () => (await services.GetRequiredService<JobRunQueries>().StatesAsync()).ContainsKey("endless"));

        // As another server would, had this one been silent for too long.
        await using (var session = await services.GetRequiredService<Database>().WriteAsync(default))
        {
            await session.ExecuteAsync("UPDATE job_runs SET outcome = 'Abandoned', finished_at = started_at", null, default);
            await session.CommitAsync(default);
        }

        await WaitForAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(25));
            return Task.FromResult(running.IsCompleted);
        });
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await LatestAsync("endless")).Outcome, Is.EqualTo(JobOutcome.Abandoned));
    }

    private static async Task WaitForAsync(Func<Task<bool>> happened)
    {
        for (var attempt = 0; !await happened(); attempt++)
        {
            Assert.That(attempt, Is.LessThan(200));
            await Task.Delay(25);
        }
    }

    private async Task<StoredJobRun> LatestAsync(string id) => (await services.GetRequiredService<JobRunQueries>().StatesAsync())[id].Latest;

    private sealed class GoodJob : IJob
    {
        public Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
        {
            context.Progress.Begin(2);
            context.Progress.Step();
            context.Progress.Step();
            return Task.FromResult(JobReport.Of((JobCounts.Years, 2)));
        }
    }

    private sealed class BrokenJob : IJob
    {
        public Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken) => throw new FormatException("损坏的内容");
    }

    private sealed class BusyJob : IJob
    {
        public Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken) => throw new SqliteException("database is locked", 5);
    }

    private sealed class EndlessJob : IJob
    {
        public async Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return JobReport.Of();
        }
    }
}
