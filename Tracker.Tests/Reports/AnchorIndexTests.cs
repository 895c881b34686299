using CsCheck;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Tests.Reports;

public sealed class AnchorIndexTests
{
    private const string Before = "一、安排\n修订《工作规则》，公布目录。\n组织培训，公布目录。\n出台《办法》。";

    [TestCase("组织培训", "组织培训", TestName = "the words stand there once")]
    [TestCase("修订《工作规则》", "修订《工作规则》", TestName = "a closing mark of the quote belongs to it")]
    [TestCase("出台办法", "出台《办法", TestName = "marks do not matter; those that the quote lacks are not added at its ends")]
    [TestCase("培训公布目录", "培训，公布目录", TestName = "nor do commas")]
    public void Places_AreFoundByLettersAndDigits(string quote, string expected)
    {
        var text = Text(Before);

        Assert.That(new AnchorIndex(text).Places(quote).Select(text.Quote), Is.EqualTo([expected]));
    }

    [Test]
    public void Places_NeverRunAcrossAParagraphBreak() => Assert.That(new AnchorIndex(Text(Before)).Places("目录组织"), Is.Empty);

    [Test]
    public void Find_TellsTheSameWordsApart_ByWhatStandsAround()
    {
        var anchor = Anchor(Before, "公布目录", 2);
        var after = Text("一、安排\n聘请顾问，公布目录。\n修订《工作规则》，公布目录。\n新增一段。\n组织培训，公布目录。");

        var place = new AnchorIndex(after).Find(anchor);

        Assert.That(after.Reading[..place.Span!.Value.Start], Does.EndWith("组织培训，"));
    }

    [Test]
    public void Find_CountsPlaces_WhereTheirSurroundingsAreAlike()
    {
        const string Twice = "公布目录。公布目录。";
        var text = Text(Twice);
        var places = new AnchorIndex(text).Places("公布目录");
        var anchor = new TextAnchor("公布目录", string.Empty, string.Empty, 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new AnchorIndex(text).Find(anchor).Span, Is.EqualTo(places[1]));
            Assert.That(new AnchorIndex(text).Find(anchor with { Occurrence = 7 }), Is.EqualTo(new AnchorPlace(null, IsAmbiguous: true)));
        }
    }

    [Test]
    public void Find_SaysThatTheWordsAreGone() =>
        Assert.That(new AnchorIndex(Text("一、安排\n另有其事。")).Find(Anchor(Before, "组织培训", 1)), Is.EqualTo(new AnchorPlace(null, false)));

    /// <summary>Whatever is named in a text is found again in it, at the same place.</summary>
    [Test]
    public void Find_IsTheInverseOfNaming() =>
        Gen.Select(Gen.Char["修订，。《》公布目录10%、\n"].Array[1, 60], Gen.Int[0, 59], Gen.Int[1, 20]).Sample(sample =>
        {
            var (chars, from, length) = sample;
            var text = Plain(new string(chars));
            var start = from % text.Reading.Length;
            var span = new TextSpan(start, Math.Min(text.Reading.Length, start + length));
            if (span.Of(text.Reading).Contains('\n') || !span.Text(text.Reading).Any(char.IsLetterOrDigit))
            {
                return true;
            }

            var index = new AnchorIndex(text);
            var found = index.Find(index.Of(span));
            return found.Span == span;
        });

    private static TextAnchor Anchor(string text, string quote, int occurrence)
    {
        var read = Text(text);
        var index = new AnchorIndex(read);
        return index.Of(index.Places(quote)[occurrence - 1]);
    }

    private static ReportText Text(string published) => Read.Text(published);

    /// <summary>The characters as they are, one paragraph a line.</summary>
    private static ReportText Plain(string reading) => new(reading, reading, [.. Enumerable.Range(0, reading.Length)], []);
}
