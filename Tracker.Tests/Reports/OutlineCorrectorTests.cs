using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

public sealed class OutlineCorrectorTests
{
    private const string Report =
        """
        某市人民政府2022年度法治政府建设情况报告
        一、2022年主要举措和成效
        印发方案1件，培训干部300人次，办理行政复议案件212件，组织开展行政执法案卷评查2次。
        我们怎么做
        出台《监管办法》，培训执法人员500人次，建立季度通报制度。
        二、存在的不足
        部分领域执法力量薄弱，信息化手段滞后，原因在于投入不够。
        """;

    [Test]
    public void APart_BeginsWhereAPersonSaysSo_AndEndsWithThePartItStoodIn()
    {
        var (outline, effects) = Apply(Report, ("我们怎么做", ReportPart.Arrangements));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(effects, Is.EqualTo([CorrectionEffect.Applied]));
            Assert.That(
                Parts(outline).Where(part => !part.StartsWith("Other", StringComparison.Ordinal)),
                Is.EqualTo(["Outcomes|一、2022年主要举措和成效|印发方案", "Arrangements|我们怎么做|出台《监", "Shortcomings|二、存在的不足|部分领域"]));
            Assert.That(outline.Doubts, Has.None.EqualTo(OutlineDoubt.NoArrangements));
        }
    }

    [Test]
    public void APartsHeading_TakesAnotherKind()
    {
        var (outline, _) = Apply(Report, ("二、存在的不足", ReportPart.Other));

        Assert.That(Parts(outline)[^1], Is.EqualTo("Other|二、存在的不足|部分领域"));
    }

    [Test]
    public void TheLaterWord_Stands()
    {
        var (outline, effects) = Apply(Report, ("二、存在的不足", ReportPart.Other), ("二、存在的不足", ReportPart.Shortcomings));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parts(outline)[^1], Does.StartWith("Shortcomings"));
            Assert.That(effects, Is.EqualTo([CorrectionEffect.Applied, CorrectionEffect.Applied]));
        }
    }

    [Test]
    public void WhatIsReadSoAnyway_IsSaidToBe() =>
        Assert.That(Apply(Report, ("二、存在的不足", ReportPart.Shortcomings)).Effects, Is.EqualTo([CorrectionEffect.AlreadySo]));

    [Test]
    public void WordsThatAreGone_ChangeNothing()
    {
        var text = Read.Text(Report);
        var read = OutlineReader.Read(text);
        var (outline, effects) = OutlineCorrector.Apply(
            text, new AnchorIndex(text), read, [new(new TextAnchor("四、没有的标题", "", "", 1), ReportPart.Arrangements)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(effects, Is.EqualTo([CorrectionEffect.TextGone]));
            Assert.That(outline.Parts, Is.EqualTo(read.Parts));
        }
    }

    private static (Outline Outline, IReadOnlyList<CorrectionEffect> Effects) Apply(string report, params (string Words, ReportPart Part)[] corrections)
    {
        var text = Read.Text(report);
        var index = new AnchorIndex(text);
        return OutlineCorrector.Apply(
            text, index, OutlineReader.Read(text), [.. corrections.Select(item => new PartCorrection(index.Of(index.Places(item.Words)[0]), item.Part))]);
    }

    private static string[] Parts(Outline outline) =>
        [.. outline.Parts.Select(part => $"{part.Kind}|{part.Heading}|{part.Span.Text(Read.Text(Report).Reading)[..4]}")];
}
