using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Jobs.Ingest;
using Tracker.Jobs.Work;
using Tracker.Tests.Pipeline;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Ingest;

/// <summary>The watched folder over a real database and a real folder; files must have been the same for ten seconds.</summary>
public sealed class IngestJobTest
{
    private const string Report = "甲市人民政府 2021\n+已公布清单\n-修订条例";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2023, 5, 4, 3, 2, 1, TimeSpan.Zero));
    private readonly RecordingQueue queue = new();
    private SqliteTestDatabase kind = null!;
    private Database database = null!;
    private string folder = "";

    [SetUp]
    public async Task Create()
    {
        kind = new SqliteTestDatabase();
        database = await kind.CreateAsync();
        folder = Directory.CreateTempSubdirectory("tracker-in-").FullName;
        queue.Asked.Clear();
    }

    [TearDown]
    public async Task Remove()
    {
        await kind.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task File_IsImportedAndMoved_AndTheYearAskedFor()
    {
        Write("报告.txt", Report);

        var counts = await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts["imported"], Is.EqualTo(1));
            Assert.That(Files(), Is.EqualTo(["done/报告.txt"]));
            Assert.That(queue.Asked, Is.EqualTo(["assess"]));
        }
    }

    [Test]
    public async Task Agency_IsTheSubfolders()
    {
        Write("乙市人民政府/a.txt", "? 2021\n+已公布清单\n-修订条例");

        await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await new AgencyQueries(database).AllAsync(Scope.Everything)).Select(agency => agency.Name), Is.EqualTo(["乙市人民政府"]));
            Assert.That(Files(), Is.EqualTo(["done/乙市人民政府/a.txt"]));
        }
    }

    [Test]
    public async Task RefusedFile_LiesBesideItsReason()
    {
        Write("no-such-code/a.txt", Report);
        Write("b.txt", "甲市人民政府 ?\n+已公布清单");

        var counts = await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts["refused"], Is.EqualTo(2));
            Assert.That(Files(), Is.EqualTo(["refused/b.txt", "refused/b.txt.txt", "refused/no-such-code/a.txt", "refused/no-such-code/a.txt.txt"]));
            Assert.That(Read("refused/b.txt.txt"), Does.StartWith("b.txt\n").And.Contains("年度"));
            Assert.That(Read("refused/no-such-code/a.txt.txt"), Does.Contain("no-such-code"));
            Assert.That(queue.Asked, Is.Empty);
        }
    }

    [Test]
    public async Task SameFile_AgainOrUnderAnotherName_ChangesNothing_AndOverwritesNothing()
    {
        Write("a.txt", Report);
        await RunAsync();
        Write("a.txt", Report);
        Write("b.txt", Report);

        var counts = await RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((counts["imported"], counts["unchanged"]), Is.EqualTo((0L, 2L)));
            Assert.That(Files(), Is.EqualTo(["done/a-2.txt", "done/a.txt", "done/b.txt"]));
        }
    }

    [Test]
    public async Task CrashBetweenImportAndMove_IsMadeGoodByTheNextRun()
    {
        Write("a.txt", Report);
        await Import.ExecuteAsync(FakeStages.Request(Report, "a.txt"));
        await new WorkItems(database, time).ClaimAsync(new WorkItem(WorkItem.IngestFileKind, "a.txt"), $"{Environment.MachineName}/{int.MaxValue}/x", isPatient: true);

        var counts = await RunAsync();

        Assert.That((counts["unchanged"], Files()), Is.EqualTo((1L, new[] { "done/a.txt" })));
    }

    [Test]
    public async Task FileThatStillGrows_IsLeftAlone()
    {
        Write("a.txt", Report);
        var job = Job(TimeSpan.FromSeconds(10));
        var running = job.ExecuteAsync(new JobContext("test", new JobProgress()), default);
        while (!await IsNotedAsync())
        {
            await Task.Delay(20);
        }

        Write("a.txt", Report + "\n-建设平台");
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(11));
            await Task.Delay(300);
        }

        var report = await running;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Counts["waiting"], Is.EqualTo(1));
            Assert.That(Files(), Is.EqualTo(["a.txt"]));
        }

        time.Advance(TimeSpan.FromSeconds(11));
        await Job(TimeSpan.FromSeconds(10)).ExecuteAsync(new JobContext("test", new JobProgress()), default);
        Assert.That(Files(), Is.EqualTo(["done/a.txt"]));
    }

    [Test]
    public async Task HalfWrittenHiddenAndLinkedFiles_AreLeftAlone()
    {
        Write("a.txt.part", Report);
        Write(".b.txt", Report);
        Write("~c.txt", Report);
        var outside = Path.GetTempFileName();
        File.CreateSymbolicLink(Path.Combine(folder, "d.txt"), outside);

        var counts = await RunAsync();
        File.Delete(outside);

        Assert.That(counts.Values, Has.All.Zero);
    }

    [Test]
    public async Task FileThatCannotBeHandled_StaysAndIsNamed_AndKeepsNoOtherBack()
    {
        Write("a.txt", Report);
        Write("b.txt", "乙市人民政府 2021\n+已公布清单\n-修订条例");
        var broken = FakeStages.Create();
        var stages = broken with { Read = (bytes, name) => name == "a.txt" ? throw new InvalidOperationException("坏") : broken.Read(bytes, name) };

        var report = await Job(TimeSpan.Zero, stages).ExecuteAsync(new JobContext("test", new JobProgress()), default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((report.Counts["failed"], report.Counts["imported"]), Is.EqualTo((1L, 1L)));
            Assert.That(report.Problem, Is.EqualTo("a.txt: 坏"));
            Assert.That(Files(), Is.EqualTo(["a.txt", "done/b.txt"]));
        }
    }

    private async Task<bool> IsNotedAsync()
    {
        await using var session = await database.ReadAsync(default);
        return (await new WorkItemRepository(session).OfKindAsync(WorkItem.IngestFileKind, default)).Count > 0;
    }

    private ImportReport Import => new(database, FakeStages.Create(), time);

    private async Task<IReadOnlyDictionary<string, long>> RunAsync() =>
        (await Job(TimeSpan.Zero).ExecuteAsync(new JobContext("test", new JobProgress()), default)).Counts;

    private IngestJob Job(TimeSpan stable, ReportStages? stages = null) => new(
        new IngestOptions(folder, stable),
        new ImportReport(database, stages ?? FakeStages.Create(), time),
        new WorkItems(database, time),
        queue,
        time,
        NullLogger<IngestJob>.Instance);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
        File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    private string[] Files() =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private sealed class RecordingQueue : IJobQueue
    {
        public List<string> Asked { get; } = [];

        public bool IsServed => true;

        public void Enqueue(string jobId, string actor) => Asked.Add(jobId);
    }
}
