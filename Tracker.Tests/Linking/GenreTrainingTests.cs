using Tracker.Engine.Linking;
using Tracker.Engine.Linking.Training;

namespace Tracker.Tests.Linking;

public class GenreTrainingTests
{
    private const int Cases = 200;

    [Test]
    public void AFeatureThatMeansTheOpposite_IsLearnedForEachGenre()
    {
        var model = Fit(i => i % 2 == 1, (x, isLong) => x > 0 ^ isLong);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Brief.Probability([1]), Is.GreaterThan(0.8));
            Assert.That(model.Brief.Probability([-1]), Is.LessThan(0.2));
            Assert.That(model.Long.Probability([1]), Is.LessThan(0.2));
            Assert.That(model.Long.Probability([-1]), Is.GreaterThan(0.8));
        }
    }

    [Test]
    public void AGenreWithFewCases_LearnsFromTheOther()
    {
        var model = Fit(i => i < 2, (x, _) => x > 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Long.Probability([1]), Is.GreaterThan(0.8));
            Assert.That(model.Long.Probability([-1]), Is.LessThan(0.2));
        }
    }

    private static ByGenre<LinearModel> Fit(Func<int, bool> isLong, Func<float, bool, bool> isPositive)
    {
        float[][] rows = [.. Enumerable.Range(0, Cases).Select(i => new[] { i / 2 % 2 == 0 ? 1f : -1f })];
        bool[] genres = [.. Enumerable.Range(0, Cases).Select(isLong)];
        return LogisticTrainer.Fit(rows, [.. rows.Select((row, i) => isPositive(row[0], genres[i]))], [.. rows.Select(_ => 1.0)], genres, 1, 0.01);
    }
}
