using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

internal sealed class OutlineItemsTests
{
    private static IReadOnlyList<OutlineItem> Items(string arrangements) =>
        Read.Outline($"云川县司法局2021年度法治政府建设情况报告\n一、主要工作\n全年办结案件12件。\n二、2022年工作安排\n{arrangements}").Parts[^1].Items;

    private static string Show(IEnumerable<OutlineItem> items) => string.Join(" ", items.Select(item => item.Items.Count == 0 ? $"{item.Marker}[{item.Heading}]" : $"{item.Marker}[{item.Heading}]{{{Show(item.Items)}}}"));

    [Test]
    public void Items_FormATree()
    {
        Assert.That(
            Show(Items("（一）健全制度\n1.修订工作规则。\n2、清理文件。\n（二）规范执法\n1.加强培训。一是办班两期，二是考试一次。\n①开展评查。")),
            Is.EqualTo("（一）[健全制度]{1.[] 2、[]} （二）[规范执法]{1.[加强培训]{一是[] 二是[] ①[]}}"));
    }

    [TestCase("（一）加强组织领导。全年安排党组学法不少于4次。", "加强组织领导")]
    [TestCase("（一）坚持高位推动，落实法治责任。一是加强谋划。", "坚持高位推动，落实法治责任")]
    [TestCase("1.强化责任落实。制发任务清单，明确任务76项。", "强化责任落实")]
    [TestCase("5.公共卫生：完成筛查5000人，建成发热诊室1处。", "公共卫生")]
    [TestCase("1.修订《工作规则》。由办公室牵头，年内完成并印发。", "", Description = "A title can be checked: a statement.")]
    [TestCase("2.新建服务站18个。方便群众就近办理各类事项。", "", Description = "A figure can be checked.")]
    [TestCase("3.组建执法指挥中心。（牵头单位：区综合执法局）", "", Description = "Only a note follows.")]
    [TestCase("4.推广应用移动终端（责任单位：各镇）", "")]
    public void Heading_IsToldFromStatement(string line, string heading)
    {
        Assert.That(Items(line)[0].Heading, Is.EqualTo(heading));
    }

    [TestCase("5.报备率保持100%。\n6.9月底前出台办法。\n7.24家单位述法。", "5. 6. 7.")]
    [TestCase("7.完成评查。\n8.12345热线办结率达到95%。\n9.设立专线。", "7. 8. 9.")]
    [TestCase("1.完成评查。\n2.5个百分点的增幅要保住。", "1.")]
    public void Marker_IsToldFromDecimal(string lines, string markers)
    {
        Assert.That(string.Join(' ', Items(lines).Select(item => item.Marker)), Is.EqualTo(markers));
    }

    [Test]
    public void Heading_OfLineAlone_NeedsTextBeneath()
    {
        Assert.That(Show(Items("（一）健全制度\n完善决策程序。\n（二）规范执法行为")), Is.EqualTo("（一）[健全制度] （二）[]"));
    }

    [Test]
    public void Heading_IsNoLastItemOfAList_WithAClosingLineBeneath()
    {
        Assert.That(Show(Items("1.建立会商制度。\n2.建立救助制度。\n以上工作，我们将逐项抓好。")), Is.EqualTo("1.[] 2.[]"));
    }

    [Test]
    public void Heading_IsTheTopicSentence_WhereParagraphsOpenWithOne()
    {
        Assert.That(
            Items("压实工作责任。局党组每半年专题研究一次法治建设工作，年底前逐级述法。\n健全规章制度。起草餐饮油烟污染防治办法，按季度清理规范性文件并公布结果。\n优化审批服务。试点打捆审批，推行不见面办理，审批时限压缩至法定时限的三分之一。")
                .Select(item => item.Heading),
            Is.EqualTo(new[] { "压实工作责任", "健全规章制度", "优化审批服务" }));
    }

    [Test]
    public void Heading_IsNoShortFirstSentence_WhereFewParagraphsOpenWithOne()
    {
        Assert.That(
            Items("修订议事规则。局党组每半年专题研究一次法治建设工作，年底前逐级述法。\n起草餐饮油烟污染防治办法，按季度清理规范性文件，并把清理结果向社会公布。\n试点打捆审批，推行不见面办理，审批时限压缩至法定时限的三分之一，并公布结果。"),
            Is.Empty);
    }

    [Test]
    public void Items_CountOff_WithinAParagraph()
    {
        Assert.That(Show(Items("重点抓好三件事：一是提质，评查案卷；二是装备，配齐终端；三是演练2.5次。")), Is.EqualTo("一是[] 二是[] 三是[]"));
    }

    [Test]
    public void Items_IgnoreNumbers_OutOfOrder()
    {
        Assert.That(Items("投资达到2.5亿元，三是一种说法，（2）不是条目。"), Is.Empty);
    }

    [Test]
    public void Items_SpanEverythingBeneath()
    {
        const string Text = "（一）健全制度\n完善程序。\n1.清理文件。\n（二）规范执法\n加强培训。";
        var report = Read.Text($"云川县司法局2021年度法治政府建设情况报告\n一、主要工作\n办结案件。\n二、2022年工作安排\n{Text}");
        var items = OutlineReader.Read(report).Parts[^1].Items;

        Assert.That(items.Select(item => item.Span.Text(report.Reading)), Is.EqualTo(new[] { "（一）健全制度\n完善程序。\n1.清理文件。", "（二）规范执法\n加强培训。" }));
        Assert.That(items[0].HeadingSpan.Text(report.Reading), Is.EqualTo("（一）健全制度"));
    }
}
