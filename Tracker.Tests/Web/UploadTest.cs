using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;

namespace Tracker.Tests.Web;

/// <summary>Uploading reports, good ones and others.</summary>
public sealed class UploadTest : ChangingSiteTest
{
    private protected override Task<WebHost> HostAsync() => Task.FromResult(WebHost.WithoutReports());

    [Test]
    public async Task Upload_ImportsLinksAndAssesses_WhenTwoYearsAreGiven()
    {
        var page = await SendAsync([Sample("sgat", "2021.txt"), Sample("sgat", "2022.txt")]);
        var overview = await client.OpenAsync("/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".results article.note:not(.bad)"), Has.Length.EqualTo(2));
            Assert.That(page.QuerySelector(".results")!.TextContent, Does.Contain("岚川省公安厅").And.Contain("下一年度主要安排"));
            Assert.That(page.QuerySelector("[role=status]")!.TextContent, Does.Contain("重新对照"));
            Assert.That(overview.QuerySelectorAll(".heat a.cell .cell-share").Select(cell => cell.TextContent), Has.Some.Contain("%"));
        }
    }

    [Test]
    public async Task Upload_ChangesNothing_TheSecondTime()
    {
        await SendAsync([Sample("sgat", "2021.txt")]);
        var page = await SendAsync([Sample("sgat", "2021.txt")]);
        Assert.That(page.QuerySelector(".results")!.TextContent, Does.Contain("此前已导入，没有变化"));
    }

    [Test]
    public async Task Upload_RefusesEachBadFile_AndTakesTheGoodOne()
    {
        var page = await SendAsync([("报告.pdf", "%PDF-1.7 …"u8.ToArray()), ("空.txt", []), Sample("sgat", "2021.txt")]);
        var refused = page.QuerySelectorAll(".results .note.bad").Select(article => article.TextContent).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Has.Count.EqualTo(2));
            Assert.That(refused[0], Does.Contain("报告.pdf").And.Contain("不支持的文件格式").And.Contain("怎么办"));
            Assert.That(refused[1], Does.Contain("空.txt").And.Contain("文件是空的"));
            Assert.That(page.QuerySelectorAll(".results a[href^='/reports/']"), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public async Task Upload_NeedsAWordFromAPerson_WhenAnotherFileStandsForTheYear()
    {
        await SendAsync([Sample("yunmei-cgj", "2023.html")]);
        var corrected = (Name: "更正.html", Bytes: await File.ReadAllBytesAsync(Path.Combine(SampleDatabase.Samples, "corrections", "yunmei-cgj", "2023.html")));
        var refused = await SendAsync([corrected]);
        var taken = await SendAsync([corrected], ("IsCorrection", "true"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.QuerySelector(".results .note.bad")!.TextContent, Does.Contain("已有另一份报告").And.Contain("按更正导入"));
            Assert.That(taken.QuerySelector(".results")!.TextContent, Does.Contain("已作为更正版导入"));
        }
    }

    [Test]
    public async Task Upload_TakesTheGivenAgencyAndYear()
    {
        const string Text = "2022年度法治政府建设情况报告\n\n一、主要举措和成效\n\n制定行政执法规范12件。\n\n二、下一年度主要安排\n\n出台执法监督办法，开展培训不少于3次。\n";
        var page = await SendAsync([("报告.txt", Encoding.UTF8.GetBytes(Text))], ("Agency", "岚川省档案局"), ("Year", "2022"));
        Assert.That(page.QuerySelector(".results")!.TextContent, Does.Contain("岚川省档案局").And.Contain("新建单位"));
    }

    [Test]
    public async Task Upload_ShowsNamesAsText()
    {
        var page = await SendAsync([("<img src=x onerror=alert(1)>.txt", [])]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.QuerySelectorAll(".results img"), Is.Empty);
            Assert.That(page.QuerySelector(".results h3")!.TextContent, Does.Contain("<img"));
        }
    }

    [Test]
    public async Task Upload_IsRefused_WithoutAnyFile()
    {
        var page = await SendAsync([], HttpStatusCode.UnprocessableEntity);
        Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("请选择至少一个文件"));
    }

    [Test]
    public async Task Upload_IsRefused_WithAnImpossibleYear()
    {
        var page = await SendAsync([Sample("sgat", "2021.txt")], HttpStatusCode.UnprocessableEntity, ("Year", "22"));
        Assert.That(page.QuerySelector("[role=alert]"), Is.Not.Null);
    }

    [Test]
    public async Task Upload_IsRefused_WithoutTheFormsToken()
    {
        using var content = Content([Sample("sgat", "2021.txt")]);
        using var response = await client.PostAsync("/upload", content);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((await response.ReadAsync()).QuerySelector("h1")!.TextContent, Is.EqualTo("请求有误"));
        }
    }

    private static (string Name, byte[] Bytes) Sample(string agency, string file) =>
        ($"{agency}-{file}", File.ReadAllBytes(Path.Combine(SampleDatabase.Samples, agency, file)));

    private static MultipartFormDataContent Content(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);

            // As browsers send it: the name in UTF-8, unescaped but for quotation marks.
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"Files\"", FileNameStar = name };
            content.Add(part);
        }

        return content;
    }

    private Task<IHtmlDocument> SendAsync(IEnumerable<(string Name, byte[] Bytes)> files, params (string Name, string Value)[] fields) =>
        SendAsync(files, HttpStatusCode.OK, fields);

    private async Task<IHtmlDocument> SendAsync(
        IEnumerable<(string Name, byte[] Bytes)> files,
        HttpStatusCode expected,
        params (string Name, string Value)[] fields)
    {
        using var content = Content(files);
        content.Add(new StringContent(Browsing.Token(await client.OpenAsync("/upload"))), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        using var response = await client.PostAsync("/upload", content);
        Assert.That(response.StatusCode, Is.EqualTo(expected));
        return await response.ReadAsync();
    }
}
