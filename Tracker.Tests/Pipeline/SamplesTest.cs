using Tracker.Engine.Pipeline;
using Tracker.Tests.Conventions;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

/// <summary>
/// The samples through the engine's own readers and extractors: what a user does first. Judging has its own tests and its own
/// model; here it is the fake's.
/// </summary>
public sealed class SamplesTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "lanchuan");

    [Test]
    public async Task Samples_AreImportedAndAssessed_AndASecondTimeChangesNothing()
    {
        var fake = FakeStages.Create();
        Stages = ReportStages.Default with { Judge = fake.Judge, CarryOver = fake.CarryOver, ModelVersion = fake.ModelVersion };
        Time.AdjustTime(new DateTimeOffset(2025, 4, 15, 0, 0, 0, TimeSpan.Zero));

        var first = await RunAsync();
        var before = await SnapshotAsync();
        var second = await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Where(result => result.Value is not ImportResult.Imported), Is.Empty);
            Assert.That(second.Where(result => result.Value is not ImportResult.Unchanged), Is.Empty);
            Assert.That(await SnapshotAsync(), Is.EqualTo(before));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task SampleCorrection_HasToBeAskedFor()
    {
        var fake = FakeStages.Create();
        Stages = ReportStages.Default with { Judge = fake.Judge, CarryOver = fake.CarryOver, ModelVersion = fake.ModelVersion };
        Time.AdjustTime(new DateTimeOffset(2025, 4, 15, 0, 0, 0, TimeSpan.Zero));
        await RunAsync();
        var corrected = new ImportRequest
        { Scope = Scope.Everything,
            FileName = "2023.html",
            Bytes = await File.ReadAllBytesAsync(Path.Combine(Samples, "corrections", "yunmei-cgj", "2023.html")),
            Agency = "yunmei-cgj",
            Actor = "tester",
        };

        var import = new ImportReport(Database, Stages, Time);
        var unasked = await import.ExecuteAsync(corrected);
        var asked = await import.ExecuteAsync(corrected with { IsCorrection = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unasked, Is.InstanceOf<ImportResult.Refused>().With.Property("Problem").EqualTo(ImportProblem.OtherReportForYear));
            Assert.That(asked, Is.InstanceOf<ImportResult.Corrected>());
        }
    }

    private async Task<Dictionary<string, ImportResult>> RunAsync()
    {
        using var csv = new StreamReader(Path.Combine(Samples, "agencies.csv"));
        var agencies = await new ImportAgencies(Database, Time).ExecuteAsync(csv, "tester");
        Assert.That(agencies.Errors, Is.Empty);

        var results = new Dictionary<string, ImportResult>();
        foreach (var folder in Directory.EnumerateDirectories(Samples).Where(folder => Path.GetFileName(folder) != "corrections").Order())
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order())
            {
                results[Path.GetRelativePath(Samples, file)] = await new ImportReport(Database, Stages, Time).ExecuteAsync(new ImportRequest
                { Scope = Scope.Everything,
                    FileName = Path.GetFileName(file),
                    Bytes = await File.ReadAllBytesAsync(file),
                    Agency = Path.GetFileName(folder),
                    Actor = "tester",
                });
            }
        }

        var assessed = await AssessAll.ExecuteAsync("tester");
        Assert.That(assessed.Failed, Is.Empty);
        return results;
    }
}
