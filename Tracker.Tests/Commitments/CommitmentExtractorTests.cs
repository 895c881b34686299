using System.Text;
using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Commitments;

public class CommitmentExtractorTests
{
    [TestCase("修订《合同管理办法》，对现行文件清理一遍，聘请2名律师担任法律顾问。", "修订《合同管理办法》", "对现行文件清理一遍", "聘请2名律师担任法律顾问")]
    [TestCase("推行执法人员资格信息化管理，6月底前完成证件换发工作。", "推行执法人员资格信息化管理", "6月底前完成证件换发工作")]
    [TestCase("打造半小时服务圈，新建便民服务站18个。", "打造半小时服务圈", "新建便民服务站18个")]
    [TestCase("对历年文件进行全面清理，并于10月底前公布清理结果。", "对历年文件进行全面清理", "并于10月底前公布清理结果")]
    [TestCase("组织开展执法案卷评查，省级抽查案卷不少于500宗。", "组织开展执法案卷评查，省级抽查案卷不少于500宗")]
    [TestCase("坚持会前学法，全年不少于12次。", "坚持会前学法，全年不少于12次")]
    [TestCase("新招录法律专业人员2名，把审核力量补上来。", "新招录法律专业人员2名")]
    [TestCase("针对群众反映强烈的噪声问题，加大巡查执法力度。", "针对群众反映强烈的噪声问题，加大巡查执法力度")]
    [TestCase("房租拖欠上半年付清。", "房租拖欠上半年付清")]
    [TestCase("每周开复盘会。", "每周开复盘会")]
    [TestCase("当年行政诉讼案件零败诉。", "当年行政诉讼案件零败诉")]
    [TestCase("1.送法进村。\n2.合同台账。\n3.加强培训。", "送法进村", "合同台账", "加强培训")]
    public void Extract_GivesOneCommitmentForEachCheckablePromise(string arrangements, params string[] expected) =>
        Assert.That(Extract(arrangements).Select(commitment => commitment.Text), Is.EqualTo(expected));

    [TestCase("2024年是承上启下的关键一年。")]
    [TestCase("法治是最好的营商环境。")]
    [TestCase("我们将踔厉奋发、勇毅前行，奋力谱写法治建设新篇章。")]
    [TestCase("2024年，我局将坚持问题导向，推动法治建设走在前列。")]
    [TestCase("重点做好以下工作：")]
    [TestCase("制度的生命力在于执行，必须在落实上用力。")]
    public void Extract_GivesNothing_ForOpeningsRationaleAndSlogans(string sentence) =>
        Assert.That(Extract(sentence + "建立会商制度。").Select(commitment => commitment.Text), Is.EqualTo(["建立会商制度"]));

    [Test]
    public void Extract_ReadsUnitsAndDeadlineFromTheNote()
    {
        var commitment = Extract("出台《监管办法》（牵头单位：市财政局；配合单位：市司法局、各镇街，9月底前）。").Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(commitment.Text, Is.EqualTo("出台《监管办法》"));
            Assert.That(commitment.LeadUnits, Is.EqualTo(["市财政局"]));
            Assert.That(commitment.SupportingUnits, Is.EqualTo(["市司法局", "各镇街"]));
            Assert.That(commitment.DueIn(2024), Is.EqualTo(new DateOnly(2024, 9, 30)));
            Assert.That(commitment.Titles.Single().Text, Is.EqualTo("监管办法"));
        }
    }

    [Test]
    public void Extract_GivesTheNoteBehindTheFullStopToThePromisesOfItsLine()
    {
        var commitments = Extract("1.完成清单编制。（责任单位：县司法局）\n2.开展案卷评查2次。（责任单位：县应急局）");
        Assert.That(commitments.Select(commitment => string.Join('、', commitment.LeadUnits)), Is.EqualTo(["县司法局", "县应急局"]));
    }

    [TestCase("筹集保障性住房500套。（市住建局、房产中心牵头，各镇街配合）")]
    [TestCase("筹集保障性住房500套（市住建局、房产中心牵头，各镇街配合）。")]
    public void Extract_ReadsTheRoleBehindTheUnits(string arrangements)
    {
        var commitment = Extract(arrangements).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(commitment.LeadUnits, Is.EqualTo(["市住建局", "房产中心"]));
            Assert.That(commitment.SupportingUnits, Is.EqualTo(["各镇街"]));
        }
    }

    [Test]
    public void Extract_ReadsATaskTable()
    {
        var commitments = Extract("序号\t重点任务\t责任单位\t完成时限\n1\t新建避难场所6处\t应急管理局\t10月底\n2\t设立维权工作站\t市场监管局\t7月底");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(commitments.Select(commitment => commitment.Text), Is.EqualTo(["新建避难场所6处", "设立维权工作站"]));
            Assert.That(commitments[1].LeadUnits, Is.EqualTo(["市场监管局"]));
            Assert.That(commitments[0].Deadline?.Due, Is.EqualTo(new DateOnly(2024, 10, 31)));
        }
    }

    [TestCase("培训基层执法人员1万人次。", CommitmentKind.Target)]
    [TestCase("实现法律顾问全覆盖。", CommitmentKind.Target)]
    [TestCase("制定后评估工作指引。", CommitmentKind.Action)]
    [TestCase("加强司法所规范化建设。", CommitmentKind.Direction)]
    public void Extract_TellsTargetsActionsAndDirections(string arrangements, CommitmentKind kind) =>
        Assert.That(Extract(arrangements).Single().Kind, Is.EqualTo(kind));

    [Test]
    public void DueIn_IsTheEndOfThePlanYear_WhereNoDeadlineIsStated() =>
        Assert.That(Extract("建立会商制度。").Single().DueIn(2024), Is.EqualTo(new DateOnly(2024, 12, 31)));

    private static IReadOnlyList<Commitment> Extract(string arrangements)
    {
        var report = $"青溪县司法局2023年度法治政府建设情况报告\n一、2023年主要工作\n组织培训3期，完成案卷评查，印发工作要点，法治建设取得新成效。\n二、2024年工作安排\n{arrangements}\n";
        var read = (ReadResult.Read)ReportReader.Read(Encoding.UTF8.GetBytes(report), "report.txt");
        return CommitmentExtractor.Extract(read.Text, OutlineReader.Read(read.Text));
    }
}
