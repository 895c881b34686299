using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Accountability;
using Tracker.Engine.Language;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class ImportReportTest<TDatabase> : DatabaseTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Report2021 = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-#办理案件@6月\n-~加强学习";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2023, 5, 4, 3, 2, 1, TimeSpan.Zero));

    [Test]
    public async Task Import_StoresEverythingFound_WhenTheReportIsNew()
    {
        var result = await ImportAsync(Report2021);

        var imported = ((ImportResult.Imported)result).Report;
        var detail = (await new ReportQueries(Database).ByIdAsync(imported.Report.Id))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(imported, Has.Property(nameof(imported.AgencyIsNew)).True.And.Property(nameof(imported.Commitments)).EqualTo(3));
            Assert.That(detail.Agency.Name, Is.EqualTo("甲市人民政府"));
            Assert.That(detail.Published, Is.EqualTo(Report2021));
            Assert.That(detail.Report.PublishedOn, Is.EqualTo(new DateOnly(2022, 2, 20)));
            Assert.That(detail.Report.ReceivedAt, Is.EqualTo(time.GetUtcNow()));
            Assert.That(detail.Parts.Select(part => part.Span.Text(detail.Published)).First(), Is.EqualTo("已公布清单"));
            Assert.That(detail.Commitments.Select(item => item.Commitment.Text), Is.EqualTo(["修订条例", "办理案件", "加强学习"]));
            Assert.That(detail.Commitments[0].Commitment.DueOn, Is.EqualTo(new DateOnly(2022, 12, 31)));
            Assert.That(detail.Commitments[1].Commitment.DueOn, Is.EqualTo(new DateOnly(2022, 6, 28)));
            Assert.That(detail.Commitments[1].Commitment.Figures[0].Value.ToString(CultureInfo.InvariantCulture), Is.EqualTo("0.10"));
            Assert.That(detail.Commitments[1].Commitment.Figures[0].Comparison, Is.EqualTo(FigureComparison.AtLeast));
            Assert.That(detail.Commitments[0].Commitment.LeadUnits, Is.EqualTo(["法规处"]));
            Assert.That(detail.Commitments.Select(item => item.Assessment!.EffectiveStatus), Is.All.EqualTo(AssessmentStatus.AwaitingReport));
            Assert.That(detail.Outcomes.Single().Span.Text(detail.Published), Is.EqualTo("已公布清单"));
        }
    }

    [Test]
    public async Task Import_ChangesNothing_WhenTheSameFileComesAgain()
    {
        await ImportAsync(Report2021);
        var before = await SnapshotAsync();

        var again = await ImportAsync(Report2021);

        Assert.That(again, Is.InstanceOf<ImportResult.Unchanged>());
        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    private Task<ImportResult> ImportAsync(string text, Func<ImportRequest, ImportRequest>? with = null)
    {
        var request = FakeStages.Request(text);
        return new ImportReport(Database, FakeStages.Create(), time).ExecuteAsync(with?.Invoke(request) ?? request);
    }
}
