using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Tests.Linking;

public class FigureCheckerTests
{
    [TestCase("可办率达到98%以上", "可办率99.2%", FigureVerdict.Met, "99.2%")]
    [TestCase("优秀率达到85%以上", "优秀率82.4%", FigureVerdict.FallsShort, "82.4%")]
    [TestCase("败诉率控制在8%以内", "败诉率10.5%", FigureVerdict.FallsShort, "10.5%", Description = "lower is better")]
    [TestCase("败诉率下降到8%以内", "审结165件，其中败诉11件", FigureVerdict.Met, "11/165=6.7%", Description = "computed from its parts")]
    [TestCase("积案化解率达到90%以上", "47件重点积案已化解44件", FigureVerdict.Met, "44/47=93.6%")]
    [TestCase("新增集成服务30项以上", "集成服务由41项增至75项", FigureVerdict.Met, "75-41=34项", Description = "what is new is the difference")]
    [TestCase("调解率提高5个百分点", "占比由上年的21.4%上升到28.2%", FigureVerdict.Met, "28.2-21.4=6.8个百分点")]
    [TestCase("企业开办压缩至0.5个工作日以内", "企业开办平均3小时", FigureVerdict.Met, "3小时", Description = "half a working day is four hours")]
    [TestCase("清退收费事项8项", "清退收费4项、降低收费3项", FigureVerdict.FallsShort, "4+3=7项", Description = "amounts told one after the other add up")]
    [TestCase("新建口袋公园20处", "城区建成口袋公园14处，乡镇建成9处", FigureVerdict.Met, "14+9=23处")]
    [TestCase("新建口袋公园20处", "建成口袋公园18处，其中城区9处", FigureVerdict.FallsShort, "18处", Description = "a part is not counted twice")]
    [TestCase("培训1万人次", "培训8640人次", FigureVerdict.FallsShort, "8640人次")]
    [TestCase("配备率达到100%", "法治副校长全部选聘到岗", FigureVerdict.Met, "全部", Description = "all of them, told without a number")]
    [TestCase("新建服务站30个", "开展宣传活动", FigureVerdict.NotReported, "")]
    [TestCase("投诉按期办结率达到98%", "群众满意率95.3%", FigureVerdict.NotReported, "", Description = "a rate of something else")]
    [TestCase("投诉按期办结率达到98%", "投诉按时办结率97.1%", FigureVerdict.FallsShort, "97.1%", Description = "the same rate in other words")]
    [TestCase("办结率达到98%", "群众满意率95.3%，办结率98.6%", FigureVerdict.Met, "98.6%", Description = "each rate by its name")]
    [TestCase("办结率达到98%", "办理案件120件", FigureVerdict.NotReported, "", Description = "a count answers no rate")]
    public void Check_HoldsReportedAgainstPromised(string promise, string statement, FigureVerdict verdict, string words)
    {
        var check = FigureChecker.Check(promise, Read(promise), statement, Read(statement)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Verdict, Is.EqualTo(verdict));
            Assert.That(check.Words, Is.EqualTo(words));
        }
    }

    private static IReadOnlyList<Figure> Read(string text) => Figures.Read(text, new TextSpan(0, text.Length));
}
