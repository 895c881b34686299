using System.Text.RegularExpressions;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Tests.Storage;

namespace Tracker.Tests.Pipeline;

/// <summary>The review queue: its order, its scope, what leaves it and comes back, and two reviewers at once.</summary>
public sealed partial class ReviewDeskTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Li = "user:li";
    private const string Wang = "user:wang";
    private static readonly ReviewFilter All = new();

    private ReviewQueries Queue => new(Database);

    private ReviewDesk Desk => new(Database, Queue, Commitments, Decide, Time);

    [Test]
    public async Task Queue_IsOrderedByWorth_AndHoldsOnlyWhatWasAnswered()
    {
        await SetUpAsync();

        // Missed target .2×4, missed action .2×2, silent action .1×2, silent direction .1×1; nothing has answered 2023 yet.
        Assert.That(await TextsAsync(Scope.Everything, All), Is.EqualTo(["#办结率@6月", "修订条例", "培训干部", "丙市事项", "~营造氛围"]).AsCollection);
    }

    [Test]
    public async Task Queue_LeavesOutWhatLiesOutside_OnEitherIndex()
    {
        var (first, second) = await SetUpAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TextsAsync(Scope.Of(second), All), Is.EqualTo(["丙市事项"]));
            Assert.That(await TextsAsync(Scope.Everything, new ReviewFilter { RootAgencyId = second }), Is.EqualTo(["丙市事项"]));
            Assert.That(await TextsAsync(Scope.Of(first), new ReviewFilter { RootAgencyId = second }), Is.Empty);
            Assert.That(await TextsAsync(Scope.Nothing, All), Is.Empty);
            Assert.That(await Queue.PlaceAsync(Scope.Of(first), await IdAsync("丙市事项")), Is.Null);
            Assert.That(await Queue.PlaceAsync(Scope.Of(second), await IdAsync("丙市事项")), Is.Not.Null);
        }
    }

    [Test]
    public async Task Queue_KeepsToItsFilters()
    {
        await SetUpAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TextsAsync(Scope.Everything, new ReviewFilter { Status = AssessmentStatus.Missed }), Has.Count.EqualTo(2));
            Assert.That(await TextsAsync(Scope.Everything, new ReviewFilter { PlanYear = 2021 }), Is.Empty);
            Assert.That(await TextsAsync(Scope.Everything, new ReviewFilter { PlanYear = 2022, Flagged = true }), Has.Count.EqualTo(5));
        }

        await DecidedAsync(DecisionRequest.DismissFlag($"TargetMissed:{(await DetailAsync("修订条例", 2022)).Commitment.IdentityHash}", Li, "已另行公布"));
        Assert.That(await TextsAsync(Scope.Everything, new ReviewFilter { Flagged = true }), Has.Count.EqualTo(4).And.None.EqualTo("修订条例"));
    }

    [Test]
    public async Task Decision_TakesItOutOfTheQueue_AndUndoBringsItBack()
    {
        await SetUpAsync();
        var detail = await DetailAsync("培训干部", 2022);
        await DecidedAsync(DecisionRequest.ConfirmStatus(detail.Commitment.IdentityHash, AssessmentStatus.NotReported, Li));

        // A later run keeps to what was decided.
        await AssessAll.ExecuteAsync("tester");
        var last = await Desk.LastAsync(Scope.Everything, Li);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await TextsAsync(Scope.Everything, All), Has.Count.EqualTo(4).And.None.EqualTo("培训干部"));
            Assert.That(last!.CommitmentText, Is.EqualTo("培训干部"));
            Assert.That(await Desk.LastAsync(Scope.Of(detail.Agency.Id + 100), Li), Is.Null);
            Assert.That(await Desk.LastAsync(Scope.Everything, Wang), Is.Null);
            Assert.That(await Desk.DoneTodayAsync(Li), Is.EqualTo(1));
        }

        var undone = await Desk.UndoAsync(Scope.Everything, Li, last!.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(undone!.Value.Result, Is.InstanceOf<DecisionResult.Recorded>());
            Assert.That(await TextsAsync(Scope.Everything, All), Has.Count.EqualTo(5));
            Assert.That(await Desk.DoneTodayAsync(Li), Is.Zero);
            Assert.That(await Desk.UndoAsync(Scope.Everything, Li, last.Id), Is.Null, "a second time there is nothing left");
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task ConfirmedLink_SettlesToo_WhileARejectedOneIsJudgedAgain()
    {
        await SetUpAsync();
        var detail = await DetailAsync("修订条例", 2022);
        var outcome = detail.Evidence[0].Outcome.IdentityHash;
        await DecidedAsync(DecisionRequest.RejectLink(detail.Commitment.IdentityHash, outcome, Li));
        Assert.That(await TextsAsync(Scope.Everything, All), Does.Contain("修订条例"), "silent now, and still to be settled");

        await DecidedAsync(DecisionRequest.ConfirmLink(detail.Commitment.IdentityHash, outcome, Li));
        Assert.That(await TextsAsync(Scope.Everything, All), Has.None.EqualTo("修订条例"));
    }

    [Test]
    public async Task Undo_GoesBackStepByStep_AndStopsBeforeAnothersDecision()
    {
        await SetUpAsync();
        var detail = await DetailAsync("修订条例", 2022);
        var identity = detail.Commitment.IdentityHash;
        await DecidedAsync(DecisionRequest.RejectLink(identity, detail.Evidence[0].Outcome.IdentityHash, Li));
        await DecidedAsync(DecisionRequest.ConfirmStatus(identity, AssessmentStatus.NotReported, Li));
        Assert.That((await Desk.UndoAsync(Scope.Everything, Li, (await Desk.LastAsync(Scope.Everything, Li))!.Id))!.Value.Result, Is.InstanceOf<DecisionResult.Recorded>());

        var rejection = (await Desk.LastAsync(Scope.Everything, Li))!;
        Assert.That(rejection.Kind, Is.EqualTo(DecisionKind.RejectLink));
        await DecidedAsync(DecisionRequest.SetStatus(identity, AssessmentStatus.Fulfilled, Wang, "见公报"));
        var refused = (await Desk.UndoAsync(Scope.Everything, Li, rejection.Id))!.Value.Result;
        Assert.That((refused as DecisionResult.Overtaken)?.Since.Single().Actor, Is.EqualTo(Wang));

        Time.Advance(TimeSpan.FromDays(1));
        Assert.That(await Desk.LastAsync(Scope.Everything, Li), Is.Null, "yesterday's decisions are taken back where they stand, in the open");
    }

    [Test]
    public async Task Decision_IsNotRecorded_WhenAnotherDecidedSinceOrTheEngineJudgedAgain()
    {
        await SetUpAsync();
        var detail = await DetailAsync("培训干部", 2022);
        var identity = detail.Commitment.IdentityHash;
        await DecidedAsync(DecisionRequest.SetStatus(identity, AssessmentStatus.Fulfilled, Wang, "见公报").InViewOf(0));
        var before = await SnapshotAsync();

        var late = await Decide.ExecuteAsync(Scope.Everything, DecisionRequest.ConfirmStatus(identity, AssessmentStatus.NotReported, Li).InViewOf(0));
        var changed = await Decide.ExecuteAsync(Scope.Everything, DecisionRequest.ConfirmStatus(identity, AssessmentStatus.Missed, Li));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((late as DecisionResult.Overtaken)?.Since.Single(), Has.Property("Actor").EqualTo(Wang).And.Property("Reason").EqualTo("见公报"));
            Assert.That((changed as DecisionResult.Refused)?.Problem, Is.EqualTo(DecisionProblem.JudgementChanged));
            Assert.That(await SnapshotAsync(), Is.EqualTo(before), "nothing is overwritten");
        }
    }

    [Test]
    public async Task TwoReviewers_AreHandedDifferentCommitments_UntilTheLeaseEnds()
    {
        await SetUpAsync();
        var first = await Desk.NextAsync(Scope.Everything, All, ReviewPlace.Start, Li);
        var second = await Desk.NextAsync(Scope.Everything, All, ReviewPlace.Start, Wang);
        var again = await Desk.NextAsync(Scope.Everything, All, ReviewPlace.Start, Li);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.EqualTo(await IdAsync("#办结率@6月")));
            Assert.That(second, Is.EqualTo(await IdAsync("修订条例")));
            Assert.That(again, Is.EqualTo(first), "one's own lease keeps nothing from oneself");
            Assert.That((await Desk.HoldAsync(first!.Value, Wang))!.Actor, Is.EqualTo(Li));
            Assert.That(await Queue.LeftAsync(Scope.Everything, All), Is.EqualTo(5), "what others look at is left all the same");
        }

        Time.Advance(ReviewDesk.Lease + TimeSpan.FromSeconds(1));
        Assert.That(await Desk.HoldAsync(first!.Value, Wang), Is.Null);
    }

    [Test]
    public async Task ManyReviewersAtOnce_AreEachHandedSomething_AndNoTwoTheSame()
    {
        await SetUpAsync();
        var handed = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => Desk.NextAsync(Scope.Everything, All, ReviewPlace.Start, $"user:{number}")));
        Assert.That(handed, Has.None.Null.And.Unique);
    }

    [Test]
    public async Task Next_GoesOnBehindAPlace_AndEnds()
    {
        await SetUpAsync();
        var seen = new List<long>();
        var place = ReviewPlace.Start;
        while (await Desk.NextAsync(Scope.Everything, All, place, Li) is { } id)
        {
            seen.Add(id);
            place = (await Queue.PlaceAsync(Scope.Everything, id))!;
        }

        Assert.That(seen, Has.Count.EqualTo(5).And.Unique);
    }

    /// <summary>The script gives rows from before it the worth that the rule gives.</summary>
    [Test]
    public async Task Migration_FillsTheQueue_AsTheRuleWould()
    {
        await SetUpAsync();
        var settled = await DetailAsync("修订条例", 2022);
        await DecidedAsync(DecisionRequest.ConfirmLink(settled.Commitment.IdentityHash, settled.Evidence[0].Outcome.IdentityHash, Li));
        await DecidedAsync(DecisionRequest.ConfirmStatus((await DetailAsync("培训干部", 2022)).Commitment.IdentityHash, AssessmentStatus.NotReported, Li));
        var before = await SnapshotAsync();
        var script = Migrator.Scripts(Database.Dialect.Name).Single(script => script.Name.EndsWith("_review_queue.sql", StringComparison.Ordinal)).Contents;

        await using (var session = await Database.WriteAsync(default))
        {
            await session.ExecuteAsync("UPDATE assessments SET review_worth = NULL", null, default);
            await session.ExecuteAsync(Backfill().Match(script).Value, null, default);
            await session.CommitAsync(default);
        }

        Assert.That(await SnapshotAsync(), Is.EqualTo(before));
    }

    [GeneratedRegex(@"UPDATE assessments[^;]+;")]
    private static partial Regex Backfill();

    private async Task<(long First, long Second)> SetUpAsync()
    {
        var first = await ImportedAsync("甲市人民政府 2021\n+已公布清单\n-修订条例\n-培训干部\n-#办结率@6月\n-~营造氛围");
        await ImportAsync("甲市人民政府 2022\n+未修订条例\n+未办结率\n-建设平台");
        var second = await ImportedAsync("丙市人民政府 2021\n-丙市事项");
        await ImportAsync("丙市人民政府 2022\n+举办讲座");
        await AssessAll.ExecuteAsync("tester");
        return (first.AgencyId, second.AgencyId);
    }

    private async Task<IReadOnlyList<string>> TextsAsync(Scope scope, ReviewFilter filter)
    {
        var places = await Queue.NextAsync(scope, filter, ReviewPlace.Start, Li, Time.GetUtcNow(), 100);
        var texts = new List<string>();
        foreach (var place in places)
        {
            var detail = (await Commitments.ByIdAsync(Scope.Everything, place.CommitmentId))!;
            texts.Add(detail.Published[detail.Commitment.Span.Start..detail.Commitment.Span.End]);
        }

        return texts;
    }

    private async Task<long> IdAsync(string published)
    {
        foreach (var place in await Queue.NextAsync(Scope.Everything, All, ReviewPlace.Start, "nobody", DateTimeOffset.MaxValue.ToUniversalTime(), 100))
        {
            var detail = (await Commitments.ByIdAsync(Scope.Everything, place.CommitmentId))!;
            if (detail.Published[detail.Commitment.Span.Start..detail.Commitment.Span.End] == published)
            {
                return place.CommitmentId;
            }
        }

        throw new AssertionException($"{published} is not in the queue.");
    }
}
