using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

/// <summary>The parts of a report, in the many ways authors head them.</summary>
internal sealed class OutlinePartsTests
{
    private const string Title = "云川县司法局2021年度法治政府建设情况报告\n";
    private const string Done = "全年累计办理行政复议案件12件，已全部办结，群众满意率为98%。";
    private const string Lacking = "基层执法力量薄弱，少数干部法治意识不强。";
    private const string Planned = "将继续加强执法监督，6月底前完成案卷评查，确保优秀率不低于90%。";

    [TestCase("二、2022年度推进法治政府建设的主要安排")]
    [TestCase("二、下一步工作打算")]
    [TestCase("二、下步工作打算")]
    [TestCase("二、2022年工作思路")]
    [TestCase("二、2022年重点工作")]
    [TestCase("二、2022年法治政府建设工作计划")]
    [TestCase("二、下一年度法治政府建设主要安排")]
    [TestCase("二、今后努力方向")]
    [TestCase("二、明年工作重点及举措")]
    [TestCase("二、改进措施及2022年工作安排")]
    [TestCase("二、2022年工作")]
    [TestCase("二、二〇二二年工作安排")]
    [TestCase("二、工作展望")]
    [TestCase("二、需要继续推进的工作和2022年计划")]
    [TestCase("2.下一步打算")]
    [TestCase("二、下一步工作")]
    [TestCase("第二部分 2022年工作安排")]
    [TestCase("下一步工作打算")]
    [TestCase("2022年主要工作安排：")]
    [TestCase("二. 下一步打算")]
    [TestCase("二、 下 一 步 打 算")]
    [TestCase("二．下一步打算")]
    [TestCase("(二)下一步工作打算")]
    [TestCase("贰、下一步工作打算")]
    public void Arrangements_BeginAtHeading(string heading)
    {
        var review = heading switch
        {
            ['第', ..] => "第一部分 2021年工作总结",
            ['(', ..] => "(一)2021年工作总结",
            ['二', '.' or '．', ..] => "一" + heading[1] + "2021年工作总结",
            ['2', '.', ..] => "1.2021年工作情况",
            ['下' or '2', ..] => "2021年工作总结",
            ['贰', ..] => "壹、2021年工作总结",
            _ => "一、2021年主要工作",
        };
        var parts = Read.Outline($"{Title}{review}\n{Done}\n{heading}\n{Planned}\n").Parts;

        Assert.That(parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Arrangements }));
    }

    [TestCase("一、2021年主要工作")]
    [TestCase("一、主要举措和成效")]
    [TestCase("一、2021年推进法治政府建设的主要举措和成效")]
    [TestCase("一、工作开展情况")]
    [TestCase("一、主要做法及成效")]
    [TestCase("一、2021年法治政府建设工作计划落实情况")]
    [TestCase("一、2021年重点任务完成情况")]
    [TestCase("一、2021年度目标任务推进情况")]
    [TestCase("一、法治政府建设情况")]
    [TestCase("一、基本情况")]
    [TestCase("一、年度工作亮点")]
    [TestCase("一、坚持党的领导，扎实推进依法行政")]
    [TestCase("一、高扬旗帜，把准法治建设的政治方向")]
    public void Outcomes_BeginAtHeading(string heading)
    {
        Assert.That(Read.Parts($"{Title}{heading}\n{Done}\n二、下一步打算\n{Planned}"), Is.EqualTo(new[]
        {
            $"Outcomes|{heading}|{Done}",
            $"Arrangements|二、下一步打算|{Planned}",
        }));
    }

    [TestCase("二、存在的问题")]
    [TestCase("二、存在的不足和原因")]
    [TestCase("二、主要问题及原因分析")]
    [TestCase("二、存在的困难和问题")]
    [TestCase("二、问题与短板")]
    [TestCase("二、法治政府建设存在的薄弱环节")]
    [TestCase("二、面临的困难挑战")]
    [TestCase("二、工作中的不足")]
    public void Shortcomings_BeginAtHeading(string heading)
    {
        Assert.That(Read.Parts($"{Title}一、主要工作\n{Done}\n{heading}\n{Lacking}\n三、下一步打算\n{Planned}")[1], Is.EqualTo($"Shortcomings|{heading}|{Lacking}"));
    }

    [TestCase("二、党政主要负责人履行推进法治建设第一责任人职责情况")]
    [TestCase("二、\"一把手\"抓法治情况")]
    [TestCase("二、局主要负责人履行法治建设职责情况")]
    [TestCase("二、主要领导履职情况")]
    [TestCase("二、履行推进法治政府建设第一责任人职责，加强组织领导")]
    public void FirstResponsible_BeginsAtHeading(string heading)
    {
        Assert.That(Read.Outline($"{Title}一、主要工作\n{Done}\n{heading}\n{Done}\n三、下一步打算\n{Planned}").Parts[1].Kind, Is.EqualTo(ReportPart.FirstResponsible));
    }

    [Test]
    public void Parts_SplitMixedHeading_WhereTheYearTurns()
    {
        Assert.That(
            Read.Parts($"{Title}一、主要工作\n{Done}\n二、存在的不足和2022年主要安排\n一年来仍存在差距：一是{Lacking}\n2022年，我局重点抓好以下工作。\n（一）加强监督。{Planned}"),
            Is.EqualTo(new[]
            {
                $"Outcomes|一、主要工作|{Done}",
                $"Shortcomings|二、存在的不足和2022年主要安排|一年来仍存在差距：一是{Lacking}",
                $"Arrangements|二、存在的不足和2022年主要安排|2022年，我局重点抓好以下工作。/（一）加强监督。{Planned}",
            }));
    }

    [TestCase("二、存在问题及下一步打算")]
    [TestCase("二、直面差距，理清2022年工作思路")]
    public void Parts_SplitMixedHeading_WithinParagraph(string heading)
    {
        Assert.That(
            Read.Parts($"{Title}一、主要工作\n{Done}\n{heading}\n{Lacking}下一步，我局{Planned}"),
            Does.Contain($"Arrangements|{heading}|下一步，我局{Planned}"));
    }

    [Test]
    public void Parts_SplitMixedHeading_AtNamedItems()
    {
        Assert.That(
            Read.Parts($"{Title}一、主要工作\n{Done}\n二、存在问题和下一步打算\n（一）存在问题\n{Lacking}\n（二）下一步打算\n{Planned}"),
            Does.Contain($"Arrangements|二、存在问题和下一步打算|（二）下一步打算/{Planned}"));
    }

    [Test]
    public void Parts_SplitMixedHeading_AtListThatLooksAhead()
    {
        Assert.That(
            Read.Parts($"{Title}一、主要工作\n{Done}\n二、不足之处和工作安排\n{Lacking}\n1.{Planned}\n2.继续推进普法。"),
            Does.Contain($"Arrangements|二、不足之处和工作安排|1.{Planned}/2.继续推进普法。"));
    }

    [Test]
    public void Shortcomings_AreFound_AtTheEndOfTheReviewWithoutHeading()
    {
        const string Admission = "一年来，全县法治建设取得了一些成绩，但还存在一些短板和不足：一是力量薄弱。二是宣传不够。";

        Assert.That(
            Read.Parts($"{Title}一、2021年主要工作\n（一）学法。{Done}\n（二）执法。{Done}\n{Admission}\n二、2022年工作安排\n{Planned}")[1],
            Is.EqualTo($"Shortcomings||{Admission}"));
    }

    [Test]
    public void Shortcomings_AreNotSought_WhereTheyHaveAHeading()
    {
        var parts = Read.Outline($"{Title}一、主要工作\n{Done}\n面对存在的问题，但也取得成效，但还存在问题的单位已整改。{Done}\n二、存在的问题\n{Lacking}\n三、下一步打算\n{Planned}").Parts;

        Assert.That(parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Shortcomings, ReportPart.Arrangements }));
    }

    [Test]
    public void Parts_AreRead_WhereHeadingStandsInMidParagraph()
    {
        var published = $"{Title}一、主要工作\n{Done}二、存在问题。{Lacking}三、2022年工作思路 2022年，我局{Planned}";

        Assert.That(Read.Parts(published), Is.EqualTo(new[]
        {
            $"Outcomes|一、主要工作|{Done}",
            $"Shortcomings|二、存在问题|{Lacking}",
            $"Arrangements|三、2022年工作思路|2022年，我局{Planned}",
        }));
    }

    [TestCase("三、下一步打算：")]
    [TestCase("三、下一步打算。")]
    [TestCase("三、下一步打算　　")]
    public void Heading_EndsBeforeTextOnItsLine(string heading)
    {
        Assert.That(
            Read.Parts($"{Title}一、主要工作\n{Done}\n二、存在问题\n{Lacking}\n{heading}2022年，我局{Planned}")[2],
            Is.EqualTo($"Arrangements|三、下一步打算|2022年，我局{Planned}"));
    }

    [Test]
    public void Arrangements_AreFoundByTense_WhereNoHeadingNamesThem()
    {
        var outline = Read.Outline($"{Title}一、凝心聚力，法治根基不断夯实\n{Done}\n{Done}\n二、乘势而上，奋力谱写法治新篇\n{Planned}\n要进一步健全制度，着力推动执法规范化，力争年底前实现全覆盖。");

        Assert.That(outline.Parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Arrangements }));
        Assert.That(outline.Parts[1].Confidence, Is.LessThan(0.95));
        Assert.That(outline.Doubts, Does.Contain(OutlineDoubt.ArrangementsGuessedFromContent));
    }

    [Test]
    public void Arrangements_AreFound_WhereThereAreNoHeadings()
    {
        var outline = Read.Outline($"{Title}2021年，我局认真履职。{Done}\n{Done}\n同时，工作中还存在一些不足：{Lacking}\n2022年，我局{Planned}\n要推动普法工作。");

        Assert.That(outline.Parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Shortcomings, ReportPart.Arrangements }));
        Assert.That(outline.Doubts, Does.Contain(OutlineDoubt.ArrangementsGuessedFromContent));
    }

    [Test]
    public void Arrangements_AreFound_BeneathShortcomings()
    {
        var outline = Read.Outline($"{Title}一、主要工作\n{Done}\n二、存在的问题\n{Lacking}\n下一步，我局{Planned}");

        Assert.That(outline.Parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Shortcomings, ReportPart.Arrangements }));
        Assert.That(outline.Doubts, Does.Contain(OutlineDoubt.ArrangementsGuessedFromContent));
    }

    [Test]
    public void Parts_LeaveNoArrangements_WhereNothingLooksAhead()
    {
        var outline = Read.Outline($"{Title}一、主要工作\n{Done}\n二、存在的问题\n{Lacking}");

        Assert.That(outline.Of(ReportPart.Arrangements), Is.Empty);
        Assert.That(outline.Doubts, Does.Contain(OutlineDoubt.NoArrangements));
    }

    [Test]
    public void Arrangements_GoOn_UnderALaterHeadingOfTheirOwn()
    {
        var kinds = Read.Outline($"2026年云川省政府工作报告\n——2026年1月20日在云川省第十四届人民代表大会第四次会议上\n各位代表：\n现在，我代表省人民政府向大会报告工作。\n一、2025年工作回顾\n{Done}\n二、“十五五”时期主要目标\n到2030年实现现代化。\n三、2026年重点工作\n{Planned}\n四、全面加强政府自身建设\n要加强党的领导，努力建设法治政府。\n名词解释\n1.“两重”：是指重大战略。").Parts.Select(part => part.Kind);

        Assert.That(kinds, Is.EqualTo(new[] { ReportPart.Other, ReportPart.Outcomes, ReportPart.Other, ReportPart.Arrangements, ReportPart.Arrangements, ReportPart.Other }));
    }

    [Test]
    public void Arrangements_BeginWhereThePlanYearDoes_UnderAHeadingForTwoPeriods()
    {
        var published = $"2026年云川省政府工作报告\n各位代表：\n一、2025年工作回顾\n{Done}\n“十五五”时期主要目标和2026年重点工作\n“十五五”时期是关键时期。\n《纲要（草案）》明确了目标。\n今年是开局之年，要抓好落实。\n一、把握工作主线\n（一）加强建设。{Planned}";

        Assert.That(Read.Parts(published)[2..], Is.EqualTo(new[]
        {
            "Other|“十五五”时期主要目标和2026年重点工作|“十五五”时期是关键时期。/《纲要（草案）》明确了目标。",
            $"Arrangements|“十五五”时期主要目标和2026年重点工作|今年是开局之年，要抓好落实。/一、把握工作主线/（一）加强建设。{Planned}",
        }));
    }

    [TestCase("二、今后五年工作的总体要求和目标任务")]
    [TestCase("二、今后五年的工作思路")]
    [TestCase("二、“十五五”时期奋斗目标")]
    [TestCase("二、未来五年发展目标")]
    public void Heading_ForFiveYears_IsNoArrangement(string heading)
    {
        var parts = Read.Outline($"2026年云川县政府工作报告\n各位代表：\n一、过去五年和2025年工作回顾\n{Done}\n{heading}\n{Planned}\n三、2026年工作安排\n{Planned}").Parts;

        Assert.That(parts.Skip(1).Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Other, ReportPart.Arrangements }));
    }

    [Test]
    public void Heading_ForReviewOfYearAndFiveYears_IsReview()
    {
        Assert.That(Read.Outline($"2026年云川省政府工作报告\n各位代表：\n一、“十四五”时期和2025年工作回顾\n{Done}\n二、关于《云川省国民经济和社会发展第十五个五年规划纲要（草案）》的说明\n到2030年实现翻番。\n三、关于2026年工作\n{Planned}").Parts.Skip(1).Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Other, ReportPart.Arrangements }));
    }

    [Test]
    public void Numbering_ThatRestarts_StandsBeneathTheUnnumberedHeading()
    {
        var outline = Read.Outline($"{Title}2021年工作总结\n一、加强领导\n{Done}\n二、规范执法\n{Done}\n2022年工作打算\n一、加强领导\n{Planned}\n二、规范执法\n{Planned}");

        Assert.That(outline.Parts.Select(part => (part.Kind, part.Items.Count)), Is.EqualTo(new[] { (ReportPart.Outcomes, 2), (ReportPart.Arrangements, 2) }));
    }

    [Test]
    public void Numbering_WithoutHeadingAbove_IsReview_UntilAnUnnumberedHeading()
    {
        var outline = Read.Outline($"{Title}一、加强领导\n{Done}\n二、规范执法\n{Done}\n下一步工作打算\n{Planned}");

        Assert.That(outline.Parts.Select(part => part.Kind), Is.EqualTo(new[] { ReportPart.Outcomes, ReportPart.Outcomes, ReportPart.Arrangements }));
    }

    [Test]
    public void Parts_AreReadFromItems_WhereAReviewHoldsThem()
    {
        Assert.That(
            Read.Parts($"{Title}一、2021年法治政府建设情况\n（一）主要做法。{Done}\n（二）存在的问题。{Lacking}\n二、2022年工作安排\n{Planned}").Select(part => part.Split('|')[0]),
            Is.EqualTo(new[] { "Outcomes", "Shortcomings", "Arrangements" }));
    }

    [Test]
    public void Arrangements_HoldTheirTable()
    {
        var part = Read.Parts($"{Title}一、主要工作\n{Done}\n二、2022年工作安排\n重点任务如下：\n序号\t重点任务\t责任单位\t完成时限\n1\t修订办法\t法制股\t3月底\n2\t案卷评查\t监督股\t6月底\n\n云川县司法局\n2022年1月18日")[^1];

        Assert.That(part, Is.EqualTo("Arrangements|二、2022年工作安排|重点任务如下：/序号\t重点任务\t责任单位\t完成时限/1\t修订办法\t法制股\t3月底/2\t案卷评查\t监督股\t6月底"));
    }

    [Test]
    public void Parts_AreFewOrNone_ForTextThatIsNoReport()
    {
        Assert.That(Read.Outline("你好").Doubts, Does.Contain(OutlineDoubt.NoArrangements).And.Contain(OutlineDoubt.NoOutcomes).And.Contain(OutlineDoubt.AgencyUndecided));
    }

    [Test]
    public void Outline_TakesTimeInProportion_ForVeryManyHeadings()
    {
        // Four times the headings take about four times as long; sixteen times would be a loop within a loop.
        Fastest(2_000);

        Assert.That(Fastest(40_000) / Fastest(10_000), Is.LessThan(10));
    }

    private static double Fastest(int headings)
    {
        var text = Read.Text(Title + string.Concat(Enumerable.Repeat("一、主要工作 2021年\n全年办结案件。\n", headings)));
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            OutlineReader.Read(text);
            return watch.Elapsed.TotalSeconds;
        });
    }
}
