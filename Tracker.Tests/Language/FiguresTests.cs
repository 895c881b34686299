using Tracker.Engine.Language;

namespace Tracker.Tests.Language;

public class FiguresTests
{
    [TestCase("案卷优秀率达到85%以上", 85, "%", FigureComparison.AtLeast)]
    [TestCase("出庭应诉率不低于98%", 98, "%", FigureComparison.AtLeast)]
    [TestCase("服务企业超过30家", 30, "家", FigureComparison.AtLeast)]
    [TestCase("投诉不超过30件", 30, "件", FigureComparison.AtMost)]
    [TestCase("由上年的21.4%上升", 21.4, "%", FigureComparison.From)]
    [TestCase("败诉率控制在8%以内", 8, "%", FigureComparison.AtMost)]
    [TestCase("办理时限压减至0.5个工作日", 0.5, "个工作日", FigureComparison.AtMost)]
    [TestCase("调解和解率提高5个百分点", 5, "个百分点", FigureComparison.IncreaseBy)]
    [TestCase("审批时间再压减20%", 20, "%", FigureComparison.DecreaseBy)]
    [TestCase("增长6%左右", 6, "%", FigureComparison.About)]
    [TestCase("由41项增至75项", 41, "项", FigureComparison.From)]
    [TestCase("培训1.2万人次", 12000, "人次", FigureComparison.Exactly)]
    [TestCase("罚款3,462件", 3462, "件", FigureComparison.Exactly)]
    [TestCase("举办120余场", 120, "场", FigureComparison.Exactly)]
    [TestCase("占百分之九十五", 95, "%", FigureComparison.Exactly)]
    [TestCase("举办专题班两期", 2, "期", FigureComparison.Exactly)]
    [TestCase("开展案卷评查十二次", 12, "次", FigureComparison.Exactly)]
    [TestCase("安置资金2.5亿元", 250_000_000, "元", FigureComparison.Exactly)]
    [TestCase("下降三成。", 30, "%", FigureComparison.DecreaseBy)]
    [TestCase("装机10亿千瓦", 1_000_000_000, "千瓦", FigureComparison.Exactly)]
    public void Read_FindsAmountUnitAndComparison(string text, double value, string unit, FigureComparison comparison)
    {
        var figure = Figures.Read(text, new TextSpan(0, text.Length))[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(figure.Value, Is.EqualTo((decimal)value));
            Assert.That(figure.Unit, Is.EqualTo(unit));
            Assert.That(figure.Comparison, Is.EqualTo(comparison));
        }
    }

    [TestCase("2023年6月底前出台办法", Description = "dates")]
    [TestCase("第三批示范创建", Description = "ordinals")]
    [TestCase("“三项制度”全面推行", Description = "numbers inside names")]
    [TestCase("受理12345热线", Description = "telephone numbers")]
    [TestCase("PM2.5浓度改善", Description = "names with letters")]
    [TestCase("十四五规划纲要", Description = "plan periods")]
    [TestCase("统一执法标准，建立一体化平台", Description = "idiom")]
    public void Read_FindsNothing_WhereNumbersCountNothing(string text) =>
        Assert.That(Figures.Read(text, new TextSpan(0, text.Length)), Is.Empty);

    [Test]
    public void Read_KeepsThePlaceOfEachFigure()
    {
        const string Text = "受理112件，审结105件，审结率93.8%";
        var figures = Figures.Read(Text, new TextSpan(0, Text.Length));
        Assert.That(figures.Select(figure => figure.Span.Text(Text)), Is.EqualTo(["112件", "105件", "93.8%"]));
    }

    [TestCase(0.5, "个工作日", 240, "分钟")]
    [TestCase(1.5, "小时", 90, "分钟")]
    [TestCase(2, "公顷", 30, "亩")]
    [TestCase(7, "件", 7, "件")]
    public void Normalise_ConvertsToTheUnitThatIsCompared(double value, string unit, double expected, string expectedUnit) =>
        Assert.That(Units.Normalise((decimal)value, unit), Is.EqualTo(((decimal)expected, expectedUnit)));
}
