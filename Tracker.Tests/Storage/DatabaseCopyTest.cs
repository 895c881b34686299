using Tracker.Engine.Agencies;

using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Copying;

namespace Tracker.Tests.Storage;

/// <summary>From a database of each kind into SQLite, and where there is one, into SQL Server.</summary>
public sealed class DatabaseCopyTests<TDatabase> : DatabaseTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Copy_BringsEverything_IntoSqlite() => await CopiesAsync<SqliteTestDatabase>();

    [Test]
    public async Task Copy_BringsEverything_IntoSqlServer() => await CopiesAsync<SqlServerTestDatabase>();

    [Test]
    public async Task Copy_Refuses_WhenTheTargetHoldsAnything()
    {
        await using var kind = new SqliteTestDatabase();
        var target = await kind.CreateAsync();
        await FillAsync(target);

        var result = await new DatabaseCopy(Database, target).RunAsync();

        Assert.That((result as CopyResult.Refused)?.Problem, Is.EqualTo(CopyProblem.TargetNotEmpty));
    }

    [Test]
    public async Task Copy_Refuses_ToCopyOntoItself() =>
        Assert.That((await new DatabaseCopy(Database, Database).RunAsync() as CopyResult.Refused)?.Problem, Is.EqualTo(CopyProblem.SameDatabase));

    [Test]
    public async Task Copy_KeepsNothing_WhenItIsStopped()
    {
        await FillAsync(Database);
        await using var kind = new SqliteTestDatabase();
        var target = await kind.CreateAsync();
        using var stop = new CancellationTokenSource();

        await Assert.CatchAsync<OperationCanceledException>(() => new DatabaseCopy(Database, target).RunAsync(new StopAt("reports", stop), stop.Token));

        Assert.That(await new DatabaseCopy(Database, target).RunAsync(), Is.InstanceOf<CopyResult.Copied>(), "it can be run again");
    }

    private async Task CopiesAsync<TTarget>()
        where TTarget : TestDatabase, new()
    {
        await FillAsync(Database);
        await using var kind = new TTarget();
        var target = await kind.CreateAsync();

        var result = await new DatabaseCopy(Database, target).RunAsync();

        var copied = (CopyResult.Copied)result;
        await using (var session = await Database.ReadAsync(default))
        {
            Assert.That(copied.Tables.Select(table => table.Name), Is.EquivalentTo((await TableReader.ReadAsync(session, default)).Select(table => table.Name)));
        }

        Assert.That(copied.Tables.Single(table => table.Name == "agencies").Rows, Is.EqualTo(3));
        Assert.That(await SnapshotAsync(target), Is.EqualTo(await SnapshotAsync(Database)));
        Assert.That((await new LedgerQueries(target).VerifyAsync()).IsSound);

        // The id of the agency that was deleted is not given out again.
        await using var writing = await target.WriteAsync(default);
        Assert.That((await new AgencyRepository(writing).InsertAsync(Agency("9"), default)).Id, Is.EqualTo(5));
    }

    /// <summary>A parent that comes after its child, a table that holds bytes and times, a gap in the ids.</summary>
    private static async Task FillAsync(Database database)
    {
        await using var session = await database.WriteAsync(default);
        var agencies = new AgencyRepository(session);
        var child = await agencies.InsertAsync(Agency("1"), default);
        var parent = await agencies.InsertAsync(Agency("2"), default);
        await agencies.UpdateAsync(child with { ParentId = parent.Id }, default);
        await agencies.InsertAsync(Agency("3") with { ShortName = "𠮷Ａ" }, default);
        var gone = await agencies.InsertAsync(Agency("4"), default);
        await session.ExecuteAsync("DELETE FROM agencies WHERE id = @Id", new { gone.Id }, default);
        await new ReportRepository(session).InsertAsync(
            new StoredReport
            {
                AgencyId = child.Id,
                ReviewedYear = 2021,
                PlanYear = 2022,
                Version = 1,
                IsCurrent = true,
                PublishedOn = new DateOnly(2022, 2, 28),
                FileName = "a.txt",
                Format = "txt",
                Encoding = "utf-8",
                Sha256 = "1",
                ReceivedAt = new DateTimeOffset(2022, 3, 1, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567),
                Doubts = [],
                EngineVersion = "1",
            },
            "全文",
            [0, 255],
            default);
        await session.RecordAsync(DateTimeOffset.UnixEpoch.AddTicks(1), "tester", "agency.created", "agency:1", [("name", "单位1")], default);
        await session.CommitAsync(default);
    }

    private static Agency Agency(string code) => new() { Code = code, Name = "单位" + code, Level = AgencyLevel.City };

    private sealed class StopAt(string table, CancellationTokenSource stop) : IProgress<CopiedTable>
    {
        public void Report(CopiedTable value)
        {
            if (value.Name == table)
            {
                stop.Cancel();
            }
        }
    }
}

