using CsCheck;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

internal sealed class ReadingFormTests
{
    private const string Alphabet = "云川县法治，。；：、“”《》（）(),.;:!?\"０１２Ａｂ％＋－．abC 019%\t\u3000\u00A0\u200B\u200C\uFEFF\u00AD\r\n\n一二是1.①—…第";

    private static readonly Gen<string> Texts = Gen.Char[Alphabet].Array[0, 120].Select(chars => new string(chars));

    [TestCase("２０２１年ＡＢｃ完成９０％＋５－３．５", "2021年ABc完成90%+5-3.5")]
    [TestCase("甲,乙;丙:丁?戊!(己)", "甲，乙；丙：丁？戊！（己）")]
    [TestCase("共1,386件,9:30开始,达到3.5%", "共1,386件，9:30开始，达到3.5%")]
    [TestCase("完成100%,增长5%;其中", "完成100%，增长5%；其中")]
    [TestCase("国发(2021)5号", "国发（2021）5号", Description = "Both brackets follow the one that stands among Chinese.")]
    [TestCase("做到\"无事不扰\",推行\"一网通办\"", "做到“无事不扰”，推行“一网通办”")]
    [TestCase("网址http://a.cn/b?c=1", "网址http://a.cn/b?c=1")]
    [TestCase("合格率100%.组织培训.", "合格率100%。组织培训。")]
    [TestCase("一.加强领导", "一.加强领导", Description = "A numbering keeps its point.")]
    [TestCase("附件.doc", "附件.doc")]
    [TestCase("龚 正　市 长", "龚正市长")]
    [TestCase("新 增 5 项 GDP per capita", "新增5项GDP per capita")]
    [TestCase("2 0 2 1 年", "2021年")]
    [TestCase("互\u200B联\uFEFF网\u00AD+", "互联网+")]
    [TestCase("⽇常⼯作", "日常工作", Description = "Kangxi radicals from scanned pages.")]
    [TestCase("《关于<使用办法>实施细则》", "《关于<使用办法>实施细则》")]
    [TestCase("Plain English, with (brackets).", "Plain English, with (brackets).")]
    public void Reading_UnifiesCharacters(string published, string reading)
    {
        Assert.That(Read.Text(published).Reading, Is.EqualTo(reading));
    }

    [Test]
    public void Reading_MapsEveryUnitToThePlaceItCameFrom_ForAnyText()
    {
        Texts.Sample(
            published =>
            {
                var text = ReadingForm.Of(published);
                var before = -1;
                for (var i = 0; i < text.Reading.Length; i++)
                {
                    var place = text.ToPublished(new TextSpan(i, i + 1));
                    if (place.Start <= before || place.Length != 1 || !IsFormOf(text.Reading[i], published[place.Start]))
                    {
                        return false;
                    }

                    before = place.Start;
                }

                return true;
            },
            iter: 5_000);
    }

    [Test]
    public void Reading_LosesNothingButSpace_ForAnyText()
    {
        Texts.Sample(
            published => published.Count(c => !Glyph.IsSpace(c) && !Glyph.IsLineBreak(c) && !Glyph.IsInvisible(c))
                == ReadingForm.Of(published).Reading.Count(c => c is not (' ' or '\t' or '\n')),
            iter: 2_000);
    }

    [Test]
    public void Paragraphs_TileTheReading_ForAnyText()
    {
        Texts.Sample(
            published =>
            {
                var text = ReadingForm.Of(published);
                return string.Join('\n', text.Paragraphs.Select(paragraph => paragraph.Span.Text(text.Reading))) == text.Reading
                    && text.Paragraphs.All(paragraph => !paragraph.Span.IsEmpty);
            },
            iter: 2_000);
    }

    [Test]
    public void Quote_GivesPublishedWords_Verbatim()
    {
        const string Published = "一、 ２０２１年,完 成　任务";
        var text = Read.Text(Published);

        Assert.That(text.Reading, Is.EqualTo("一、2021年，完成任务"));
        Assert.That(text.Quote(new TextSpan(2, 12)), Is.EqualTo("２０２１年,完 成　任务"));
    }

    private static bool IsFormOf(char reading, char published) =>
        reading == Glyph.Fold(published)
            || (reading is ' ' or '\t' && Glyph.IsSpace(published))
            || (reading is '\n' or ' ' && (Glyph.IsLineBreak(published) || Glyph.IsSpace(published)))
            || (published, reading) is (',', '，') or (';', '；') or (':', '：') or ('?', '？') or ('!', '！') or ('.', '。') or ('．', '。')
                or ('(', '（') or (')', '）') or ('"', '“') or ('"', '”');
}
