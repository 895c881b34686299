using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class FlagYearTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-#办理案件\n-建设平台@6月";
    private const string Answering = "甲市人民政府 2022\n+未办理案件\n+已建设平台\n-新建中心";

    private SweepFlags Sweep => new(Database, FlagSettings.Default, Time);

    [Test]
    public async Task Flags_AreRaisedOnce_WhenTheYearIsAssessed()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");

        var flags = await OpenAsync(2022);

        Assert.That(flags, Is.EquivalentTo(new[]
        {
            (FlagKind.NotReported, "修订条例"),
            (FlagKind.QuietlyDropped, "修订条例"),
            (FlagKind.TargetMissed, "办理案件"),
            (FlagKind.ContentMissing, null),
        }));
        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Flag_ClosesAndOpensAgain_WithTheFacts()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var key = $"NotReported:{(await DetailAsync("修订条例", 2022)).Commitment.IdentityHash}";
        var raisedAt = (await FlagAsync(key))!.RaisedAt;

        Time.Advance(TimeSpan.FromDays(1));
        await CorrectedAsync(Answering + "\n+已修订条例");
        await AssessAll.ExecuteAsync("tester");
        var closed = (await FlagAsync(key))!;
        await CorrectedAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var reopened = (await FlagAsync(key))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed, Has.Property("Status").EqualTo(FlagStatus.Closed).And.Property("ClosedAt").EqualTo(Time.GetUtcNow()));
            Assert.That(reopened, Has.Property("Status").EqualTo(FlagStatus.Open).And.Property("ClosedAt").Null);
            Assert.That(reopened.RaisedAt, Is.EqualTo(raisedAt));
        }
    }

    [Test]
    public async Task Flag_StaysDismissed_WhenTheYearIsAssessedAgain()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var key = $"NotReported:{(await DetailAsync("修订条例", 2022)).Commitment.IdentityHash}";

        await DecidedAsync(DecisionRequest.DismissFlag(key, "张三", "在别处公布"));
        await CorrectedAsync(Answering + "\n+已公布清单");
        await AssessAll.ExecuteAsync("tester");

        Assert.That((await FlagAsync(key))!.Status, Is.EqualTo(FlagStatus.Dismissed));
    }

    [Test]
    public async Task Flag_Closes_WhenAPersonSetsTheStatus()
    {
        await ImportAsync(Promising);
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");
        var identity = (await DetailAsync("修订条例", 2022)).Commitment.IdentityHash;

        await DecidedAsync(DecisionRequest.SetStatus(identity, AssessmentStatus.Fulfilled, "张三", "见公报"));

        Assert.That((await FlagAsync($"NotReported:{identity}"))!.Status, Is.EqualTo(FlagStatus.Closed));
    }

    [Test]
    public async Task Sweep_FlagsTheLateReportAndThePassedDeadline_AndClosesThemWithTheAnswer()
    {
        // On 1 March 2023 in China; 28 February was the last day in time.
        Time.AdjustTime(new DateTimeOffset(2023, 2, 28, 16, 0, 0, TimeSpan.Zero));
        var report = await ImportedAsync(Promising);
        await AssessAll.ExecuteAsync("tester");
        var overdue = $"ReportOverdue:{report.AgencyId}:2022";
        var deadline = $"Overdue:{(await DetailAsync("建设平台", 2022)).Commitment.IdentityHash}";
        var first = (await FlagAsync(overdue))!.Severity;

        Time.AdjustTime(new DateTimeOffset(2023, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var swept = await Sweep.ExecuteAsync("sweep");
        var again = await Sweep.ExecuteAsync("sweep");
        var second = (await FlagAsync(overdue))!.Severity;
        var passed = (await FlagAsync(deadline))!;
        await ImportAsync(Answering);
        await AssessAll.ExecuteAsync("tester");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, second), Is.EqualTo((FlagSeverity.Low, FlagSeverity.Medium)));
            Assert.That((swept, again), Is.EqualTo((new FlagChanges(0, 1, 0), FlagChanges.None)));
            Assert.That(passed.Status, Is.EqualTo(FlagStatus.Open));
            Assert.That((await FlagAsync(overdue))!.Status, Is.EqualTo(FlagStatus.Closed));
            Assert.That((await FlagAsync(deadline))!.Status, Is.EqualTo(FlagStatus.Closed));
        }
    }

    [Test]
    public async Task Sweep_RaisesNothing_OnTheLastDayInTime()
    {
        Time.AdjustTime(new DateTimeOffset(2023, 2, 28, 15, 59, 59, TimeSpan.Zero));
        var report = await ImportedAsync("甲市人民政府 2021\n+已公布清单\n-修订条例");

        await Sweep.ExecuteAsync("sweep");

        Assert.That(await FlagAsync($"ReportOverdue:{report.AgencyId}:2022"), Is.Null);
    }

    [Test]
    public async Task RepeatedPromise_MovesOnWithItsThread_WhenAnEarlierYearIsImportedLast()
    {
        await ImportAsync("甲市人民政府 2021\n+正在建设平台\n-建设平台");
        await ImportAsync("甲市人民政府 2022\n+正在建设平台\n-建设平台");
        await AssessAll.ExecuteAsync("tester");
        await ImportAsync("甲市人民政府 2020\n+已公布清单\n-建设平台");

        await AssessAll.ExecuteAsync("tester");

        var root = (await DetailAsync("建设平台", 2021)).Commitment.IdentityHash;
        var latest = (await DetailAsync("建设平台", 2023)).Commitment.IdentityHash;
        var flag = (await FlagAsync($"RepeatedPromise:{root}"))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((flag.Year, flag.CommitmentIdentity, flag.Status), Is.EqualTo((2023, latest, FlagStatus.Open)));
            Assert.That(flag.Reason.Values, Is.EquivalentTo(new Dictionary<string, string> { ["years"] = "3", ["since"] = "2021", ["fulfilled"] = "0" }));
        }
    }

    [Test]
    public async Task RecycledText_ShowsBothPlaces_WhenAReviewParagraphIsLastYears()
    {
        const string Paragraph = "年，全市深入学习贯彻法治思想，坚持党对法治建设的全面领导，持续深化行政执法体制改革，全面推行行政执法三项制度，法治政府建设取得新成效。";
        await ImportAsync($"甲市人民政府 2021\n+2021{Paragraph}\n-修订条例");
        var answering = await ImportedAsync($"甲市人民政府 2022\n+2022{Paragraph}\n-建设平台");

        await AssessAll.ExecuteAsync("tester");

        var flag = (await FlagAsync($"RecycledText:{answering.AgencyId}:2022"))!;
        var published = (await new ReportQueries(Database).ByIdAsync(Scope.Everything, answering.Id))!.Published;
        var passage = flag.Reason.Passages.Single();
        Assert.That(published[passage.LaterStart..passage.LaterEnd], Is.EqualTo("2022" + Paragraph));
    }

    private async Task<IReadOnlyList<(FlagKind, string?)>> OpenAsync(int year)
    {
        var page = await new FlagQueries(Database).ListAsync(Scope.Everything, new FlagFilter { Year = year, Status = FlagStatus.Open }, new PageRequest());
        return [.. page.Items.Select(item => (item.Flag.Kind, item.CommitmentText))];
    }
}