public sealed class DatabaseCopyTest
{
    /// <summary>A table that tomorrow's script makes is copied without anybody thinking of it.</summary>
    [Test]
    public async Task Tables_ComeFromTheSchema_EachAfterWhatItRefersTo()
    {
        await using var kind = new SqliteTestDatabase();
        var database = await kind.CreateAsync();
        await using var session = await database.WriteAsync(default);
        await session.ExecuteAsync("CREATE TABLE aaa_new (id INTEGER PRIMARY KEY, flag_id INTEGER NULL REFERENCES flags (id)) STRICT", null, default);

        var names = (await TableReader.ReadAsync(session, default)).Select(table => table.Name).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.IndexOf("aaa_new"), Is.GreaterThan(names.IndexOf("flags")));
            Assert.That(names.IndexOf("commitments"), Is.GreaterThan(names.IndexOf("reports")));
            Assert.That(names, Has.None.EqualTo("SchemaVersions").And.None.StartsWith("sqlite_"));
        }
    }

    [Test]
    public void Tables_CannotReferInACircle() => Assert.That(
        () => TableReader.InOrder([new("a", [], [], new HashSet<string> { "b" }), new("b", [], [], new HashSet<string> { "a" })]),
        Throws.InvalidOperationException);

    [Test]
    public async Task Copy_Refuses_WhenTheLedgerWasTamperedWith()
    {
        await using var one = new SqliteTestDatabase();
        await using var other = new SqliteTestDatabase();
        var (from, to) = (await one.CreateAsync(), await other.CreateAsync());
        await using (var session = await from.WriteAsync(default))
        {
            await session.RecordAsync(DateTimeOffset.UnixEpoch, "tester", "a", "b", [], default);
            await session.ExecuteAsync("DROP TRIGGER tr_ledger_no_update; UPDATE ledger SET actor = 'somebody else'", null, default);
            await session.CommitAsync(default);
        }

        var result = await new DatabaseCopy(from, to).RunAsync();

        Assert.That((result as CopyResult.Refused)?.Problem, Is.EqualTo(CopyProblem.LedgerBroken));
        await using var reading = await to.ReadAsync(default);
        Assert.That((await new LedgerRepository(reading).HeadAsync(default)).Seq, Is.Zero);
    }

    [TestCase(1L, "bit", true)]
    [TestCase(7L, "int", 7)]
    [TestCase(7L, "bigint", 7L)]
    [TestCase(0.5, "float", 0.5)]
    [TestCase(2L, "float", 2.0)]
    [TestCase("文", "nvarchar", "文")]
    public void ToSqlServer_GivesTheColumnsType(object value, string type, object expected) =>
        Assert.That(CopyValue.ToSqlServer(value, type), Is.EqualTo(expected).And.TypeOf(expected.GetType()));

    [Test]
    public void ToSqlServer_ReadsDatesTimesAndDecimals()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CopyValue.ToSqlServer("2022-02-28", "date"), Is.EqualTo(new DateTime(2022, 2, 28)));
            Assert.That(
                CopyValue.ToSqlServer("2022-03-01 01:02:03.1234567+00:00", "datetimeoffset"),
                Is.EqualTo(new DateTimeOffset(2022, 3, 1, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567)));
            Assert.That(CopyValue.ToSqlServer("12.30", "decimal"), Is.EqualTo(12.30m));
            Assert.That(CopyValue.ToSqlServer(DBNull.Value, "date"), Is.EqualTo(DBNull.Value));
            Assert.That(CopyValue.ToSqlite(new DateTime(2022, 2, 28), "date"), Is.EqualTo(new DateOnly(2022, 2, 28)));
            Assert.That(CopyValue.ToSqlite(12.30m, "decimal"), Is.EqualTo("12.30"));
        }
    }
}
