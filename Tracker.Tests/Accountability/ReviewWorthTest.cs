using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;

namespace Tracker.Tests.Accountability;

public sealed class ReviewWorthTest
{
    [TestCase(CommitmentKind.Action, AssessmentStatus.NotReported, 0.9, 0.2)] // hardly wrong
    [TestCase(CommitmentKind.Action, AssessmentStatus.NotReported, 0.5, 1.0)] // as likely wrong as right
    [TestCase(CommitmentKind.Action, AssessmentStatus.Fulfilled, 0.5, 1.0)]
    [TestCase(CommitmentKind.Target, AssessmentStatus.Missed, 0.75, 1.0)] // a figure missed weighs most
    [TestCase(CommitmentKind.Target, AssessmentStatus.Fulfilled, 0.25, 1.0)]
    [TestCase(CommitmentKind.Direction, AssessmentStatus.NotReported, 0.5, 0.5)] // a direction never weighs more than low
    [TestCase(CommitmentKind.Direction, AssessmentStatus.InProgress, 0.0, 0.0)]
    public void Of_IsTheExpectedErrorTimesTheWeight(CommitmentKind kind, AssessmentStatus engine, double chance, double worth) =>
        Assert.That(ReviewWorth.Of(kind, engine, chance), Is.EqualTo(worth).Within(1e-12));

    [Test]
    public void Of_IsNothing_WhileTheReportIsAwaited() =>
        Assert.That(ReviewWorth.Of(CommitmentKind.Target, AssessmentStatus.AwaitingReport, null), Is.Null);
}
