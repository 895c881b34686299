using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class JobRunsTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Job = "flags";

    private JobRuns Runs => new(Database, Time);

    [Test]
    public async Task Start_IsBusy_WhileAnotherRunLives()
    {
        var first = await Runs.StartAsync(Job, "a");
        Time.Advance(JobRuns.Lease / 2);
        Assert.That(await Runs.BeatAsync(first.Run!.Id, 3, 10), Is.True);
        Time.Advance(JobRuns.Lease - TimeSpan.FromSeconds(1));

        var second = await Runs.StartAsync(Job, "b");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Start, Is.EqualTo(JobStart.Started));
            Assert.That(second.Start, Is.EqualTo(JobStart.Busy));
            Assert.That(second.Run, Has.Property(nameof(StoredJobRun.Id)).EqualTo(first.Run.Id).And.Property(nameof(StoredJobRun.Done)).EqualTo(3));
            Assert.That((await Runs.StartAsync("other", "b")).Start, Is.EqualTo(JobStart.Started), "jobs do not wait for each other");
        }
    }

    [Test]
    public async Task Start_TakesOver_WhenTheHostFellSilent()
    {
        var dead = (await Runs.StartAsync(Job, "a")).Run!;
        Time.Advance(JobRuns.Lease + TimeSpan.FromSeconds(1));

        var next = await Runs.StartAsync(Job, "b");
        var late = await Runs.FinishAsync(dead with { Outcome = JobOutcome.Done });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(next.Start, Is.EqualTo(JobStart.Started));
            Assert.That(await Runs.BeatAsync(dead.Id, 1, null), Is.False, "the one taken for dead is told to stop");
            Assert.That(late.Outcome, Is.EqualTo(JobOutcome.Abandoned), "and cannot end the run any more");
        }
    }

    [Test]
    public async Task Start_BeginsOnce_WhenManyAskAtTheSameTime()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Runs.StartAsync(Job, "a"))));

        Assert.That(results.Count(result => result.Start == JobStart.Started), Is.EqualTo(1));
    }

    [Test]
    public async Task Start_AsksWithTheLastCompletedRun()
    {
        var began = Time.GetUtcNow();
        await RunAsync(JobOutcome.Done);
        Time.Advance(TimeSpan.FromHours(1));
        await RunAsync(JobOutcome.Failed);
        await RunAsync(JobOutcome.Cancelled);
        DateTimeOffset? asked = null;

        var result = await Runs.StartAsync(Job, "a", last =>
        {
            asked = last;
            return false;
        });

        Assert.That((result.Start, asked), Is.EqualTo((JobStart.NotDue, (DateTimeOffset?)began)));
    }

    [Test]
    public async Task Finish_KeepsWhatWasCounted()
    {
        var run = (await Runs.StartAsync(Job, "a")).Run!;
        await Runs.FinishAsync(run with
        {
            Outcome = JobOutcome.Partly,
            Done = 4,
            Total = 5,
            Counts = new Dictionary<string, long> { ["years"] = 4 },
            Problem = "一个年度未能处理",
        });

        var state = (await new JobRunQueries(Database).StatesAsync())[Job];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Latest, Is.EqualTo(state.Completed).Using<StoredJobRun>((left, right) => left.Id == right.Id));
            Assert.That(state.Latest.Counts, Is.EqualTo(new Dictionary<string, long> { ["years"] = 4 }));
            Assert.That(state.Latest.Problem, Is.EqualTo("一个年度未能处理"));
            Assert.That((state.Latest.Done, state.Latest.Total, state.Latest.Outcome), Is.EqualTo((4, (int?)5, JobOutcome.Partly)));
            Assert.That(state.Latest.FinishedAt, Is.EqualTo(Time.GetUtcNow()));
        }
    }

    [Test]
    public async Task Housekeeping_RemovesOldRuns_ButNeverTheLast()
    {
        await RunAsync(JobOutcome.Done);
        await RunAsync(JobOutcome.Done);
        await RunAsync(JobOutcome.Failed);
        Time.Advance(TimeSpan.FromDays(100));

        var kept = await new Housekeeping(Database, Time).ExecuteAsync();
        var left = await new JobRunQueries(Database).OfJobAsync(Job);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.JobRuns, Is.EqualTo(1));
            Assert.That(left.Select(run => run.Outcome), Is.EqualTo([JobOutcome.Failed, JobOutcome.Done]));
            Assert.That((await new Housekeeping(Database, Time).ExecuteAsync()).JobRuns, Is.Zero);
        }
    }

    private async Task RunAsync(JobOutcome outcome)
    {
        var run = (await Runs.StartAsync(Job, "a")).Run!;
        await Runs.FinishAsync(run with { Outcome = outcome });
    }
}
