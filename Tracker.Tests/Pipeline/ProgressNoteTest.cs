using System.IO.Compression;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Pipeline;

public sealed class ProgressNoteTest<TDatabase> : PipelineTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    // Read on 4 July 2022: the stated deadline has passed, the year has not.
    private const string Promising = "甲市人民政府 2021\n+已公布清单\n-修订条例\n-建设平台@6月";

    private WriteProgressNote Notes => new(Database, FlagSettings.Default, FollowUpSettings.Default, Time);

    private FollowUpQueries FollowUps => new(Database);

    [Test]
    public async Task Note_ClearsOverdue_WhileItClaimsCompletion()
    {
        var identity = await OverdueAsync();

        await WrittenAsync(identity, ProgressClaim.UnderWay, "正在招标");
        var underWay = (await FlagAsync($"Overdue:{identity}"))!;
        await WrittenAsync(identity, ProgressClaim.Done, "6月20日上线");
        var done = (await FlagAsync($"Overdue:{identity}"))!;
        await WrittenAsync(identity, ProgressClaim.Blocked, "验收未通过");
        var blocked = (await FlagAsync($"Overdue:{identity}"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(underWay.Status, Is.EqualTo(FlagStatus.Open));
            Assert.That(underWay.Reason.Values["claim"], Is.EqualTo("UnderWay"), "the accusation says what the office said");
            Assert.That(done.Status, Is.EqualTo(FlagStatus.Closed));
            Assert.That(blocked.Status, Is.EqualTo(FlagStatus.Open), "the office took its claim back");
        }

        await AssertLedgerSoundAsync();
    }

    [Test]
    public async Task Note_IsOverruled_WhenTheReportArrives()
    {
        var identity = await OverdueAsync();
        await WrittenAsync(identity, ProgressClaim.Done, "已上线");

        await ImportAsync("甲市人民政府 2022\n+已修订条例\n-新建中心");
        await AssessAll.ExecuteAsync("tester");

        var flag = (await FlagAsync($"NotReported:{identity}"))!;
        Assert.That(flag.Status, Is.EqualTo(FlagStatus.Open));
        Assert.That(flag.Reason.Values["claim"], Is.EqualTo("Done"), "whoever verifies it should know");
    }

    [Test]
    public async Task Note_StaysWithTheSentence_WhenTheReportIsCorrectedOrMoved()
    {
        var identity = await OverdueAsync();
        await WrittenAsync(identity, ProgressClaim.Done, "已上线");

        var corrected = await CorrectedAsync(Promising + "\n-新增事项");
        var afterCorrection = (await DetailAsync("建设平台", 2022)).Commitment.IdentityHash;
        var keptByCorrection = await FollowUps.OfCommitmentAsync(Scope.Everything, afterCorrection);
        await DecidedAsync(DecisionRequest.CorrectMetadata(corrected.Id, new MetadataCorrection(corrected.AgencyId, 2019, 2020), "张三", "标题有误"));
        var afterMove = (await DetailAsync("建设平台", 2020)).Commitment.IdentityHash;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(afterCorrection, Is.EqualTo(identity));
            Assert.That(keptByCorrection.Notes, Has.Count.EqualTo(1));
            Assert.That(afterMove, Is.Not.EqualTo(identity));
            Assert.That((await FollowUps.OfCommitmentAsync(Scope.Everything, afterMove)).Notes, Has.Count.EqualTo(1));
            Assert.That((await FollowUps.OfCommitmentAsync(Scope.Everything, identity)).Notes, Is.Empty);
        }
    }

    [Test]
    public async Task Note_IsStoredOnce_WhenItIsSentTwice()
    {
        var identity = await OverdueAsync();
        var request = Request(identity, ProgressClaim.Done, "已上线") with { Files = [new("截图.png", Png)] };
        await Notes.ExecuteAsync(Scope.Everything, request);

        var again = await Notes.ExecuteAsync(Scope.Everything, request);
        var other = await Notes.ExecuteAsync(Scope.Everything, request with { Files = [] });

        Assert.That(again, Is.InstanceOf<FollowUpResult<StoredProgressNote>.Unchanged>());
        Assert.That(other, Is.InstanceOf<FollowUpResult<StoredProgressNote>.Done>());
    }

    [Test]
    public async Task Evidence_IsKeptWithItsHash_AndChecked()
    {
        var identity = await OverdueAsync();
        await Notes.ExecuteAsync(Scope.Everything, Request(identity, ProgressClaim.Done, "见附件") with { Files = [new(@"C:\材料\截图.PNG", Png)] });
        var file = (await FollowUps.OfCommitmentAsync(Scope.Everything, identity)).Notes.Single().Files.Single();

        var intact = (await FollowUps.EvidenceAsync(Scope.Everything, file.Id))!;
        await using (var session = await Database.WriteAsync(default))
        {
            await session.ExecuteAsync("UPDATE evidence_files SET content = @Content WHERE id = @Id", new { file.Id, Content = new byte[] { 1 } }, default);
            await session.CommitAsync(default);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.FileName, Is.EqualTo("截图.PNG"), "no path is kept");
            Assert.That((intact.IsIntact, intact.Content), Is.EqualTo((true, Png)));
            Assert.That((await FollowUps.EvidenceAsync(Scope.Everything, file.Id))!.IsIntact, Is.False);
        }
    }

    [Test]
    public async Task Evidence_IsRefused_ByKindSizeAndNumber()
    {
        var identity = await OverdueAsync();
        var small = new WriteProgressNote(Database, FlagSettings.Default, new FollowUpSettings { LargestEvidence = 1024 * 1024, MostEvidence = 2 }, Time);
        var cases = new (EvidenceUpload[] Files, FollowUpProblem Problem)[]
        {
            ([new("a.exe", new byte[] { 0x4D, 0x5A, 0x90, 0 })], FollowUpProblem.FileTypeNotAllowed),
            ([new("a.pdf", new byte[] { 0x4D, 0x5A, 0x90, 0 })], FollowUpProblem.FileTypeNotAllowed),
            ([new("a.html", "<script>"u8.ToArray())], FollowUpProblem.FileTypeNotAllowed),
            ([new("a.svg", "<svg/>"u8.ToArray())], FollowUpProblem.FileTypeNotAllowed),
            ([new("a.png.docx", Png)], FollowUpProblem.FileTypeNotAllowed),
            ([new("宏.docx", Zip("other.xml"))], FollowUpProblem.FileTypeNotAllowed),
            ([new("坏.docx", "PK\u0003\u0004broken"u8.ToArray())], FollowUpProblem.FileTypeNotAllowed),
            ([new("空.txt", default)], FollowUpProblem.FileEmpty),
            ([new("大.png", new byte[(1024 * 1024) + 1])], FollowUpProblem.FileTooLarge),
            ([new("1.png", Png), new("2.png", Png), new("3.png", Png)], FollowUpProblem.TooManyFiles),
        };

        foreach (var (files, problem) in cases)
        {
            var result = await small.ExecuteAsync(Scope.Everything, Request(identity, ProgressClaim.Done, "见附件") with { Files = files });
            Assert.That((result as FollowUpResult<StoredProgressNote>.Refused)?.Problem, Is.EqualTo(problem), files[0].FileName);
        }

        var kept = await small.ExecuteAsync(Scope.Everything, Request(identity, ProgressClaim.Done, "见附件") with
        {
            Files = [new("说明.docx", Zip("word/document.xml")), new("清单.csv", "名称,状态\n平台,上线"u8.ToArray())],
        });
        Assert.That(kept, Is.InstanceOf<FollowUpResult<StoredProgressNote>.Done>());
    }

    [Test]
    public async Task Note_IsRefused_WithoutWordsOrSubject()
    {
        var identity = await OverdueAsync();

        var (empty, nowhere) = (await Notes.ExecuteAsync(Scope.Everything, Request(identity, ProgressClaim.Done, " ")), await Notes.ExecuteAsync(Scope.Everything, Request("0000", ProgressClaim.Done, "已上线")));

        Assert.That((empty as FollowUpResult<StoredProgressNote>.Refused)?.Problem, Is.EqualTo(FollowUpProblem.TextMissing));
        Assert.That((nowhere as FollowUpResult<StoredProgressNote>.Refused)?.Problem, Is.EqualTo(FollowUpProblem.SubjectNotFound));
    }

    private static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0];

    private static byte[] Zip(string entry)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry(entry);
        }

        return stream.ToArray();
    }

    private static ProgressNoteRequest Request(string identity, ProgressClaim claim, string text) =>
        new() { CommitmentIdentity = identity, Claim = claim, Text = text, Actor = "user:zhang" };

    private async Task WrittenAsync(string identity, ProgressClaim claim, string text) =>
        Assert.That(await Notes.ExecuteAsync(Scope.Everything, Request(identity, claim, text)), Is.InstanceOf<FollowUpResult<StoredProgressNote>.Done>());

    private async Task<string> OverdueAsync()
    {
        Time.AdjustTime(new DateTimeOffset(2022, 7, 4, 3, 0, 0, TimeSpan.Zero));
        await ImportAsync(Promising);
        await AssessAll.ExecuteAsync("tester");
        var identity = (await DetailAsync("建设平台", 2022)).Commitment.IdentityHash;
        Assert.That((await FlagAsync($"Overdue:{identity}"))!.Status, Is.EqualTo(FlagStatus.Open));
        return identity;
    }
}
