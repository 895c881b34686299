using Tracker.Engine.Accountability;

namespace Tracker.Tests.Accountability;

public sealed class PromiseThreadsTest
{
    [Test]
    public void Of_FollowsLinksThroughAllYears()
    {
        // 1 → 2 → 3; 4 was split into 5 and 6; 7 stands alone; 9 is not among those asked for.
        var threads = PromiseThreads.Of([1, 2, 3, 4, 5, 6, 7], [(2, 3), (1, 2), (4, 5), (4, 6), (7, 9)]);

        Assert.That(threads, Is.EqualTo(new long[][] { [1, 2, 3], [4, 5, 6], [7] }));
    }

    [Test]
    public void Of_PutsTogetherWhatMeetsAgain() => Assert.That(PromiseThreads.Of([1, 2, 3, 4], [(1, 3), (2, 4), (3, 4)]), Has.Count.EqualTo(1));
}
