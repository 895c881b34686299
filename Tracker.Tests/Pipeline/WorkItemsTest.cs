using Tracker.Engine.Pipeline;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class WorkItemsTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    // Of another machine, so that nobody can know whether they live.
    private const string One = "elsewhere/1/a";
    private const string Two = "elsewhere/2/b";

    private static readonly WorkItem Item = new(WorkItem.AssessYearKind, "7/2022");

    private WorkItems Items => new(Database, Time);

    [Test]
    public async Task Claim_IsOneWorkers_UntilItIsDone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Items.ClaimAsync(Item, One, isPatient: true), Is.True);
            Assert.That(await Items.ClaimAsync(Item, Two, isPatient: true), Is.False);
            await Items.CompleteAsync(Item, Two);
            Assert.That(await Items.ClaimAsync(Item, Two, isPatient: true), Is.False, "nobody completes another's piece");
            await Items.CompleteAsync(Item, One);
            Assert.That(await Items.ClaimAsync(Item, Two, isPatient: true), Is.True);
        }
    }

    [Test]
    public async Task Claim_GoesToOne_WhenManyAskAtTheSameTime()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Task.Run(() => Items.ClaimAsync(Item, $"elsewhere/{number}", isPatient: true))));

        Assert.That(won.Count(isMine => isMine), Is.EqualTo(1));
    }

    [Test]
    public async Task Claim_IsTakenOver_WhenItExpired()
    {
        await Items.ClaimAsync(Item, One, isPatient: true);
        Time.Advance(WorkItems.Lease + TimeSpan.FromSeconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Items.ClaimAsync(Item, Two, isPatient: true), Is.True);
            await Items.FailAsync(Item, One, "late");
            Assert.That(await Items.TroubledAsync(), Is.Empty, "whoever lost the claim has no say any more");
        }
    }

    [Test]
    public async Task Claim_IsTakenOverAtOnce_FromAProcessOfThisMachineThatIsGone()
    {
        await Items.ClaimAsync(Item, $"{Environment.MachineName}/{int.MaxValue}/a", isPatient: true);

        Assert.That(await Items.ClaimAsync(Item, Two, isPatient: true), Is.True);
    }

    [Test]
    public async Task Fail_MakesSweepsWait_LongerEachTime()
    {
        foreach (var minutes in new[] { 1, 4, 16 })
        {
            Assert.That(await Items.ClaimAsync(Item, One, isPatient: true), Is.True);
            await Items.FailAsync(Item, One, "损坏");
            Time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.That(await Items.ClaimAsync(Item, One, isPatient: true), Is.False);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        var troubled = (await Items.TroubledAsync()).Single();
        Assert.That((troubled.Problem, troubled.Attempts), Is.EqualTo(("损坏", 3)));
    }

    [Test]
    public async Task Fail_KeepsNobodyBack_WhoAsksForItNow()
    {
        await Items.ClaimAsync(Item, One, isPatient: true);
        await Items.FailAsync(Item, One, "损坏");

        Assert.That(await Items.ClaimAsync(Item, Two, isPatient: false), Is.True);
    }

    [Test]
    public async Task Note_TellsSinceWhen_AndStartsAnewWhenItLooksDifferent()
    {
        var first = await Items.NoteAsync(Item, "10 bytes");
        Time.Advance(TimeSpan.FromSeconds(30));
        var same = await Items.NoteAsync(Item, "10 bytes");
        var grown = await Items.NoteAsync(Item, "20 bytes");

        Assert.That((same, grown), Is.EqualTo((first, first + TimeSpan.FromSeconds(30))));
    }

    [Test]
    public async Task AssessAll_DoesEachYearOnce_WhenSeveralRunAtTheSameTime()
    {
        foreach (var name in "甲乙丙丁戊己")
        {
            foreach (var year in new[] { 2021, 2022 })
            {
                await ImportAsync($"{name}市人民政府 {year}\n+已公布清单\n+已修订条例\n-修订条例\n-建设平台");
            }
        }

        var pending = (await AssessAll.PendingAsync()).Count;
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => AssessAll.ExecuteAsync("test", sharing: new AssessSharing(2, IsPatient: true, StartsAnywhere: true)))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pending, Is.EqualTo(18));
            Assert.That(results.Sum(result => result.Years), Is.EqualTo(pending));
            Assert.That(results.SelectMany(result => result.Failed), Is.Empty);
            Assert.That(await AssessAll.PendingAsync(), Is.Empty);
            Assert.That(await Items.TroubledAsync(), Is.Empty);
        }
    }
}
