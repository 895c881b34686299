using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

internal sealed class PageFurnitureTests
{
    private const string Page = """
        网站支持IPv6  无障碍浏览  繁体版
        首页 | 走进云川 | 政务公开 | 政务服务 | 互动交流
        当前位置：首页 > 政府信息公开 > 法定主动公开内容 > 法治政府建设年度报告
        索引号：YC001-2022-0001  主题分类：法治
        打印
        【字号：
        大
        中
        小
        】
        云川县人民政府2021年度法治政府建设情况报告
        来源：县司法局　发布时间：2022-02-18 09:10　浏览次数：35
        一、主要工作
        全年办结案件12件。下载
        联系电话：已向社会公布。
        二、下一步打算
        继续加强打印管理。
        云川县人民政府
        2022年2月16日
        附件：无
        扫一扫在手机打开当前页
        上一篇：云川县2021年政府信息公开工作年度报告
        下一篇：没有了
        主办单位：云川县人民政府办公室  承办单位：县数据局
        云ICP备12345678号  云公网安备 11111111111号
        您是第 12345 位访客
        10086
        """;

    [Test]
    public void Roles_KeepTheReport_AsBody()
    {
        Assert.That(Read.Of(Read.Text(Page), ParagraphRole.Body), Is.EqualTo(new[]
        {
            "云川县人民政府2021年度法治政府建设情况报告",
            "一、主要工作",
            "全年办结案件12件。下载",
            "联系电话：已向社会公布。",
            "二、下一步打算",
            "继续加强打印管理。",
            "云川县人民政府",
            "2022年2月16日",
        }));
    }

    [Test]
    public void Roles_MarkImprint()
    {
        Assert.That(Read.Of(Read.Text(Page), ParagraphRole.Imprint), Is.EqualTo(new[] { "来源：县司法局发布时间：2022-02-18 09:10浏览次数：35" }));
    }

    [TestCase("发布时间：\n2022-02-18\n来源：\n县司法局", 4)]
    [TestCase("2022-02-18 09:10:11", 1)]
    [TestCase("【信息时间：2022-02-18】【阅读次数：7】", 1)]
    [TestCase("日期：2022年2月18日", 1)]
    public void Roles_MarkImprint_Printed(string imprint, int lines)
    {
        var text = Read.Text($"云川县2021年法治政府建设年度报告\n{imprint}\n一、主要工作\n办结案件。");

        Assert.That(Read.Of(text, ParagraphRole.Imprint), Has.Length.EqualTo(lines));
        Assert.That(OutlineReader.Read(text).Metadata.Published?.Value ?? new DateOnly(2022, 2, 18), Is.EqualTo(new DateOnly(2022, 2, 18)));
    }

    [Test]
    public void Roles_NeverTakeLongParagraphForNoise()
    {
        var last = "下一步，我们将" + new string('抓', 200) + "，主办单位：县司法局。";

        Assert.That(Read.Of(Read.Text($"一、下一步打算\n{last}"), ParagraphRole.Body)[^1], Is.EqualTo(last));
    }

    [TestCase("（三）加强政务新媒体管理，推进网站适老化改造。")]
    [TestCase("4.适老。窗口配齐老花镜，上门代写材料。")]
    public void Roles_KeepALastParagraphThatSpeaksOfWebsites(string paragraph)
    {
        Assert.That(Read.Of(Read.Text($"云川县司法局2021年度法治政府建设情况报告\n一、主要工作\n办结案件。\n二、下一步打算\n{paragraph}"), ParagraphRole.Body), Does.Contain(paragraph));
    }

    [Test]
    public void Roles_MarkRepeatedTitleAndCounter_AtTheEnd()
    {
        var text = Read.Text("云川县司法局2021年度法治政府建设情况报告\n一、主要工作\n办结案件。\n\n云川县司法局2021年度法治政府建设情况报告\n22492082");

        Assert.That(Read.Of(text, ParagraphRole.PageNoise), Has.Length.EqualTo(2));
    }
}
