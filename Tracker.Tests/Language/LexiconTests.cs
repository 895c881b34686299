using Tracker.Engine.Language;

namespace Tracker.Tests.Language;

public class LexiconTests
{
    [Test]
    public void Cosine_OfAWordAndItself_IsOne()
    {
        var cosines = new float[1];
        Lexicon.Shipped.Cosines(100, [100], cosines);
        Assert.That(cosines[0], Is.EqualTo(1).Within(0.02));
    }

    [Test]
    public void Cosines_AreThoseOfTheVectors()
    {
        int[] others = [5, 77, 1234, -1, 20_000];
        var cosines = new float[others.Length];
        Lexicon.Shipped.Cosines(321, others, cosines);
        Assert.That(cosines, Is.EqualTo(others.Select(other => other < 0 ? 0 : Product(321, other))).Within(1e-4));
    }

    [TestCase("推进行政执法规范化建设", "推进|行政执法|规范化|建设", Description = "known words")]
    [TestCase("龘龘工作", "龘|龘|工作", Description = "a character outside the lexicon stands for itself")]
    [TestCase("12345热线，A级", "12345|热线|A|级")]
    public void Split_PartsTextIntoWords(string text, string words)
    {
        var split = Segmenter.Shipped.Split(text);
        Assert.That(string.Join('|', split.Select(word => word.Span.Text(text))), Is.EqualTo(words));
    }

    private static float Product(int left, int right)
    {
        var (one, other) = (new float[Lexicon.Dimensions], new float[Lexicon.Dimensions]);
        Lexicon.Shipped.AddScaled(one, left, 1);
        Lexicon.Shipped.AddScaled(other, right, 1);
        return one.Zip(other, (a, b) => a * b).Sum();
    }
}
