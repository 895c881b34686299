using System.Text;
using Tracker.Engine.Commitments;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Linking;

public class LinkerTests
{
    private const string Promising = """
        青溪县司法局2023年度法治政府建设情况报告
        一、2023年主要工作
        全年组织培训3期，印发工作要点，完成规范性文件清理，法治建设取得新成效。
        二、2024年工作安排
        出台《青溪县合同管理办法》。行政执法案卷优秀率达到85%以上。设立破产事务办理窗口。
        """;

    private const string Answering = """
        青溪县司法局2024年度法治政府建设情况报告
        一、2024年主要工作
        8月，县政府印发《青溪县合同管理办法》，规范合同审查。评查行政执法案卷200宗，案卷优秀率82.4%。全县企业满意度持续提升，办事大厅引导服务得到群众好评。开展普法宣传50场，发放资料2万份。办理法律援助案件320件。
        二、2025年工作安排
        建立合同履约跟踪机制。
        """;

    private static readonly IReadOnlyList<Judgement> Judged = Judge(Promising, Answering);

    [Test]
    public void Judge_FindsTheDocument_ByItsTitle()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Judged[0].Verdict, Is.EqualTo(Verdict.Fulfilled));
            Assert.That(Judged[0].Evidence[0].Reasons.Select(reason => reason.Code), Does.Contain(ReasonCode.SameTitle));
        }
    }

    [Test]
    public void Judge_HoldsTheFigureAgainstTheTarget()
    {
        var reason = Judged[1].Reasons.Single(one => one.Code == ReasonCode.FigureShort);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Judged[1].Verdict, Is.EqualTo(Verdict.Missed));
            Assert.That(reason.Values, Is.EqualTo(["≥85%", "82.4%"]));
            Assert.That(reason.Evidence.Single().Length, Is.EqualTo(5), "the place of the reported figure");
        }
    }

    [Test]
    public void Judge_CallsSilenceSilence()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Judged[2].Verdict, Is.EqualTo(Verdict.Silent));
            Assert.That(Judged[2].FlagProbability, Is.GreaterThan(0.5));
            Assert.That(Judged[2].Reasons.Select(reason => reason.Code), Does.Contain(ReasonCode.NothingClose));
        }
    }

    [Test]
    public void Judge_KnowsOtherWordsForTheSame_AndWhatIsOnlyNear()
    {
        const string Promised = "青溪县司法局2023年度法治政府建设情况报告\n一、2023年主要工作\n组织培训3期。\n二、2024年工作安排\n开展电动自行车专项整治。提高行政复议办理质量。\n";
        const string Told = "青溪县司法局2024年度法治政府建设情况报告\n一、2024年主要工作\n路面严查电瓶车，专项整治行动查处违法1200起。提高行政诉讼应诉质量，出庭应诉35次。\n二、2025年工作安排\n建立合同履约跟踪机制。\n";
        var judged = Judge(Promised, Told);
        var (same, near) = (judged[0].Evidence[0].Reasons, judged[1].Evidence[0].Reasons);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(same.Single(reason => reason.Code == ReasonCode.Synonym).Values, Is.EqualTo(["电动自行车", "电瓶车"]));
            Assert.That(same.Where(reason => reason.Code == ReasonCode.MissingWords).SelectMany(reason => reason.Values), Does.Not.Contain("电动自行车"));
            Assert.That(near.Single(reason => reason.Code == ReasonCode.Sibling).Values, Is.EqualTo(["行政复议", "行政诉讼"]));
        }
    }

    [Test]
    public void Judge_ListsEvidenceBestFirst_AtMostFive()
    {
        foreach (var judgement in Judged)
        {
            Assert.That(judgement.Evidence, Has.Count.InRange(1, 5));
            Assert.That(judgement.Evidence.Select(link => link.Score), Is.Ordered.Descending);
        }
    }

    [Test]
    public void Judge_GivesTheSameAnswerTwice() =>
        Assert.That(Judge(Promising, Answering).Select(judgement => judgement.FlagProbability), Is.EqualTo(Judged.Select(judgement => judgement.FlagProbability)));

    [Test]
    public void Judge_AnswersNothing_WhereTheReportSaysNothing()
    {
        var (commitments, _) = Read(Promising);
        var judged = Linker.Default.Judge(commitments, [], [], 2024);
        Assert.That(judged.Select(judgement => judgement.Evidence.Count), Is.All.Zero);
    }

    [Test]
    public void Model_SurvivesItsOwnForm()
    {
        var model = LinkModel.FromJson(LinkModel.Shipped.ToJson());
        var (commitments, _) = Read(Promising);
        var (_, outcomes) = Read(Answering);
        Assert.That(
            new Linker(model).Judge(commitments, outcomes, [], 2024).Select(judgement => judgement.FlagProbability),
            Is.EqualTo(Linker.Default.Judge(commitments, outcomes, [], 2024).Select(judgement => judgement.FlagProbability)));
    }

    private static IReadOnlyList<Judgement> Judge(string promising, string answering)
    {
        var (commitments, _) = Read(promising);
        var (next, outcomes) = Read(answering);
        return Linker.Default.Judge(commitments, outcomes, next, 2024);
    }

    private static (IReadOnlyList<Commitment> Commitments, IReadOnlyList<Outcome> Outcomes) Read(string report)
    {
        var text = ((ReadResult.Read)ReportReader.Read(Encoding.UTF8.GetBytes(report), "report.txt")).Text;
        var outline = OutlineReader.Read(text);
        return (CommitmentExtractor.Extract(text, outline), OutcomeExtractor.Extract(text, outline));
    }
}
