using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Tests.Linking;

public class CarryOverFinderTests
{
    [Test]
    public void Find_JoinsAPromiseMadeAgain()
    {
        var found = CarryOverFinder.Find(
            Promises("建立法治政府建设指标动态监测机制", "新建便民服务站18个"),
            Promises("培训执法人员", "建立法治政府建设指标动态监测机制并试运行"));
        Assert.That(found.Select(carried => (carried.Earlier, carried.Later)), Is.EqualTo([(0, 1)]));
    }

    [Test]
    public void Find_KeepsApart_DocumentsOfLikeNames()
    {
        var found = CarryOverFinder.Find(Promises("制定《城市供水管理办法》"), Promises("制定《城市燃气管理办法》"));
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Find_GivesALaterPromiseToOneEarlierOnly()
    {
        var found = CarryOverFinder.Find(Promises("开展行政执法案卷评查", "开展行政执法案卷评查工作"), Promises("开展行政执法案卷评查"));
        Assert.That(found, Has.Count.EqualTo(1));
    }

    private static Commitment[] Promises(params string[] texts) => [.. texts.Select(text =>
    {
        var span = new TextSpan(0, text.Length);
        return new Commitment(span, span, text, CommitmentKind.Action, Titles.Read(text, span), [], null, [], [], "", 0);
    })];
}
