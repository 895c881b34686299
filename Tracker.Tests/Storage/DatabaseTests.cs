using System.Data.Common;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

public sealed class DatabaseTests<TDatabase> : DatabaseTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public void Migrate_RunsNothing_WhenTheDatabaseIsUpToDate()
    {
        var migrator = new Migrator(Database);

        Assert.That(migrator.Pending(), Is.Empty);
        Assert.That(migrator.Migrate(), Is.Empty);
    }

    [Test]
    public async Task Session_LeavesNothing_WithoutACommit()
    {
        await using (var session = await Database.WriteAsync(default))
        {
            await new AgencyRepository(session).InsertAsync(Agency("1"), default);
        }

        await using var reading = await Database.ReadAsync(default);
        Assert.That(await new AgencyRepository(reading).AllAsync(default), Is.Empty);
    }

    [Test]
    public async Task Insert_ReturnsTheId_AndEnumsAreWrittenByName()
    {
        var agency = await InsertAsync(Agency("1"));

        await using var session = await Database.ReadAsync(default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await new AgencyRepository(session).ByIdAsync(agency.Id, default), Is.EqualTo(agency));
            Assert.That(await session.SingleOrDefaultAsync<string>("SELECT level FROM agencies", null, default), Is.EqualTo("City"));
        }
    }

    [Test]
    public async Task DuplicateKey_IsRecognised()
    {
        await InsertAsync(Agency("1"));

        var error = (await Assert.CatchAsync<DbException>(() => InsertAsync(Agency("1"))))!;

        Assert.That(Database.Dialect.IsDuplicateKey(error));
    }

    [Test]
    public async Task DuplicateKey_IsNoOtherConstraint()
    {
        var error = (await Assert.CatchAsync<DbException>(() => InsertAsync(Agency("1") with { ParentId = 99 })))!;

        Assert.That(Database.Dialect.IsDuplicateKey(error), Is.False, "a missing parent is no duplicate");
    }

    [Test]
    public async Task Report_CannotStandTwice_ForAnAgencyAndYear()
    {
        var agency = await InsertAsync(Agency("1"));
        await using var session = await Database.WriteAsync(default);
        var reports = new ReportRepository(session);
        await reports.InsertAsync(Report(agency.Id, 1), "文", [1], default);

        var error = (await Assert.CatchAsync<DbException>(() => reports.InsertAsync(Report(agency.Id, 2), "文", [2], default)))!;

        Assert.That(Database.Dialect.IsDuplicateKey(error));
    }

    [Test]
    public async Task Report_KeepsItsTimesDatesAndBytes()
    {
        var agency = await InsertAsync(Agency("1"));
        await using var session = await Database.WriteAsync(default);
        var reports = new ReportRepository(session);

        var stored = await reports.InsertAsync(Report(agency.Id, 1), "全文𠮷", [0, 255], default);

        var read = (await reports.ByIdAsync(stored.Id, default))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read with { Doubts = stored.Doubts }, Is.EqualTo(stored));
            Assert.That(read.Doubts, Is.EqualTo(stored.Doubts));
            Assert.That(await reports.ContentAsync(stored.Id, default), Is.EqualTo(new byte[] { 0, 255 }));
            Assert.That(await reports.PublishedAsync(stored.Id, default), Is.EqualTo("全文𠮷"));
        }
    }

    [Test]
    public async Task Run_IsInsertedOnce_AndUpdatedAfterwards()
    {
        var agency = await InsertAsync(Agency("1"));
        await using var session = await Database.WriteAsync(default);
        var assessments = new AssessmentRepository(session);
        var run = new AssessmentRun { AgencyId = agency.Id, PlanYear = 2022, EngineVersion = "1", ModelVersion = "1", Recycled = [], RunAt = default };

        await assessments.SaveRunAsync(run, default);
        await assessments.SaveRunAsync(run with { EngineVersion = "2" }, default);

        Assert.That((await assessments.RunAsync(agency.Id, 2022, default))!.EngineVersion, Is.EqualTo("2"));
    }

    [Test]
    public async Task Writers_TakeTurns_WhenTheyComeTogether()
    {
        var writers = Enumerable.Range(0, 16).Select(async number =>
        {
            await using var session = await Database.WriteAsync(default);
            await new AgencyRepository(session).InsertAsync(Agency($"{number}"), default);
            await session.RecordAsync(DateTimeOffset.UnixEpoch, "tester", "agency.created", $"agency:{number}", [], default);
            await session.CommitAsync(default);
        });

        await Task.WhenAll(writers.Select(writer => Task.Run(() => writer)));

        var verified = await new LedgerQueries(Database).VerifyAsync();
        Assert.That((verified.Entries, verified.Fault), Is.EqualTo((16L, (Tracker.Engine.Ledger.LedgerFault?)null)));
    }

    [Test]
    public async Task Text_IsFoundLiterally_WhenItHoldsWildcards()
    {
        await using var session = await Database.ReadAsync(default);

        var found = await session.QueryAsync<int>(
            "SELECT CASE WHEN @Text LIKE @Pattern ESCAPE '~' THEN 1 ELSE 0 END",
            new { Text = "达到100%以上", Pattern = SqlFilter.Containing("100%") },
            default);
        var missed = await session.QueryAsync<int>(
            "SELECT CASE WHEN @Text LIKE @Pattern ESCAPE '~' THEN 1 ELSE 0 END",
            new { Text = "达到1000以上", Pattern = SqlFilter.Containing("100%") },
            default);

        Assert.That((found[0], missed[0]), Is.EqualTo((1, 0)));
    }

    private static Agency Agency(string code) => new() { Code = code, Name = "单位" + code, Level = AgencyLevel.City };

    private static StoredReport Report(long agencyId, int version) => new()
    {
        AgencyId = agencyId,
        ReviewedYear = 2021,
        PlanYear = 2022,
        Version = version,
        IsCurrent = true,
        Title = "年度报告",
        PublishedOn = new DateOnly(2022, 2, 28),
        FileName = "a.txt",
        Format = "txt",
        Encoding = "gb18030",
        Sha256 = $"{version}",
        ReceivedAt = new DateTimeOffset(2022, 3, 1, 1, 2, 3, TimeSpan.Zero).AddTicks(1234567),
        Doubts = [ReportDoubt.NoOutcomes],
        EngineVersion = "1",
    };

    private async Task<Agency> InsertAsync(Agency agency)
    {
        await using var session = await Database.WriteAsync(default);
        var inserted = await new AgencyRepository(session).InsertAsync(agency, default);
        await session.CommitAsync(default);
        return inserted;
    }
}
