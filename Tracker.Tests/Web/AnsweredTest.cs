using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Tests.Web;

public sealed class AnsweredTest
{
    [TestCase(10, 0, 0, 0, 100, AnswerBand.High)]
    [TestCase(5, 3, 1, 1, 90, AnswerBand.High)]
    [TestCase(199, 0, 0, 1, 99, AnswerBand.High, Description = "100 means all")]
    [TestCase(3, 0, 0, 1, 75, AnswerBand.Good)]
    [TestCase(1, 0, 0, 1, 50, AnswerBand.Half)]
    [TestCase(1, 0, 0, 2, 33, AnswerBand.Low)]
    [TestCase(0, 0, 2, 0, 100, AnswerBand.High, Description = "a promise said to be missed is answered")]
    public void Share_IsWhatTheReportSpeaksOf(int fulfilled, int progress, int missed, int silent, int share, AnswerBand band)
    {
        var counts = new StatusCounts { Fulfilled = fulfilled, InProgress = progress, Missed = missed, NotReported = silent, AwaitingReport = 7, Withdrawn = 3 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Answered.Share(counts), Is.EqualTo(share));
            Assert.That(Answered.Band(counts), Is.EqualTo(band));
        }
    }

    [Test]
    public void Share_IsUnknown_WhereNothingWasJudged() =>
        Assert.That(Answered.Share(new StatusCounts { AwaitingReport = 4 }), Is.Null);
}
