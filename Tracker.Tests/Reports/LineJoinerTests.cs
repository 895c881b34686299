namespace Tracker.Tests.Reports;

internal sealed class LineJoinerTests
{
    [Test]
    public void Reading_JoinsHardWrappedText_KeepingHeadingsApart()
    {
        const string Published = """
            云川县司法局2021年度法治政府建设情况报告

                一、主要工作
                2021年，全县司法行政系统围绕中心、服务大局，扎实推进法
            治政府建设，各项工作取得新进展。全年办理行政复议案件十二
            件，审结十一件，开展行政执法案卷评查两次，评查案卷六十五
            卷，提出整改意见一百余条，全部整改到位。
                （一）加强组织领导
                县委、县政府主要负责同志切实履行第一责任人职责，先后召
            开会议五次，研究部署法治政府建设工作，把法治建设纳入年度
            考核，考核权重提高到百分之五，推动各项任务落地见效，形成
            齐抓共管的工作格局。
                二、下一步打算
                坚持问题导向，补齐短板弱项。
            """;

        Assert.That(Read.Paragraphs(Published), Is.EqualTo(new[]
        {
            "云川县司法局2021年度法治政府建设情况报告",
            "一、主要工作",
            "2021年，全县司法行政系统围绕中心、服务大局，扎实推进法治政府建设，各项工作取得新进展。全年办理行政复议案件十二件，审结十一件，开展行政执法案卷评查两次，评查案卷六十五卷，提出整改意见一百余条，全部整改到位。",
            "（一）加强组织领导",
            "县委、县政府主要负责同志切实履行第一责任人职责，先后召开会议五次，研究部署法治政府建设工作，把法治建设纳入年度考核，考核权重提高到百分之五，推动各项任务落地见效，形成齐抓共管的工作格局。",
            "二、下一步打算",
            "坚持问题导向，补齐短板弱项。",
        }));
    }

    [Test]
    public void Reading_JoinsAcrossZeroWidthLine()
    {
        Assert.That(Read.Paragraphs("一、工作回顾\n国内生产总值达到74.4\n\u200B\n万亿元，增长6.7%。\n"), Is.EqualTo(new[] { "一、工作回顾", "国内生产总值达到74.4万亿元，增长6.7%。" }));
    }

    [Test]
    public void Reading_JoinsFragmentsOfLinks_WhereBlankLinesSeparateParagraphs()
    {
        const string Published = "一、工作回顾\n\n第一段到此为止。\n\n第二段到此为止。\n\n细颗粒物（PM\n2.5\n）浓度下降，推进\n城市更新\n，成效明显。\n\n第四段。\n\n第五段。\n\n第六段。\n";

        Assert.That(Read.Paragraphs(Published)[3], Is.EqualTo("细颗粒物（PM2.5）浓度下降，推进城市更新，成效明显。"));
    }

    [TestCase("一、工作回顾\n落实《法治政府建设\n实施纲要》要求。", 2)]
    [TestCase("一、工作回顾\n（\n三）改革持续深化。", 2)]
    [TestCase("一、工作回顾\n全面推进，\n成效明显。", 2)]
    [TestCase("一、工作回顾\n抓好三件事：\n一是学法。", 3)]
    [TestCase("一、工作回顾\n第一件、\n（一）第二件", 3)]
    public void Reading_JoinsOnlyOnEvidence(string published, int paragraphs)
    {
        Assert.That(Read.Paragraphs(published), Has.Length.EqualTo(paragraphs));
    }

    [Test]
    public void Reading_KeepsTitleSignatureAndDateApart()
    {
        const string Published = "云川县司法局\n关于2021年度法治政府建设情况的报告\n\n2021年，我局扎实工作，成效明显。\n\n第二段。\n\n第三段。\n\n第四段。\n\n第五段。\n\n云川县司法局\n2022年1月18日\n";

        var paragraphs = Read.Paragraphs(Published);

        Assert.That(paragraphs[..2], Is.EqualTo(new[] { "云川县司法局", "关于2021年度法治政府建设情况的报告" }));
        Assert.That(paragraphs[^2..], Is.EqualTo(new[] { "云川县司法局", "2022年1月18日" }));
    }

    [Test]
    public void Reading_KeepsRowsApart_AndTabsOnlyInRows()
    {
        Assert.That(
            Read.Paragraphs("三、\t2023年安排\n序号\t任务\t时限\n1\t修订办法,\t3月底\n2\t开展\t6月底"),
            Is.EqualTo(new[] { "三、2023年安排", "序号\t任务\t时限", "1\t修订办法，\t3月底", "2\t开展\t6月底" }));
    }

    [Test]
    public void Reading_PartsHeadingFromTextOnItsLine_AtWhiteSpace()
    {
        Assert.That(
            Read.Paragraphs("四、2024年工作思路　2024年，我局将重点抓好以下工作。\n五、 过去五年工作回顾"),
            Is.EqualTo(new[] { "四、2024年工作思路", "2024年，我局将重点抓好以下工作。", "五、过去五年工作回顾" }));
    }

    [Test]
    public void Reading_GivesBackSpace_BetweenLatinWordsOfTwoLines()
    {
        Assert.That(Read.Paragraphs("一、回顾\n参加（Belt and\nRoad）论坛。")[1], Is.EqualTo("参加（Belt and Road）论坛。"));
    }

    [Test]
    public void Reading_RestoresBreaks_ThatTurnedIntoSpaces()
    {
        var sentence = "全年累计办理行政复议案件12件，已全部办结，群众满意率为98%，各项工作取得新的进展。";
        var published = $"云川县司法局2021年度法治政府建设情况报告 一、主要工作　　{sentence}　　{sentence} （一）执法监督。{sentence} 二、下一步打算　　将加强监督。";

        Assert.That(Read.Paragraphs(published), Is.EqualTo(new[]
        {
            "云川县司法局2021年度法治政府建设情况报告",
            "一、主要工作",
            sentence,
            sentence,
            $"（一）执法监督。{sentence}",
            "二、下一步打算将加强监督。",
        }));
    }
}
