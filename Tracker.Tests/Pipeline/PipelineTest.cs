using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

/// <summary>The use cases over a real database, with stages whose results are known, on 4 May 2023.</summary>
public abstract class PipelineTest<TDatabase> : DatabaseTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    internal ReportStages Stages { get; set; } = null!;

    internal FakeTimeProvider Time { get; private set; } = null!;

    internal AssessYear AssessYear => new(Database, Stages, FlagSettings.Default, Time);

    internal AssessAll AssessAll => new(Database, Stages, AssessYear, new WorkItems(Database, Time));

    internal RecordDecision Decide => new(Database, Stages, FlagSettings.Default, AssessYear, Time);

    internal CommitmentQueries Commitments => new(Database);

    [SetUp]
    public void Reset()
    {
        Stages = FakeStages.Create();
        Time = new FakeTimeProvider(new DateTimeOffset(2023, 5, 4, 3, 2, 1, TimeSpan.Zero));
    }

    internal Task<ImportResult> ImportAsync(string text, Func<ImportRequest, ImportRequest>? with = null)
    {
        var request = FakeStages.Request(text);
        return new ImportReport(Database, Stages, Time).ExecuteAsync(with?.Invoke(request) ?? request);
    }

    internal async Task<StoredReport> ImportedAsync(string text) =>
        await ImportAsync(text) switch
        {
            ImportResult.Imported imported => imported.Report.Report,
            var other => throw new AssertionException($"{other}"),
        };

    internal async Task<StoredReport> CorrectedAsync(string text) =>
        await ImportAsync(text, request => request with { IsCorrection = true }) switch
        {
            ImportResult.Corrected corrected => corrected.Report.Report,
            var other => throw new AssertionException($"{other}"),
        };

    internal async Task<DecisionResult.Recorded> DecidedAsync(DecisionRequest request) =>
        await Decide.ExecuteAsync(Scope.Everything, request) as DecisionResult.Recorded ?? throw new AssertionException("The decision was not recorded.");

    /// <summary>The commitment with these words, in the version that stands.</summary>
    internal async Task<CommitmentDetail> DetailAsync(string text, int planYear)
    {
        var found = await Commitments.ListAsync(Scope.Everything, new CommitmentFilter { Text = text, PlanYear = planYear }, CommitmentOrder.Text, new PageRequest());
        return (await Commitments.ByIdAsync(Scope.Everything, found.Items.Single(item => item.Text == text).Id))!;
    }

    internal async Task<StoredFlag?> FlagAsync(string key) => await new FlagQueries(Database).ByKeyAsync(Scope.Everything, key);

    internal async Task AssertLedgerSoundAsync() =>
        Assert.That((await new LedgerQueries(Database).VerifyAsync()).Fault, Is.Null);
}
