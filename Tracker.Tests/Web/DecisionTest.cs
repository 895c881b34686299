using System.Net;
using AngleSharp.Html.Dom;

namespace Tracker.Tests.Web;

/// <summary>What people decide on the pages.</summary>
public sealed class DecisionTest : ChangingSiteTest
{
    [Test]
    public async Task Status_OfAPersonWins_AndBothAreShown()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022?status=NotReported");
        using var sent = await client.SendAsync(address, "Status", ("Status", "Fulfilled"), ("Reason", "已核对印发文件"));
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.QuerySelector("[role=status]")!.TextContent, Does.Contain("已保存"));
            Assert.That(page.QuerySelector(".verdict-main .badge")!.TextContent, Is.EqualTo("已完成"));
            Assert.That(page.QuerySelector(".verdict .facts")!.TextContent, Does.Contain("未报告").And.Contain("已核对印发文件"));
        }

        using var revoked = await client.SendAsync(address, "Revoke");
        Assert.That((await revoked.ReadAsync()).QuerySelector(".verdict-main .badge")!.TextContent, Is.EqualTo("未报告"));
    }

    [Test]
    public async Task Status_IsNotRecorded_WithoutAReason()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022?status=NotReported");
        using var sent = await client.SendAsync(address, "Status", ("Status", "Missed"), ("Reason", " "));
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("请写明理由"));
            Assert.That(page.QuerySelector("input[value=Missed]")!.HasAttribute("checked"), Is.True, "what was chosen stays chosen");
        }
    }

    [TestCase("")]
    [TestCase("Nonsense")]
    [TestCase("AwaitingReport")]
    public async Task Status_IsNotRecorded_WhenItIsNoneToSet(string status)
    {
        var address = await FirstAsync("/agencies/sscjgj/2022");
        using var sent = await client.SendAsync(address, "Status", ("Status", status), ("Reason", "理由"));
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task Withdrawing_TakesTheCommitmentOutOfTheCount()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022?status=NotReported");
        using var sent = await client.SendAsync(address, "Status", ("Status", "Withdrawn"), ("Reason", "机构改革，职责划出"));
        Assert.That((await sent.ReadAsync()).QuerySelector(".verdict-main .badge")!.TextContent, Is.EqualTo("撤销"));
    }

    [Test]
    public async Task ConfirmedEvidence_EndsTheSilence()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022?status=NotReported");
        var outcome = Outcome(await client.OpenAsync(address));
        using var sent = await client.SendAsync(address, "Confirm", ("outcome", outcome));
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector(".verdict-main .badge")!.TextContent, Is.Not.EqualTo("未报告"));
            Assert.That(page.QuerySelector(".evidence .by-person")!.TextContent, Does.Contain("已确认"));
            Assert.That(page.Text(), Does.Contain("确认依据"));
        }
    }

    [Test]
    public async Task RejectedEvidence_IsJudgedWithout()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022?status=Fulfilled");
        var outcome = Outcome(await client.OpenAsync(address));
        using var sent = await client.SendAsync(address, "Reject", ("outcome", outcome));
        var page = await sent.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelector(".evidence.rejected .by-person")!.TextContent, Does.Contain("已否定"));
            Assert.That(Outcome(page), Is.Not.EqualTo(outcome), "the next best comes first");
        }
    }

    [Test]
    public async Task Flag_IsDismissedWithAReason_AndReopened()
    {
        var flags = await client.OpenAsync("/flags?kind=ContentMissing");
        var key = ((IHtmlInputElement)flags.QuerySelector("input[name=key]")!).Value;
        using var refused = await client.SendAsync("/flags?kind=ContentMissing", "Dismiss", ("key", key));
        using var dismissed = await client.SendAsync("/flags?kind=ContentMissing", "Dismiss", ("key", key), ("reason", "内容在其他部分"));
        var remaining = await dismissed.ReadAsync();
        var gone = await client.OpenAsync("/flags?status=Dismissed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(dismissed.Path(), Is.EqualTo("/flags?kind=ContentMissing"), "the filter is kept");
            Assert.That(remaining.QuerySelectorAll("input[name=key]").Select(input => input.GetAttribute("value")), Has.None.EqualTo(key));
            Assert.That(gone.QuerySelectorAll("input[name=key]").Select(input => input.GetAttribute("value")), Has.Some.EqualTo(key));
        }
    }

    [Test]
    public async Task Decisions_StandInTheLedger()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022?status=NotReported");
        (await client.SendAsync(address, "Status", ("Status", "InProgress"), ("Reason", "有会议纪要"))).Dispose();
        var ledger = await client.OpenAsync("/ledger");
        Assert.That(ledger.QuerySelector(".ledger tbody")!.TextContent, Does.Contain("人工认定").And.Contain("有会议纪要"));
    }

    [Test]
    public async Task Decision_IsRefused_WithoutTheFormsToken()
    {
        var address = await FirstAsync("/agencies/sscjgj/2022");
        using var response = await client.PostAsync($"{address}?handler=Status", new FormUrlEncodedContent([KeyValuePair.Create("Status", "Fulfilled")]));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static string Outcome(IHtmlDocument page) => page.QuerySelector(".evidence input[name=outcome]")!.GetAttribute("value")!;

    private async Task<string> FirstAsync(string list) =>
        (await client.OpenAsync(list)).QuerySelector("a.promise-link")!.GetAttribute("href")!;
}
