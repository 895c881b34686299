using Tracker.Engine.Search;

namespace Tracker.Tests.Search;

public sealed class SearchQueryTest
{
    [TestCase("执法 监督", "执法|监督")]
    [TestCase("执法　监督", "执法|监督", Description = "an ideographic space parts words as well")]
    [TestCase("普法、调解，复议", "普法|调解|复议")]
    [TestCase("「行政 执法」监督", "行政执法|监督")]
    [TestCase("\"行政，执法\"", "行政,执法", Description = "punctuation within a phrase is part of it")]
    [TestCase("“年底前", "年底前", Description = "a quote that is never closed")]
    [TestCase("《办法》", "《办法》")]
    [TestCase("ＡＢ１２ Ab12", "ab12", Description = "width and case are one; the same word once")]
    [TestCase("执法 % ' ( *", "执法", Description = "what is only punctuation asks for nothing")]
    [TestCase("\" OR *", "or*")]
    [TestCase("x'); DROP TABLE reports; --", "x')|drop|table|reports", Description = "every character stands for itself")]
    public void Parse_GivesFoldedWords(string text, string words) => Assert.That(SearchQuery.Parse(text).Words, Is.EqualTo(words.Split('|')));

    [TestCase(null, SearchProblem.Empty)]
    [TestCase("  　", SearchProblem.Empty)]
    [TestCase("%", SearchProblem.NoWords)]
    [TestCase("「」'*。", SearchProblem.NoWords)]
    [TestCase("一 二 三 四 五 六 七 八 九", SearchProblem.TooManyWords)]
    public void Parse_SaysWhatIsWrong(string? text, object problem) => Assert.That(SearchQuery.Parse(text).Problem, Is.EqualTo(problem));

    [Test]
    public void Parse_RefusesWhatIsTooLong() =>
        Assert.That(SearchQuery.Parse(new string('法', SearchQuery.LongestText + 1)).Problem, Is.EqualTo(SearchProblem.TooLong));

    [Test]
    public void Marks_AreVerbatimPlaces_AcrossLineBreaks()
    {
        const string Published = "全面推行行政执\n法公示，执法１２次。";

        var marks = SearchQuery.Parse("行政执法 执法 12").Marks(SearchText.Of(Published));

        Assert.That(marks.Select(span => Published[span.Start..span.End]), Is.EqualTo(new[] { "行政执\n法", "执法１２" }));
    }

    [Test]
    public void Matches_AsksForEveryWord()
    {
        var text = SearchText.Of("推进行政复议规范化建设");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SearchQuery.Parse("复议 建设").Matches(text));
            Assert.That(SearchQuery.Parse("复议 监督").Matches(text), Is.False);
            Assert.That(SearchQuery.Parse("建设复议").Matches(text), Is.False);
        }
    }

    [TestCase("执法", true)]
    [TestCase("执", true)]
    [TestCase("执法 监督", true)]
    [TestCase("行政执法", false)]
    [TestCase("执-", false)]
    public void IsExact_WhereTheIndexAloneTells(string text, bool isExact) => Assert.That(SearchQuery.Parse(text).IsExact, Is.EqualTo(isExact));

    [Test]
    public void Fit_IsBetter_WhereTheWordsAreMoreOfTheText()
    {
        var query = SearchQuery.Parse("普法");

        Assert.That(query.Fit(SearchText.Of("开展普法。")), Is.GreaterThan(query.Fit(SearchText.Of("加强队伍建设，完善制度，开展普法和调解工作。"))));
    }

    [Test]
    public void IdList_GivesBackWhatWasWritten([Values(1L, 127L, 128L, 1_000_000L, long.MaxValue / 2)] long first)
    {
        long[] ids = [first, first + 1, first + 200, first + 70_000];

        Assert.That(IdList.Read(IdList.Write(ids)), Is.EqualTo(ids));
    }
}
