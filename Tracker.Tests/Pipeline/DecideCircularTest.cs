using Tracker.Engine.Accountability;
using Tracker.Engine.Exports;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class DecideCircularTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    internal const string InsertSql =
        """
        INSERT INTO circulars (circular_key, agency_id, year, subject_kind, subject, due_on, status, proposed_at)
        VALUES (@Key, @AgencyId, @Year, @Kind, @Subject, @DueOn, 'Proposed', @At)
        """;

    private static readonly DateOnly ReplyBy = new(2023, 5, 31);

    private CircularDrafts Drafts => new(Database);

    private DecideCircular Circulars => new(Database, Drafts, FollowUpSettings.Default, Time);

    [Test]
    public async Task Draft_QuotesThePromiseItsPlaceTheFlagAndTheGround()
    {
        var draft = (await Drafts.CircularAsync(Scope.Everything, await ProposedAsync()))!;

        var letter = CircularLetter.Of(draft.Facts, ReplyBy, isOrder: false, Words.Chinese);
        var lines = string.Join('\n', letter.Sections.SelectMany(section => section.Lines));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(letter.Title, Is.EqualTo("关于甲市人民政府2022年度有关事项落实情况的通报"));
            Assert.That(letter.Opening, Does.Contain("《法治政府建设与责任落实督察工作规定》").And.Not.Match("第.+条"));
            Assert.That(lines, Does.Contain("“修订条例”").And.Contain("未报告").And.Contain("2023年5月31日"));
            Assert.That(draft.ReplyBy, Is.Null);
        }
    }

    [Test]
    public async Task Approval_KeepsWhatWasRead_WhateverChangesAfterwards()
    {
        var id = await ProposedAsync();
        var draft = (await Drafts.CircularAsync(Scope.Everything, id))!;

        var result = await Circulars.ExecuteAsync(Scope.Everything, Approval(id, draft.Seen));
        await CorrectedAsync("甲市人民政府 2022\n+已修订条例\n-新建中心");
        await AssessAll.ExecuteAsync("tester");

        var approved = (await Drafts.CircularAsync(Scope.Everything, id))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.InstanceOf<FollowUpResult<StoredCircular>.Done>());
            Assert.That((approved.Circular.Status, approved.ReplyBy, approved.Seen), Is.EqualTo((CircularStatus.Approved, (DateOnly?)ReplyBy, draft.Seen)));
            Assert.That(approved.Facts.Flags.Select(flag => flag.Kind), Is.EqualTo(draft.Facts.Flags.Select(flag => flag.Kind)));
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Approval_IsRefused_WhenTheDraftReadsDifferentlyNow()
    {
        var id = await ProposedAsync();
        var draft = (await Drafts.CircularAsync(Scope.Everything, id))!;
        await CorrectedAsync("甲市人民政府 2022\n+正在修订条例\n-新建中心");
        await AssessAll.ExecuteAsync("tester");

        Assert.That(await Circulars.ExecuteAsync(Scope.Everything, Approval(id, draft.Seen)), Is.InstanceOf<FollowUpResult<StoredCircular>.ChangedMeanwhile>());
    }

    [Test]
    public async Task Circular_CitesAndRestsOn_ConfirmedFlagsOnly()
    {
        var id = await ProposedAsync(isConfirmed: false);
        var unconfirmed = (await Drafts.CircularAsync(Scope.Everything, id))!;
        var refused = await Circulars.ExecuteAsync(Scope.Everything, Approval(id, unconfirmed.Seen));
        var identity = unconfirmed.Circular.Subject;
        await DecidedAsync(DecisionRequest.ConfirmFlag($"NotReported:{identity}", "user:li"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(refused), Is.EqualTo(FollowUpProblem.NoConfirmedFlag));
            Assert.That((await FlagAsync($"QuietlyDropped:{identity}"))!.Status, Is.EqualTo(FlagStatus.Open));
            Assert.That((await Drafts.CircularAsync(Scope.Everything, id))!.Facts.Flags.Select(flag => flag.Kind), Is.EqualTo(new[] { FlagKind.NotReported }));
        }
    }

    [TestCase("job:escalate")]
    [TestCase("cli:root")]
    [TestCase("sweep")]
    public async Task Machine_NeverDecides(string actor)
    {
        var id = await ProposedAsync();
        var draft = (await Drafts.CircularAsync(Scope.Everything, id))!;

        var results = new[]
        {
            await Circulars.ExecuteAsync(Scope.Everything, Approval(id, draft.Seen) with { Actor = actor }),
            await Circulars.ExecuteAsync(Scope.Everything, new CircularDecision { CircularId = id, IsApproved = false, Reason = "无", Actor = actor }),
        };

        Assert.That(results.Select(Problem), Is.All.EqualTo(FollowUpProblem.NotAPerson));
    }

    [Test]
    public async Task Decision_IsMadeOnce_AndNeedsReasonOrDate()
    {
        var id = await ProposedAsync();
        var draft = (await Drafts.CircularAsync(Scope.Everything, id))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Problem(await Circulars.ExecuteAsync(Scope.Everything, new CircularDecision { CircularId = id, IsApproved = false, Actor = "user:li" })),
                Is.EqualTo(FollowUpProblem.TextMissing));
            Assert.That(Problem(await Circulars.ExecuteAsync(Scope.Everything, Approval(id, draft.Seen) with { ReplyBy = null })), Is.EqualTo(FollowUpProblem.DateMissing));
            Assert.That(
                Problem(await Circulars.ExecuteAsync(Scope.Everything, Approval(id, draft.Seen) with { ReplyBy = new DateOnly(2023, 5, 4) })),
                Is.EqualTo(FollowUpProblem.DateTooEarly));
        }

        var results = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => Task.Run(() => Circulars.ExecuteAsync(Scope.Everything, 
            number % 2 == 0
                ? Approval(id, draft.Seen)
                : new CircularDecision { CircularId = id, IsApproved = false, Reason = "已整改", Actor = $"user:s{number}" }))));

        Assert.That(results, Has.Exactly(1).InstanceOf<FollowUpResult<StoredCircular>.Done>());
    }

    private static FollowUpProblem? Problem(FollowUpResult<StoredCircular> result) => (result as FollowUpResult<StoredCircular>.Refused)?.Problem;

    private static CircularDecision Approval(long id, string seen) =>
        new() { CircularId = id, IsApproved = true, Seen = seen, ReplyBy = ReplyBy, Actor = "user:li" };

    private async Task<long> ProposedAsync(bool isConfirmed = true)
    {
        await ImportAsync("甲市人民政府 2021\n+已公布清单\n-修订条例\n-建设平台@6月");
        await ImportAsync("甲市人民政府 2022\n+已建设平台\n-新建中心");
        await AssessAll.ExecuteAsync("tester");
        var detail = await DetailAsync("修订条例", 2022);
        if (isConfirmed)
        {
            await DecidedAsync(DecisionRequest.ConfirmFlag($"NotReported:{detail.Commitment.IdentityHash}", "user:li"));
        }

        await using var session = await Database.WriteAsync(default);
        var id = await session.InsertAsync(
            InsertSql,
            new
            {
                Key = "Commitment:" + detail.Commitment.IdentityHash,
                AgencyId = detail.Agency.Id,
                Year = 2022,
                Kind = nameof(ReminderSubject.Commitment),
                Subject = detail.Commitment.IdentityHash,
                detail.Commitment.DueOn,
                At = Time.GetUtcNow(),
            },
            default);
        await session.CommitAsync(default);
        return id;
    }
}
