using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Exports;
using Tracker.Engine.Linking;

namespace Tracker.Tests.Exports;

public sealed class InternationalScalesTest
{
    [TestCase(AssessmentStatus.Fulfilled, OgpCompletion.Complete)]
    [TestCase(AssessmentStatus.InProgress, OgpCompletion.Limited)]
    [TestCase(AssessmentStatus.InProgress, OgpCompletion.Substantial, ReasonCode.SaysDone)]
    [TestCase(AssessmentStatus.Missed, OgpCompletion.Limited, ReasonCode.SaysNotDone)]
    [TestCase(AssessmentStatus.Missed, OgpCompletion.Substantial, ReasonCode.FigureShort)]
    // Silence is no evidence; "not started" would be an accusation the engine cannot make.
    [TestCase(AssessmentStatus.NotReported, OgpCompletion.NoEvidenceAvailable)]
    [TestCase(AssessmentStatus.AwaitingReport, OgpCompletion.NoEvidenceAvailable)]
    [TestCase(AssessmentStatus.Withdrawn, null)]
    public void Ogp_IsNeverHarsherThanTheStatus(AssessmentStatus status, OgpCompletion? expected, params ReasonCode[] reasons) =>
        Assert.That(InternationalScales.Ogp(status, reasons), Is.EqualTo(expected));

    [TestCase(AssessmentStatus.Fulfilled, CommitmentKind.Action, PromiseRating.Kept)]
    [TestCase(AssessmentStatus.InProgress, CommitmentKind.Target, PromiseRating.InTheWorks)]
    [TestCase(AssessmentStatus.Missed, CommitmentKind.Target, PromiseRating.Broken)]
    // A direction has nothing that could be broken.
    [TestCase(AssessmentStatus.Missed, CommitmentKind.Direction, PromiseRating.NotYetRated)]
    [TestCase(AssessmentStatus.NotReported, CommitmentKind.Action, PromiseRating.NotYetRated)]
    [TestCase(AssessmentStatus.AwaitingReport, CommitmentKind.Action, PromiseRating.NotYetRated)]
    [TestCase(AssessmentStatus.Withdrawn, CommitmentKind.Action, null)]
    public void Promise_CallsNothingBrokenThatWasOnlyNotReported(AssessmentStatus status, CommitmentKind kind, PromiseRating? expected) =>
        Assert.That(InternationalScales.Promise(status, kind), Is.EqualTo(expected));
}
