using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Web;

/// <summary>Following up on the pages: notes, extensions, cases and circulars, with other people acting through the engine.</summary>
public sealed class CaseJourneyTest : ChangingSiteTest
{
    private static readonly Role[] AllRoles = Enum.GetValues<Role>();

    // The promises for this year are awaited and not yet due.
    private static readonly DateTimeOffset Now = new(2025, 3, 17, 2, 0, 0, TimeSpan.Zero);

    private protected override Task<WebHost> HostAsync() => WebHost.WithSamplesAsync(new FakeTimeProvider(Now));

    [Test]
    public async Task Case_GoesItsWay_OnlyByTheStepsThatMayFollow()
    {
        var id = await OpenAsync();
        var address = $"/cases/{id}";
        Assert.That(Steps(await client.OpenAsync(address)), Is.EqualTo(new[] { "交办", "中止" }));

        var assigned = await TakeAsync(id, 1, "Assigned", ("Form.ReportBy", InDays(20)), ("Form.Office", "1"));
        Assert.That(assigned.QuerySelector("[role=status]")!.TextContent, Does.Contain("交办"));
        await TakeAsync(id, 2, "Accepted");
        await TakeAsync(id, 3, "Reported", ("Form.Text", "已印发文件"));
        var reported = await client.OpenAsync(address);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Steps(reported), Is.EqualTo(new[] { "中止" }), "whoever reported does not review");
            Assert.That(reported.Text(), Does.Contain("审核须由另一人办理"));
            Assert.That(reported.QuerySelectorAll(".thread li"), Has.Length.EqualTo(4));
        }

        await ActAsync(id, 4, CaseStep.Reviewed, "user:zhao");
        await ActAsync(id, 5, CaseStep.ClosedOut, "user:li");
        var closed = await client.OpenAsync(address);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed.QuerySelectorAll("main form[method=post]"), Is.Empty);
            Assert.That(closed.Text(), Does.Contain("已销号，不再办理"));
            Assert.That((await client.OpenAsync("/cases?step=ClosedOut")).QuerySelectorAll(".rows li"), Has.Length.EqualTo(1));
            Assert.That((await client.OpenAsync("/cases?step=Assigned")).Text(), Does.Contain("没有符合条件"));
            Assert.That((await client.OpenAsync($"{address}/order")).QuerySelector(".letter")!.TextContent, Does.Contain("督办单").And.Contain("请核实"));
        }
    }

    [Test]
    public async Task Step_IsRefused_WhenTheCaseMovedOn_AndWhatWasTypedStays()
    {
        var id = await OpenAsync();
        await ActAsync(id, 1, CaseStep.Assigned, "user:li");

        using var stale = await PostAsync(id, 1, "Suspended", ("Form.Text", "机构改革"));
        var page = await stale.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("刚刚有人办理过"));
            Assert.That(page.QuerySelector("textarea#text-Suspended")!.TextContent, Is.EqualTo("机构改革"));
        }
    }

    [Test]
    public async Task Case_IsRefused_OnAFlagNobodyConfirmed()
    {
        using var sent = await client.SendAsync("/flags", "Confirm", ("key", "none"));
        var open = await client.OpenAsync("/flags");
        var key = open.QuerySelector(".flags input[name=key]")!.GetAttribute("value")!;
        using var response = await client.PostAsync("/cases?handler=Open", Form(open, ("key", key), ("demand", "请核实")));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await response.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("经人确认后才能立项"));
    }

    [TestCase("/cases/999")]
    [TestCase("/cases/999/order")]
    [TestCase("/circulars/999")]
    [TestCase("/evidence/999")]
    [TestCase("/commitments/999999/progress")]
    public Task Page_IsMissing_WhereThereIsNoSuchThing(string address) => client.OpenAsync(address, HttpStatusCode.NotFound);

    [Test]
    public async Task Note_IsWrittenWithEvidence_AndHandedOutAsItCame()
    {
        var address = await AwaitedAsync();
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        using var sent = await SendNoteAsync(address, "截图.png", png);
        var page = await sent.ReadAsync();
        var link = page.QuerySelector(".files a")!;
        using var file = await client.GetAsync(link.GetAttribute("href"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector("[role=status]")!.TextContent, Does.Contain("反馈已保存"));
            Assert.That(page.QuerySelector("#notes ~ .rows .badge")!.TextContent, Is.EqualTo("已完成"));
            Assert.That(await file.Content.ReadAsByteArrayAsync(), Is.EqualTo(png));
            Assert.That(file.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
            Assert.That(file.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));
        }
    }

    [Test]
    public async Task Note_IsRefused_WithAFileThatIsNotWhatItSays()
    {
        using var sent = await SendNoteAsync(await AwaitedAsync(), "报告.pdf", "<script>alert(1)</script>"u8.ToArray());
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("报告.pdf"));
            Assert.That(page.QuerySelector("#note-text")!.TextContent, Is.EqualTo("已办结，见附件"), "what was typed stays");
        }
    }

    [Test]
    public async Task Extension_IsAskedHere_AndDecidedBySomebodyElse()
    {
        var address = await AwaitedAsync();
        var page = await client.OpenAsync(address);
        var latest = page.QuerySelector("#asked-hint")!.TextContent;
        using var asked = await client.PostAsync($"{address}/progress?handler=Ask", Form(page, ("Form.AskedFor", "2026-03-31"), ("Form.Reason", "招标延迟")));
        var own = await asked.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(latest, Does.Contain("2025年12月31日").And.Contain("2026年12月31日"));
            Assert.That(own.QuerySelector("[role=status]")!.TextContent, Does.Contain("等待他人审批"));
            Assert.That(own.Text(), Does.Contain("须由另一人审批"));
            Assert.That((await client.OpenAsync("/cases")).Text(), Does.Contain("待审批的延期申请").And.Contain("招标延迟"));
        }

        using var itself = await client.PostAsync($"{address}/progress?handler=Approve", Form(own, ("extension", "1")));
        Assert.That((await itself.ReadAsync()).QuerySelector("[role=alert]")!.TextContent, Does.Contain("须由另一人办理"));
        await host.Services.GetRequiredService<ExtendDeadline>()
            .DecideAsync(Scope.Everything, new ExtensionDecision { ExtensionId = 1, IsApproved = true, Actor = "user:li" });
        Assert.That((await client.OpenAsync(address)).QuerySelector(".page-head .chip ~ .chip")!.TextContent, Is.EqualTo("延至 2026年3月31日"));
    }

    [Test]
    public async Task Circular_IsReadDecidedAndPrinted_InChineseWhateverTheChrome()
    {
        var id = await ProposeAsync();
        var draft = await client.OpenAsync($"/circulars/{id}?lang=en");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(draft.QuerySelector(".letter-mark")!.TextContent, Does.Contain("Draft"));
            Assert.That(draft.QuerySelector(".letter")!.TextContent, Does.Contain("《法治政府建设与责任落实督察工作规定》").And.Contain("通报"));
            Assert.That(draft.QuerySelectorAll("a[href*=Download]"), Is.Empty);
        }

        using (var early = await client.GetAsync($"/circulars/{id}?handler=Download"))
        {
            Assert.That(early.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "a draft is not handed out");
        }

        var seen = draft.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var refused = await client.PostAsync($"/circulars/{id}?handler=Reject&lang=zh", Form(draft, ("Seen", seen)));
        using var approved = await client.PostAsync($"/circulars/{id}?handler=Approve", Form(draft, ("Seen", seen), ("ReplyBy", InDays(15))));
        using var text = await client.GetAsync($"/circulars/{id}?handler=Download");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That((await approved.ReadAsync()).QuerySelector("[role=status]")!.TextContent, Does.Contain("已批准"));
            Assert.That(await text.Content.ReadAsStringAsync(), Does.Contain("现将有关情况通报如下"));
            Assert.That((await client.OpenAsync("/circulars?status=Approved")).QuerySelectorAll(".rows li"), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task Ledger_TellsWhatWasDone_InWords()
    {
        await OpenAsync();
        await SendNoteAsync(await AwaitedAsync(), "清单.txt", "清单"u8.ToArray());

        var text = (await client.OpenAsync("/ledger")).Text();

        Assert.That(text, Does.Contain("督办立项").And.Contain("单位反馈").And.Contain("佐证材料"));
    }

    private static string InDays(int days) => Now.AddDays(days).ToString("yyyy-MM-dd", null);

    private static string[] Steps(IHtmlDocument page) => [.. page.QuerySelectorAll("details.card > summary").Select(summary => summary.TextContent)];

    private static FormUrlEncodedContent Form(IHtmlDocument page, params (string Name, string Value)[] fields) => new(
        fields.Append(("__RequestVerificationToken", Browsing.Token(page))).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    /// <summary>Confirms the first open flag on a promise and opens a case on it.</summary>
    private async Task<long> OpenAsync()
    {
        var flags = await client.OpenAsync("/flags?kind=NotReported");
        var key = flags.QuerySelector(".flags input[name=key]")!.GetAttribute("value")!;
        (await client.PostAsync("/flags?handler=Confirm", Form(flags, ("key", key)))).Dispose();
        var confirmed = await client.OpenAsync("/flags?status=Confirmed");
        using var opened = await client.PostAsync("/cases?handler=Open", Form(confirmed, ("key", key), ("demand", "请核实并报告落实情况")));
        Assert.That(opened.Path(), Does.Match(@"^/cases/\d+$"));
        Assert.That((await client.OpenAsync("/flags?status=Confirmed")).QuerySelectorAll("a[href^='/cases/']"), Has.Length.EqualTo(1));
        return long.Parse(opened.Path().Split('/')[^1], null);
    }

    private async Task<HttpResponseMessage> PostAsync(long id, int version, string step, params (string Name, string Value)[] fields)
    {
        var page = await client.OpenAsync($"/cases/{id}");
        return await client.PostAsync($"/cases/{id}", Form(page, [.. fields, ("Form.Step", step), ("Form.Version", $"{version}")]));
    }

    private async Task<IHtmlDocument> TakeAsync(long id, int version, string step, params (string Name, string Value)[] fields)
    {
        using var taken = await PostAsync(id, version, step, fields);
        var page = await taken.ReadAsync();
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.OK), page.QuerySelector("[role=alert]")?.TextContent);
        return page;
    }

    private async Task ActAsync(long id, int version, CaseStep step, string actor)
    {
        var result = await host.Services.GetRequiredService<FollowUpCase>().TakeAsync(Scope.Everything, new CaseRequest
        {
            CaseId = id,
            Version = version,
            Step = step,
            Actor = actor,
            Roles = AllRoles,
            Text = "情况属实",
            AgencyId = step == CaseStep.Assigned ? 1 : null,
            ReportBy = DateOnly.FromDateTime(Now.AddDays(30).Date),
        });
        Assert.That(result, Is.InstanceOf<FollowUpResult<StoredCase>.Done>());
    }

    /// <summary>A promise for this year, whose answer is awaited and which is due on its last day.</summary>
    private async Task<string> AwaitedAsync()
    {
        var found = await host.Services.GetRequiredService<CommitmentQueries>().ListAsync(Scope.Everything, new CommitmentFilter { Statuses = [AssessmentStatus.AwaitingReport], PlanYear = Now.Year }, CommitmentOrder.Text, new PageRequest());
        return $"/commitments/{found.Items.First(item => item.DueOn == new DateOnly(Now.Year, 12, 31)).Id}";
    }

    private async Task<HttpResponseMessage> SendNoteAsync(string address, string fileName, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Browsing.Token(await client.OpenAsync(address))), "__RequestVerificationToken" },
            { new StringContent("Done"), "Form.Claim" },
            { new StringContent("已办结，见附件"), "Form.Text" },
            { new ByteArrayContent(bytes), "Form.Files", fileName },
        };
        return await client.PostAsync($"{address}/progress?handler=Note", form);
    }

    private async Task<long> ProposeAsync()
    {
        var found = await host.Services.GetRequiredService<CommitmentQueries>().ListAsync(
            Scope.Everything, new CommitmentFilter { Statuses = [AssessmentStatus.NotReported] }, CommitmentOrder.Text, new PageRequest());
        await host.Services.GetRequiredService<RecordDecision>()
            .ExecuteAsync(Scope.Everything, DecisionRequest.ConfirmFlag("NotReported:" + found.Items[0].IdentityHash, "user:li"));
        return await SampleFollowUp.ProposeAsync(host.Services.GetRequiredService<Database>(), found.Items[0]);
    }
}
