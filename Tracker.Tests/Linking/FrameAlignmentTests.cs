using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Tests.Linking;

public class FrameAlignmentTests
{
    [TestCase("建立案件回访登记制度", "建立设备巡检登记制度，运行平稳", "案件回访", "设备巡检", Description = "another object in the frame")]
    [TestCase("开展全县社工骨干集中轮训", "开展全县保安骨干集中轮训3期", "社工", "保安", Description = "another group of people")]
    [TestCase("制定市级防汛预案", "制定县级防汛预案", "市", "县", Description = "another level, though the two words are alike in meaning")]
    public void Align_NamesTheOtherObject(string promise, string statement, string promised, string reported)
    {
        var result = Align(promise, statement);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Promised.Text(promise), Is.EqualTo(promised));
            Assert.That(result.Reported.Text(statement), Is.EqualTo(reported));
            Assert.That(result.Replaced, Is.GreaterThan(0.05f));
            Assert.That(result.Matched, Is.GreaterThan(0.4f));
        }
    }

    [TestCase("建立案件回访登记制度", "建立案件回访登记制度，全年回访120件", Description = "the very words")]
    [TestCase("建立案件回访登记制度", "案件回访登记制度于5月建立", Description = "the verb elsewhere")]
    public void Align_FindsNothingReplaced_WhereTheObjectIsTheSame(string promise, string statement)
    {
        var result = Align(promise, statement);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Replaced, Is.Zero);
            Assert.That(result.Matched, Is.GreaterThan(0.6f));
        }
    }

    [Test]
    public void Align_MatchesNothing_WhereWordsAreOthers()
    {
        Assert.That(Align("建立案件回访登记制度", "全年化解纠纷30起").Matched, Is.Zero);
    }

    private static FrameAlignment.Result Align(string promise, string statement)
    {
        var span = new TextSpan(0, promise.Length);
        var commitment = new Commitment(span, span, promise, CommitmentKind.Action, [], Figures.Read(promise, span), null, [], [], "", 0);
        return new FrameAlignment().Align(promise, PromisedObject.Of(commitment, Meaning.Of(promise)), statement, 0, statement.Length);
    }
}
