using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Language;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class ImportReportTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Report2021 = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-#办理案件@6月\n-~加强学习";

    [Test]
    public async Task Import_StoresEverythingFound_WhenTheReportIsNew()
    {
        var result = await ImportAsync(Report2021);

        var imported = ((ImportResult.Imported)result).Report;
        var detail = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, imported.Report.Id))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(imported, Has.Property(nameof(imported.AgencyIsNew)).True.And.Property(nameof(imported.Commitments)).EqualTo(3));
            Assert.That(detail.Agency, Has.Property("Name").EqualTo("甲市人民政府").And.Property("Level").EqualTo(AgencyLevel.City));
            Assert.That(detail.Published, Is.EqualTo(Report2021));
            Assert.That(detail.Report.PublishedOn, Is.EqualTo(new DateOnly(2022, 2, 20)));
            Assert.That(detail.Report.ReceivedAt, Is.EqualTo(Time.GetUtcNow()));
            Assert.That(detail.Parts.Select(part => part.Span.Text(detail.Published)).First(), Is.EqualTo("已公布清单"));
            Assert.That(detail.Commitments.Select(item => item.Commitment.Text), Is.EqualTo(["修订条例", "办理案件", "加强学习"]));
            Assert.That(detail.Commitments[0].Commitment.Span.Text(detail.Published), Is.EqualTo("修订条例"));
            Assert.That(detail.Commitments[0].Commitment.DueOn, Is.EqualTo(new DateOnly(2022, 12, 31)));
            Assert.That(detail.Commitments[1].Commitment.DueOn, Is.EqualTo(new DateOnly(2022, 6, 28)));
            Assert.That(detail.Commitments[1].Commitment.Figures[0].Value.ToString(CultureInfo.InvariantCulture), Is.EqualTo("0.10"));
            Assert.That(detail.Commitments[1].Commitment.Figures[0].Comparison, Is.EqualTo(FigureComparison.AtLeast));
            Assert.That(detail.Commitments[0].Commitment.LeadUnits, Is.EqualTo(["法规处"]));
            Assert.That(detail.Commitments.Select(item => item.Assessment!.EffectiveStatus), Is.All.EqualTo(AssessmentStatus.AwaitingReport));
            Assert.That(detail.Outcomes.Single().Span.Text(detail.Published), Is.EqualTo("已公布清单"));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Import_ChangesNothing_WhenTheSameFileComesAgain()
    {
        await ImportAsync(Report2021);
        var before = await SnapshotAsync();

        var again = await ImportAsync(Report2021);
        var asCorrection = await ImportAsync(Report2021, request => request with { IsCorrection = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.InstanceOf<ImportResult.Unchanged>());
            Assert.That(asCorrection, Is.InstanceOf<ImportResult.Unchanged>());
            Assert.That(await SnapshotAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Import_IsRefusedNamingTheOtherFile_WhenAnotherStandsForTheYear()
    {
        await ImportAsync(Report2021);
        var before = await SnapshotAsync();

        var second = await ImportAsync(Report2021 + "\n-新建中心", request => request with { FileName = "second.txt" });

        var refused = (ImportResult.Refused)second;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Problem, Is.EqualTo(ImportProblem.OtherReportForYear));
            Assert.That(refused.Values.Take(4), Is.EqualTo(["甲市人民政府", "2021", "report.txt", "1"]));
            Assert.That(await SnapshotAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Import_KeepsBothVersions_WhenItIsACorrection()
    {
        var first = await ImportedAsync(Report2021);

        var second = await CorrectedAsync("甲市人民政府 2021\n+已公布清单\n-新建中心\n-修订条例");

        var detail = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, second.Id))!;
        var old = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, first.Id))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(detail.Versions.Select(version => (version.Version, version.IsCurrent)), Is.EqualTo([(1, false), (2, true)]));
            Assert.That(old.Commitments, Has.Count.EqualTo(3));
            Assert.That(old.Commitments.Select(item => item.Assessment), Is.All.Null);
            Assert.That(detail.Commitments.Select(item => item.Assessment), Is.All.Not.Null);
            Assert.That(
                detail.Commitments[1].Commitment.IdentityHash, Is.EqualTo(old.Commitments[0].Commitment.IdentityHash), "same words, same identity");
        }
    }

    [Test]
    public async Task Import_KeepsDecisions_WhenTheCorrectedReportStillSaysSo()
    {
        await ImportAsync(Report2021);
        var kept = await DetailAsync("修订条例", 2022);
        var lost = await DetailAsync("加强学习", 2022);
        await DecidedAsync(DecisionRequest.SetStatus(kept.Commitment.IdentityHash, AssessmentStatus.Fulfilled, "张三", "见公报"));
        await DecidedAsync(DecisionRequest.Withdraw(lost.Commitment.IdentityHash, "张三", "重复"));

        var result = await ImportAsync("甲市人民政府 2021\n-新建中心\n-修订条例", request => request with { IsCorrection = true });

        var corrected = (ImportResult.Corrected)result;
        var after = await DetailAsync("修订条例", 2022);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((corrected.DecisionsKept, corrected.DecisionsWaiting), Is.EqualTo((1, 1)));
            Assert.That(after.Commitment.Id, Is.Not.EqualTo(kept.Commitment.Id));
            Assert.That(after.Assessment!.EffectiveStatus, Is.EqualTo(AssessmentStatus.Fulfilled));
            Assert.That(after.Assessment.Status, Is.EqualTo(AssessmentStatus.AwaitingReport));
        }
    }

    [Test]
    public async Task Import_MakesTheEarlierVersionStandAgain_WhenItsFileIsTheCorrection()
    {
        var first = await ImportedAsync(Report2021);
        await CorrectedAsync("甲市人民政府 2021\n-新建中心");

        var unasked = await ImportAsync(Report2021);
        var back = await CorrectedAsync(Report2021);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unasked, Is.EqualTo(new ImportResult.Unchanged(first with { IsCurrent = false }, false)).Using<ImportResult.Unchanged>(
                (one, other) => one.Report.Id == other.Report.Id && one.IsCurrent == other.IsCurrent));
            Assert.That(back.Id, Is.EqualTo(first.Id));
            Assert.That((await DetailAsync("修订条例", 2022)).Assessment, Is.Not.Null);
        }
    }

    [TestCase("", null, ImportProblem.Empty, TestName = "Import_IsRefused_WhenTheFileIsEmpty")]
    [TestCase("? 2021\n-修订条例", null, ImportProblem.AgencyUndecided, TestName = "Import_IsRefused_WhenNoAgencyIsNamed")]
    [TestCase("甲市人民政府 ?\n-修订条例", null, ImportProblem.YearUndecided, TestName = "Import_IsRefused_WhenNoYearIsNamed")]
    [TestCase("甲市人民政府 2021\n-修订条例", 2020, ImportProblem.YearContradictsText, TestName = "Import_IsRefused_WhenTheYearContradicts")]
    [TestCase("甲市人民政府 2024\n-修订条例", null, ImportProblem.YearImplausible, TestName = "Import_IsRefused_WhenTheYearIsAhead")]
    [TestCase("甲市人民政府 2021\n空", null, ImportProblem.NothingFound, TestName = "Import_IsRefused_WhenNothingIsFound")]
    public async Task Refusals(string text, int? year, ImportProblem expected)
    {
        var before = await SnapshotAsync();

        var result = await ImportAsync(text, request => request with { ReviewedYear = year });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.InstanceOf<ImportResult.Refused>().With.Property("Problem").EqualTo(expected));
            Assert.That(await SnapshotAsync(), Is.EqualTo(before), "a refused file leaves nothing behind");
        }
    }

    [Test]
    public async Task Import_NamesBothYears_WhenTheyContradict()
    {
        var result = await ImportAsync(Report2021, request => request with { ReviewedYear = 2020 });

        Assert.That(((ImportResult.Refused)result).Values, Is.EqualTo(["2020", "2021"]));
    }

    [Test]
    public async Task Import_TakesTheYearGivenAndDoubts_WhenForced()
    {
        var result = await ImportAsync(Report2021, request => request with { ReviewedYear = 2020, Force = true });

        var report = ((ImportResult.Imported)result).Report.Report;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.ReviewedYear, report.PlanYear), Is.EqualTo((2020, 2021)));
            Assert.That(report.Doubts, Does.Contain(ReportDoubt.YearContradictsText));
            Assert.That((await DetailAsync("办理案件", 2021)).Commitment.DueOn, Is.EqualTo(new DateOnly(2021, 6, 28)), "deadlines follow the year");
        }
    }

    [Test]
    public async Task Import_StoresWithADoubt_WhenThereAreNoArrangements()
    {
        var report = await ImportedAsync("甲市人民政府 2022\n+已修订条例");

        Assert.That(report.Doubts, Is.EqualTo([ReportDoubt.NoArrangements]));
    }

    [Test]
    public async Task Import_FindsTheAgencyByCodeNameOrShortName()
    {
        await new ImportAgencies(Database, Time).ExecuteAsync(
            new StringReader("code,name,short_name,level\n330000,云泽省人民政府,云泽省,省\n"), "tester");

        foreach (var (key, year) in new[] { ("330000", 2019), ("云泽省人民政府", 2020), ("云泽省", 2021) })
        {
            var result = await ImportAsync($"? {year}\n-修订条例", request => request with { Agency = key });
            Assert.That(((ImportResult.Imported)result).Report.AgencyName, Is.EqualTo("云泽省人民政府"));
        }

        var unknown = await ImportAsync("? 2022\n-修订条例", request => request with { Agency = "330001" });
        Assert.That(unknown, Is.InstanceOf<ImportResult.Refused>().With.Property("Problem").EqualTo(ImportProblem.AgencyUnknown));
    }

    [Test]
    public async Task Import_IsRefusedNamingTheCodes_WhenTheShortNameIsShared()
    {
        await new ImportAgencies(Database, Time).ExecuteAsync(
            new StringReader("code,name,short_name\n1,甲市财政局,财政局\n2,乙市财政局,财政局\n"), "tester");

        var result = await ImportAsync("? 2021\n-修订条例", request => request with { Agency = "财政局" });

        Assert.That(((ImportResult.Refused)result).Problem, Is.EqualTo(ImportProblem.AgencyAmbiguous));
        Assert.That(((ImportResult.Refused)result).Values, Is.EqualTo(["财政局", "1", "2"]));
    }

    [Test]
    public async Task Import_Doubts_WhenTheAgencyGivenIsNotTheOneNamed()
    {
        var result = await ImportAsync(Report2021, request => request with { Agency = "乙市人民政府" });

        Assert.That(((ImportResult.Imported)result).Report.Report.Doubts, Is.EqualTo([ReportDoubt.AgencyContradictsText]));
    }

    [Test]
    public async Task Import_IsRefused_WhenTheSameFileStandsElsewhere()
    {
        await ImportAsync(Report2021);

        var result = await ImportAsync(Report2021, request => request with { Agency = "乙市人民政府" });

        Assert.That(((ImportResult.Refused)result).Problem, Is.EqualTo(ImportProblem.SameFileElsewhere));
        Assert.That(((ImportResult.Refused)result).Values, Is.EqualTo(["甲市人民政府", "2021"]));
    }

    [Test]
    public async Task Import_LeavesNothing_WhenItFailsMidway()
    {
        await ImportAsync(Report2021);
        var before = await SnapshotAsync();
        Stages = Stages with
        {
            Outcomes = (text, outline) => [.. FakeStages.Create().Outcomes(text, outline).Select(outcome => outcome with { Text = null! })],
        };

        // The outcomes come after the agency, the report and its commitments in the same transaction.
        Assert.That(async () => await ImportAsync("乙市人民政府 2021\n+已公布清单\n-修订条例"), Throws.Exception);
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }
}
