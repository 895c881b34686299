using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

public sealed class ReviewedPairsTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Decisions_BecomeLabels_WhereTheySettleStatusAndEvidence()
    {
        await ImportAsync("甲市人民政府 2021\n-修订条例\n-办理案件\n-建设平台\n-培训干部\n-开展督察");
        await ImportAsync("甲市人民政府 2022\n+已修订条例\n+未办理案件\n+正在建设平台");
        await AssessAll.ExecuteAsync("tester");
        var met = await DetailAsync("修订条例", 2022);
        await DecidedAsync(DecisionRequest.ConfirmLink(met.Commitment.IdentityHash, met.Evidence.Single().Outcome.IdentityHash, "a"));
        var set = await DetailAsync("办理案件", 2022);
        await DecidedAsync(DecisionRequest.ConfirmLink(set.Commitment.IdentityHash, set.Evidence.Single().Outcome.IdentityHash, "a"));
        await DecidedAsync(DecisionRequest.SetStatus(set.Commitment.IdentityHash, AssessmentStatus.InProgress, "a", "另有说明"));
        var alone = await DetailAsync("建设平台", 2022);
        await DecidedAsync(DecisionRequest.RejectLink(alone.Commitment.IdentityHash, alone.Evidence.Single().Outcome.IdentityHash, "a"));
        var silent = await DetailAsync("培训干部", 2022);
        await DecidedAsync(DecisionRequest.ConfirmFlag($"{FlagKind.NotReported}:{silent.Commitment.IdentityHash}", "a"));

        var pair = (await new ReviewedPairs(Database, Stages).ReadAsync()).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                pair.Labels.Units.Select(unit => (unit.Text, unit.Status, string.Join(' ', unit.Evidence))),
                Is.EqualTo(new[] { ("修订条例", "fulfilled", "已修订条例"), ("办理案件", "progress", "未办理案件"), ("培训干部", "silent", "") }));
            Assert.That((pair.Year, pair.Passed), Is.EqualTo((2022, 1)));
        }
    }

    [Test]
    public async Task Years_WithoutDecisions_AreLeftOut()
    {
        await ImportAsync("甲市人民政府 2021\n-修订条例");
        await ImportAsync("甲市人民政府 2022\n+已修订条例");
        await AssessAll.ExecuteAsync("tester");

        Assert.That(await new ReviewedPairs(Database, Stages).ReadAsync(), Is.Empty);
    }
}
