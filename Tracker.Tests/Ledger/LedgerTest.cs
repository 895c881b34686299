using System.Data.Common;
using Tracker.Engine.Ledger;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Ledger;

public sealed class LedgerTest<TDatabase> : DatabaseTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private LedgerQueries Queries => new(Database);

    [SetUp]
    public async Task AppendFiveEntries()
    {
        for (var number = 1; number <= 5; number++)
        {
            await AppendAsync(number);
        }
    }

    [Test]
    public async Task Verify_FindsTheLedgerSound_WhenNothingWasTouched()
    {
        Assert.That(await Queries.VerifyAsync(), Is.EqualTo(new LedgerVerification(5, null, null)));
    }

    [TestCase("UPDATE ledger SET payload = '{}' WHERE seq = 3")]
    [TestCase("DELETE FROM ledger WHERE seq = 5")]
    [TestCase("DELETE FROM ledger")]
    public void Ledger_RefusesToBeChanged(string sql) => Assert.That(() => RunAsync(sql), Throws.InstanceOf<DbException>());

    [Test]
    public async Task Ledger_RefusesAReplacedEntry()
    {
        // SQLite's REPLACE deletes without firing a delete trigger; SQL Server knows no such statement.
        if (Database.Options.Provider == DatabaseProvider.Sqlite)
        {
            Assert.That(
                () => RunAsync("INSERT OR REPLACE INTO ledger SELECT seq, at, 'x', action, subject, payload, previous_hash, hash FROM ledger WHERE seq = 2"),
                Throws.InstanceOf<DbException>());
        }

        Assert.That((await Queries.VerifyAsync()).IsSound);
    }

    [TestCase("UPDATE ledger SET payload = '{}' WHERE seq = 3", LedgerFault.EntryChanged, 3)]
    [TestCase("UPDATE ledger SET actor = 'x' WHERE seq = 1", LedgerFault.EntryChanged, 1)]
    [TestCase("DELETE FROM ledger WHERE seq = 3", LedgerFault.SequenceBroken, 3)]
    [TestCase("DELETE FROM ledger WHERE seq = 1", LedgerFault.SequenceBroken, 1)]
    [TestCase("DELETE FROM ledger WHERE seq >= 4", LedgerFault.Truncated, 4)]
    [TestCase("DELETE FROM ledger", LedgerFault.Truncated, 1)]
    [TestCase("UPDATE ledger SET previous_hash = 'x' WHERE seq = 2", LedgerFault.ChainBroken, 2)]
    public async Task Verify_NamesTheFirstBrokenEntry(string tampering, LedgerFault fault, long seq)
    {
        await DropTriggersAsync();
        await RunAsync(tampering);

        var result = await Queries.VerifyAsync();

        Assert.That((result.Fault, result.Seq), Is.EqualTo(((LedgerFault?)fault, (long?)seq)));
    }

    [Test]
    public async Task Verify_NamesTheNextEntry_WhenAnEntryWasRewrittenWithItsHash()
    {
        await DropTriggersAsync();
        var second = (await Queries.ListAsync(Scope.Everything, new PageRequest(1, 10))).Items.Single(entry => entry.Seq == 2);
        var forged = LedgerHash.Of(second with { Payload = "{}" });
        await RunAsync($"UPDATE ledger SET payload = '{{}}', hash = '{forged}' WHERE seq = 2");

        var result = await Queries.VerifyAsync();

        Assert.That((result.Fault, result.Seq), Is.EqualTo(((LedgerFault?)LedgerFault.ChainBroken, (long?)3)));
    }

    [Test]
    public async Task Verify_NeedsAHeadNotedElsewhere_WhenTheHeadWasRewrittenToo()
    {
        var noted = await Queries.HeadAsync();
        await DropTriggersAsync();
        await RunAsync("DELETE FROM ledger WHERE seq = 5");
        await RunAsync("UPDATE ledger_head SET seq = 4, hash = (SELECT hash FROM ledger WHERE seq = 4)");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Queries.VerifyAsync()).IsSound, "the database alone cannot tell");
            Assert.That((await Queries.VerifyAsync(noted)).Fault, Is.EqualTo(LedgerFault.Truncated));
        }
    }

    [Test]
    public async Task Verify_HoldsAnOldNotedHead_AgainstALedgerThatGrew()
    {
        var noted = await Queries.HeadAsync();
        await AppendAsync(6);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Queries.VerifyAsync(noted)).IsSound);
            Assert.That((await Queries.VerifyAsync(noted with { Hash = "x" })).Fault, Is.EqualTo(LedgerFault.HeadDiffers));
        }
    }

    [Test]
    public async Task Verify_FindsEntriesBeyondTheHead()
    {
        await RunAsync("UPDATE ledger_head SET seq = 4, hash = (SELECT hash FROM ledger WHERE seq = 4)");

        var result = await Queries.VerifyAsync();

        Assert.That((result.Fault, result.Seq), Is.EqualTo(((LedgerFault?)LedgerFault.HeadDiffers, (long?)5)));
    }

    [Test]
    public async Task Entry_IsGone_WhenItsTransactionIs()
    {
        await using (var session = await Database.WriteAsync(default))
        {
            await session.RecordAsync(DateTimeOffset.UnixEpoch, "tester", "test", "test:6", [], default);
        }

        Assert.That((await Queries.VerifyAsync()).Entries, Is.EqualTo(5));
    }

    [Test]
    public async Task List_ShowsTheLatestFirst_AndFiltersBySubject()
    {
        var latest = await Queries.ListAsync(Scope.Everything, new PageRequest(1, 2));
        var about = await Queries.ListAsync(Scope.Everything, new PageRequest(), "test:2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(latest.Items.Select(entry => entry.Seq), Is.EqualTo([5, 4]));
            Assert.That((latest.Total, latest.Pages), Is.EqualTo((5, 3)));
            Assert.That(about.Items.Single().Payload, Is.EqualTo("""{"number":2,"words":"已“办结”"}"""));
        }
    }

    private async Task AppendAsync(int number)
    {
        await using var session = await Database.WriteAsync(default);
        await session.RecordAsync(
            DateTimeOffset.UnixEpoch.AddDays(number).AddTicks(number),
            "tester",
            "test",
            $"test:{number}",
            [("number", number), ("words", "已“办结”")],
            default);
        await session.CommitAsync(default);
    }

    private async Task DropTriggersAsync()
    {
        string[] triggers = Database.Options.Provider == DatabaseProvider.Sqlite
            ? ["tr_ledger_no_update", "tr_ledger_no_delete", "tr_ledger_no_replace"]
            : ["tr_ledger_no_change"];
        foreach (var trigger in triggers)
        {
            await RunAsync($"DROP TRIGGER {trigger}");
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var session = await Database.WriteAsync(default);
        await session.ExecuteAsync(sql, null, default);
        await session.CommitAsync(default);
    }
}
