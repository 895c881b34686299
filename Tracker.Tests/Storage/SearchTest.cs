using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Search;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Pipeline;

namespace Tracker.Tests.Storage;

/// <summary>What was imported is found, what was taken back is not, and nothing outside the scope.</summary>
public sealed class SearchTests<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string First = "甲市人民政府 2021\n+已开展执法监督检查\n+已建成服务中心\n-修订行政执法监督条例\n-建设调解中心@6月\n-~提升执法水平";
    private const string Second = "甲市人民政府 2022\n+已修订行政执法监督条例\n-修订行政执法监督条例";
    private const string Other = "乙县人民政府 2021\n+已开展普法\n-修订执法文书";

    private SearchQueries Queries => new(Database);

    [TestCase("执法", "修订行政执法监督条例|提升执法水平|修订执法文书", Description = "two characters")]
    [TestCase("修", "修订行政执法监督条例|修订执法文书", Description = "one character")]
    [TestCase("行政执法监督", "修订行政执法监督条例")]
    [TestCase("「执法监督」 条例", "修订行政执法监督条例")]
    [TestCase("执法 修订", "修订行政执法监督条例|修订执法文书")]
    [TestCase("监督执法", "", Description = "both pairs are there, but not in this order")]
    [TestCase("法监", "修订行政执法监督条例", Description = "no dictionary says that this is no word")]
    [TestCase("没有", "")]
    [TestCase("\" OR *", "")]
    [TestCase("'", "")]
    public async Task Commitments_AreFound(string text, string expected)
    {
        await ImportedAsync(First);
        await ImportedAsync(Other);

        var found = await Queries.CommitmentsAsync(Scope.Everything, SearchQuery.Parse(text), new SearchFilter(), new PageRequest());

        Assert.That(found.Items.Select(item => item.Text), Is.EquivalentTo(expected.Split('|', StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(found.Total, Is.EqualTo(found.Items.Count));
    }

    [Test]
    public async Task OutcomesAndReports_AreFound()
    {
        await ImportedAsync(First);
        await ImportedAsync(Other);

        var outcomes = await Queries.OutcomesAsync(Scope.Everything, SearchQuery.Parse("执法监督"), new SearchFilter(), new PageRequest());
        var reports = await Queries.ReportsAsync(Scope.Everything, SearchQuery.Parse("甲市 调解"), new SearchFilter(), new PageRequest());

        Assert.That(outcomes.Items.Select(item => item.Text), Is.EqualTo(new[] { "已开展执法监督检查" }));
        Assert.That(reports.Items.Select(item => item.AgencyName), Is.EqualTo(new[] { "甲市人民政府" }));
    }

    [Test]
    public async Task Scope_HidesWhatIsOutside_AndTheRootNarrowsFurther()
    {
        var mine = (await ImportedAsync(First)).AgencyId;
        var theirs = (await ImportedAsync(Other)).AgencyId;
        var query = SearchQuery.Parse("执法");
        foreach (var (scope, root) in new (Scope, long?)[] { (Scope.Of(mine), null), (Scope.Everything, mine), (Scope.Of(mine, theirs), mine) })
        {
            var filter = new SearchFilter { RootAgencyId = root };
            using (Assert.EnterMultipleScope())
            {
                Assert.That((await Queries.CommitmentsAsync(scope, query, filter, new PageRequest())).Items.Select(item => item.AgencyName), Is.All.EqualTo("甲市人民政府").And.Not.Empty);
                Assert.That((await Queries.OutcomesAsync(scope, query, filter, new PageRequest())).Total, Is.EqualTo(1));
                Assert.That((await Queries.ReportsAsync(scope, query, filter, new PageRequest())).Total, Is.EqualTo(1));
            }
        }

        Assert.That((await Queries.CommitmentsAsync(Scope.Nothing, query, new SearchFilter(), new PageRequest())).Total, Is.Zero);
        Assert.That((await Queries.CommitmentsAsync(Scope.Of(mine), query, new SearchFilter { RootAgencyId = theirs }, new PageRequest())).Total, Is.Zero);
    }

    [Test]
    public async Task YearAndStatus_Filter()
    {
        await ImportedAsync(First);
        var agency = (await ImportedAsync(Second)).AgencyId;
        await AssessYear.ExecuteAsync(agency, 2022, "tester");
        var query = SearchQuery.Parse("执法");

        var of2022 = await Queries.CommitmentsAsync(Scope.Everything, query, new SearchFilter { Year = 2022 }, new PageRequest());
        var fulfilled = await Queries.CommitmentsAsync(Scope.Everything, query, new SearchFilter { Status = AssessmentStatus.Fulfilled }, new PageRequest());
        var said = await Queries.OutcomesAsync(Scope.Everything, query, new SearchFilter { Year = 2022 }, new PageRequest());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(of2022.Items.Select(item => item.PlanYear), Is.EqualTo(new[] { 2022, 2022 }));
            Assert.That(fulfilled.Items.Select(item => (item.Text, item.PlanYear)), Is.EqualTo(new[] { ("修订行政执法监督条例", 2022) }));
            Assert.That(said.Items.Select(item => item.Text), Is.EqualTo(new[] { "已修订行政执法监督条例" }));
            Assert.That((await Queries.ReportsAsync(Scope.Everything, query, new SearchFilter { Status = AssessmentStatus.Fulfilled }, new PageRequest())).Total, Is.Zero, "a report has no status");
        }
    }

    [Test]
    public async Task Pages_AreCut_AndCountedOnce()
    {
        await ImportedAsync("甲市人民政府 2021\n" + string.Join('\n', Enumerable.Range(0, 230).Select(number => $"-开展第{number}次检查")));

        var query = SearchQuery.Parse("检查");
        var ids = new List<long>();
        for (var number = 1; number <= 12; number++)
        {
            var page = await Queries.CommitmentsAsync(Scope.Everything, query, new SearchFilter(), new PageRequest(number, 20));
            Assert.That((page.Total, page.IsMore), Is.EqualTo((230, false)));
            ids.AddRange(page.Items.Select(item => item.Id));
        }

        Assert.That(ids, Is.Unique.And.Count.EqualTo(230));
    }

    [Test]
    public async Task Counting_EndsAtTheBound([Values("检查", "次检查")] string text)
    {
        for (var year = 2011; year <= 2016; year++)
        {
            await ImportedAsync($"甲市人民政府 {year}\n" + string.Join('\n', Enumerable.Range(0, 190).Select(number => $"-{year}开展第{number}次检查")));
        }

        var found = await Queries.CommitmentsAsync(Scope.Everything, SearchQuery.Parse(text), new SearchFilter(), new PageRequest());

        Assert.That((found.Total, found.IsMore), Is.EqualTo((SearchQueries.MostItems, true)));
        Assert.That(found.Items.Select(item => item.PlanYear), Is.All.EqualTo(2017), "the newest first");
    }

    [Test]
    public async Task Index_IsWhatTheTextsSay_AfterEveryChange()
    {
        var first = await ImportedAsync(First);
        await AssertIndexIsContentAsync();

        await CorrectedAsync(First.Replace("调解中心", "复议中心", StringComparison.Ordinal));
        await AssertIndexIsContentAsync();
        Assert.That((await FoundAsync("调解"), await FoundAsync("复议")), Is.EqualTo((0, 1)));

        // The first version stands again.
        await CorrectedAsync(First);
        await AssertIndexIsContentAsync();
        Assert.That((await FoundAsync("调解"), await FoundAsync("复议")), Is.EqualTo((1, 0)));

        await ImportedAsync(Second);
        await AssessYear.ExecuteAsync(first.AgencyId, 2022, "tester");
        await AssertIndexIsContentAsync();

        // Another engine reads the report differently.
        var commitments = Stages.Commitments;
        Stages = Stages with { EngineVersion = "test-2", Commitments = (text, outline) => [.. commitments(text, outline).Skip(1)] };
        await AssessYear.ExecuteAsync(first.AgencyId, 2022, "tester");
        await AssertIndexIsContentAsync();
        Assert.That(await FoundAsync("监督条例"), Is.Zero);

        var other = await ImportedAsync(Other);
        await DecidedAsync(DecisionRequest.CorrectMetadata(other.Id, new MetadataCorrection(other.AgencyId, 2019, 2020), "tester", "年度有误"));
        await AssertIndexIsContentAsync();
        Assert.That((await Queries.OutcomesAsync(Scope.Everything, SearchQuery.Parse("普法"), new SearchFilter { Year = 2019 }, new PageRequest())).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task IndexReports_IndexesWhatStandsAndIsNot()
    {
        await ImportedAsync(First);
        await ImportedAsync(Other);
        var before = await SnapshotAsync();
        await using (var session = await Database.WriteAsync(default))
        {
            await new SearchRepository(session).ClearAsync(default);
            await session.CommitAsync(default);
        }

        Assert.That((await Queries.PendingAsync(Scope.Everything), await FoundAsync("执法")), Is.EqualTo((2, 0)));
        Assert.That(await new IndexReports(Database).ExecuteAsync(), Is.EqualTo(2));
        Assert.That(await new IndexReports(Database).ExecuteAsync(), Is.Zero, "nothing is left to do");
        Assert.That(await new IndexReports(Database).RebuildAsync(), Is.EqualTo(2));
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
        Assert.That(await Queries.PendingAsync(Scope.Everything), Is.Zero);
    }

    [Test]
    public async Task Tallies_AreWhatTheAssessmentsSay_AfterEveryChange()
    {
        var first = await ImportedAsync(First);
        await AssertTalliesAreAssessmentsAsync();
        await ImportedAsync(Second);
        await AssessYear.ExecuteAsync(first.AgencyId, 2022, "tester");
        await AssertTalliesAreAssessmentsAsync();

        var promise = await DetailAsync("提升执法水平", 2022);
        await DecidedAsync(DecisionRequest.Withdraw(promise.Commitment.IdentityHash, "tester", "不再执行"));
        await AssertTalliesAreAssessmentsAsync();

        await CorrectedAsync(Second.Replace("修订", "废止", StringComparison.Ordinal));
        await AssertTalliesAreAssessmentsAsync();
        await AssessAll.ExecuteAsync("tester");
        await AssertTalliesAreAssessmentsAsync();

        var other = await ImportedAsync(Other);
        await DecidedAsync(DecisionRequest.CorrectMetadata(other.Id, new MetadataCorrection(other.AgencyId, 2019, 2020), "tester", "年度有误"));
        await AssertTalliesAreAssessmentsAsync();
    }

    private async Task<int> FoundAsync(string text) =>
        (await Queries.CommitmentsAsync(Scope.Everything, SearchQuery.Parse(text), new SearchFilter(), new PageRequest())).Total;

    private async Task AssertIndexIsContentAsync()
    {
        await using var session = await Database.WriteAsync(default);
        var search = new SearchRepository(session);
        var before = await RowsAsync();
        await search.ClearAsync(default);
        foreach (var id in await search.PendingAsync(default))
        {
            await search.PutAsync((await new ReportRepository(session).ByIdAsync(id, default))!, default);
        }

        Assert.That(before, Is.Not.Empty.And.EqualTo(await RowsAsync()));

        async Task<string> RowsAsync() => string.Join('\n', (await session.QueryAsync<Row>(
            "SELECT term, reviewed_year, report_id, commitments, outcomes FROM search_terms ORDER BY term, reviewed_year, report_id", null, default))
            .Select(row => $"{row.Term} {row.ReviewedYear} {row.ReportId} {Convert.ToHexString(row.Commitments ?? [])} {Convert.ToHexString(row.Outcomes ?? [])}"));
    }

    private async Task AssertTalliesAreAssessmentsAsync()
    {
        await using var session = await Database.ReadAsync(default);
        var kept = await session.QueryAsync<Tally>("SELECT agency_id, plan_year, effective_status, total, carried_over FROM year_tallies", null, default);
        var counted = await session.QueryAsync<Tally>(
            """
            SELECT a.agency_id, a.plan_year, a.effective_status, COUNT(*) AS total,
                SUM(CASE WHEN EXISTS (SELECT 1 FROM carried_over k WHERE k.earlier_id = a.commitment_id) THEN 1 ELSE 0 END) AS carried_over
            FROM assessments a
            GROUP BY a.agency_id, a.plan_year, a.effective_status
            """,
            null,
            default);

        Assert.That(kept, Is.Not.Empty.And.EquivalentTo(counted));
    }

    private sealed record Row
    {
        public int Term { get; init; }

        public int ReviewedYear { get; init; }

        public long ReportId { get; init; }

        public byte[]? Commitments { get; init; }

        public byte[]? Outcomes { get; init; }
    }

    private sealed record Tally
    {
        public long AgencyId { get; init; }

        public int PlanYear { get; init; }

        public required string EffectiveStatus { get; init; }

        public int Total { get; init; }

        public int CarriedOver { get; init; }
    }
}
