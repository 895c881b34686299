using System.Text;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

internal sealed class ReportReaderTests
{
    private const string Sample = "云川县司法局2021年度法治政府建设情况报告\n一、主要工作\n全年办理行政复议案件12件。\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    private static IEnumerable<TestCaseData> Encodings()
    {
        yield return new TestCaseData(Encoding.UTF8.GetBytes(Sample), "utf-8").SetArgDisplayNames("UTF-8");
        yield return new TestCaseData(Marked(new UTF8Encoding(true)), "utf-8").SetArgDisplayNames("UTF-8 with mark");
        yield return new TestCaseData(Marked(new UnicodeEncoding(false, true)), "utf-16").SetArgDisplayNames("UTF-16 LE with mark");
        yield return new TestCaseData(Marked(new UnicodeEncoding(true, true)), "utf-16be").SetArgDisplayNames("UTF-16 BE with mark");
        yield return new TestCaseData(new UnicodeEncoding(false, false).GetBytes(Sample), "utf-16").SetArgDisplayNames("UTF-16 LE without mark");
        yield return new TestCaseData(new UnicodeEncoding(true, false).GetBytes(Sample), "utf-16be").SetArgDisplayNames("UTF-16 BE without mark");
        yield return new TestCaseData(Gb18030.GetBytes(Sample), "gb18030").SetArgDisplayNames("GB18030");
    }

    [TestCaseSource(nameof(Encodings))]
    public void Read_GivesSameText_ForEncoding(byte[] bytes, string name)
    {
        var read = (ReadResult.Read)ReportReader.Read(bytes, "report.txt");

        Assert.That(read.Text.Published, Is.EqualTo(Sample));
        Assert.That(read.Encoding, Is.EqualTo(name));
        Assert.That(read.Format, Is.EqualTo("txt"));
    }

    [Test]
    public void Read_KeepsRareCharacter_InFourByteGb18030()
    {
        var text = Sample + "㐂𠮷村";

        Assert.That(((ReadResult.Read)ReportReader.Read(Gb18030.GetBytes(text), "a.txt")).Text.Published, Is.EqualTo(text));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return new TestCaseData(Array.Empty<byte>(), "a.txt", ReadProblem.Empty, "0 bytes").SetArgDisplayNames("nothing");
        yield return new TestCaseData("  \r\n\t\u3000"u8.ToArray(), "a.txt", ReadProblem.Empty, "white space").SetArgDisplayNames("white space");
        yield return new TestCaseData("PK\u0003\u0004rest"u8.ToArray(), "a.txt", ReadProblem.Binary, "zip").SetArgDisplayNames("zip named txt");
        yield return new TestCaseData("%PDF-1.7 x"u8.ToArray(), "report", ReadProblem.Binary, "pdf").SetArgDisplayNames("pdf without extension");
        yield return new TestCaseData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "a.html", ReadProblem.Binary, "doc").SetArgDisplayNames("doc named html");
        yield return new TestCaseData(new byte[] { 65, 66, 0, 67, 200 }, "a.txt", ReadProblem.Binary, "NUL at byte 2").SetArgDisplayNames("NUL");
        yield return new TestCaseData("%PDF-1.7"u8.ToArray(), "报告.PDF", ReadProblem.UnsupportedFormat, ".pdf").SetArgDisplayNames("pdf");
        yield return new TestCaseData("x"u8.ToArray(), "a.docx", ReadProblem.UnsupportedFormat, ".docx").SetArgDisplayNames("docx");
        yield return new TestCaseData(new byte[] { 0xE4, 0xB8, 0xAD, 0xFF, 0xE6 }, "a.txt", ReadProblem.UnknownEncoding, "byte 3").SetArgDisplayNames("broken UTF-8");
        yield return new TestCaseData(Big5.GetBytes("法治政府建設年度報告，全年辦理行政復議案件，開展執法監督檢查"), "a.txt", ReadProblem.UnknownEncoding, "GB18030").SetArgDisplayNames("Big5");
        yield return new TestCaseData(Encoding.Latin1.GetBytes("Le café a été fermé à la fin de l'été dernier"), "a.txt", ReadProblem.UnknownEncoding, "byte 6").SetArgDisplayNames("Latin-1");
        yield return new TestCaseData("<html><body><script>x=1</script><nav>首页</nav></body></html>"u8.ToArray(), "a.html", ReadProblem.NoText, "visible").SetArgDisplayNames("page without text");
    }

    [TestCaseSource(nameof(Refusals))]
    public void Read_RefusesAndSaysWhy_When(byte[] bytes, string name, ReadProblem problem, string detail)
    {
        var refused = ReportReader.Read(bytes, name) as ReadResult.Refused;

        Assert.That(refused?.Problem, Is.EqualTo(problem));
        Assert.That(refused?.Detail, Does.Contain(detail).IgnoreCase);
    }

    [Test]
    public void Read_RefusesWithoutDecoding_WhenFileIsHuge()
    {
        var refused = (ReadResult.Refused)ReportReader.Read(new byte[50 * 1024 * 1024], "a.txt");

        Assert.That(refused.Problem, Is.EqualTo(ReadProblem.TooLarge));
        Assert.That(refused.Detail, Does.Contain("52428800").And.Contain("16777216"));
    }

    [TestCase("report.html")]
    [TestCase("report.HTM")]
    [TestCase("report")]
    [TestCase("report.txt", Description = "A page saved under the wrong name is still a page.")]
    public void Read_TakesPageForPage_Named(string name)
    {
        var read = (ReadResult.Read)ReportReader.Read("<!DOCTYPE html><html><body><p>云川县2021年度</p><p>报告</p></body></html>"u8.ToArray(), name);

        Assert.That(read.Format, Is.EqualTo("html"));
        Assert.That(read.Text.Published, Is.EqualTo("云川县2021年度\n报告"));
    }

    [Test]
    public void Read_TakesTextForText_WhenItOnlyMentionsTags()
    {
        var read = (ReadResult.Read)ReportReader.Read("关于<授权使用办法>实施细则"u8.ToArray(), "report");

        Assert.That(read.Format, Is.EqualTo("txt"));
        Assert.That(read.Text.Reading, Is.EqualTo("关于<授权使用办法>实施细则"));
    }

    [TestCase("gb2312")]
    [TestCase("GBK")]
    [TestCase("big5")]
    public void Read_HonoursDeclaredCharset_OfPage(string charset)
    {
        var encoding = charset == "big5" ? Big5 : Gb18030;
        var bytes = encoding.GetBytes($"<html><head><meta charset=\"{charset}\"></head><body><p>法治政府建設年度報告，全年辦理案件。</p></body></html>");

        Assert.That(((ReadResult.Read)ReportReader.Read(bytes, "a.html")).Text.Published, Is.EqualTo("法治政府建設年度報告，全年辦理案件。"));
    }

    [Test]
    public void Read_DistrustsDeclaredCharset_WhenPageIsUtf8()
    {
        var bytes = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body>年度报告</body></html>"u8.ToArray();

        Assert.That(((ReadResult.Read)ReportReader.Read(bytes, "a.html")).Text.Published, Is.EqualTo("年度报告"));
    }

    private static byte[] Marked(Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)];
}
