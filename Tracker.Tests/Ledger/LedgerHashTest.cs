using Tracker.Engine.Ledger;

namespace Tracker.Tests.Ledger;

public sealed class LedgerHashTest
{
    [Test]
    public void Of_IsPinned_BecauseStoredLedgersDependOnIt()
    {
        var entry = LedgerHash.Next(
            LedgerHead.Empty,
            new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.FromHours(8)),
            "张三",
            "report.imported",
            "report:1",
            """{"file":"报告.txt"}""");

        // printf '1:1\n28:2026-03-01T08:00:00.0000000Z\n6:张三\n…' | sha256sum
        Assert.That(entry.Hash, Is.EqualTo("5e6585a135cb74f12c03cad781c3a9678fbfb1ee5a204bfe6db89ce0548fc2f4"));
    }

    [Test]
    public void Of_Differs_WhenWordsMoveFromOneFieldToTheNext()
    {
        var one = LedgerHash.Next(LedgerHead.Empty, DateTimeOffset.UnixEpoch, "a", "bc", "d", "{}");
        var other = LedgerHash.Next(LedgerHead.Empty, DateTimeOffset.UnixEpoch, "ab", "c", "d", "{}");

        Assert.That(one.Hash, Is.Not.EqualTo(other.Hash));
    }
}
