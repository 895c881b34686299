using Tracker.Engine.Linking;

namespace Tracker.Tests.Linking;

public class WordAlignmentTests
{
    private static readonly float[] Weights = [1, 1, 1];

    [Test]
    public void Align_FindsReplacedWords_BetweenMatchedOnes()
    {
        // A X C laid along A Y C: X is replaced.
        var result = new WordAlignment().Align(Weights, Weights, [1, 0, 0, 0, 0, 0, 0, 0, 1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Matched, Is.EqualTo(2f / 3).Within(1e-5));
            Assert.That(result.Replaced, Is.EqualTo(1f / 3).Within(1e-5));
            Assert.That(result.Dropped, Is.Zero);
        }
    }

    [Test]
    public void Align_FindsDroppedWords_WhereNothingStandsInTheirPlace()
    {
        // A X C laid along A C.
        var result = new WordAlignment().Align(Weights, [1, 1], [1, 0, 0, 0, 0, 1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Dropped, Is.EqualTo(1f / 3).Within(1e-5));
            Assert.That(result.Replaced, Is.Zero);
        }
    }
}
