using CsCheck;
using Tracker.Engine.Language;

namespace Tracker.Tests.Language;

public class SentencesTests
{
    [Test]
    public void Split_KeepsMarksInsideBracketsTitlesAndQuotations()
    {
        const string Text = "出台《甲；乙办法》（牵头单位：甲局；配合单位：乙局）。开展“查。改”行动！";
        var sentences = Sentences.Split(Text, new TextSpan(0, Text.Length)).Select(span => span.Text(Text));
        Assert.That(sentences, Is.EqualTo(["出台《甲；乙办法》（牵头单位：甲局；配合单位：乙局）", "开展“查。改”行动"]));
    }

    [Test]
    public void Split_RecoversAtTheParagraphBreak_WhereABracketStaysOpen()
    {
        const string Text = "完成清理（甲局\n建立制度。公布结果";
        Assert.That(Sentences.Split(Text, new TextSpan(0, Text.Length)), Has.Count.EqualTo(3));
    }

    [Test]
    public void Split_CoversOnlyItsScopeInOrder() => Gen.String[Gen.Char["一二，。；！？（）《》“”\n \t甲乙12%"], 0, 60].Sample(text =>
    {
        var spans = Sentences.Split(text, new TextSpan(0, text.Length));
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].IsEmpty || spans[i].Start < 0 || spans[i].End > text.Length || (i > 0 && spans[i].Start < spans[i - 1].End))
            {
                return false;
            }
        }

        return true;
    });
}
