using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;

namespace Tracker.Tests.Accountability;

public sealed class LadderTest
{
    private static readonly DateOnly Due = new(2023, 6, 30);

    [TestCase("2023-05-30", null)]
    [TestCase("2023-05-31", Rung.Reminder)]
    [TestCase("2023-06-22", Rung.Reminder)]
    [TestCase("2023-06-23", Rung.DueSoon)]
    [TestCase("2023-06-30", Rung.DueSoon)]
    [TestCase("2023-07-01", Rung.Overdue)]
    [TestCase("2023-07-14", Rung.Overdue)]
    [TestCase("2023-07-15", Rung.Urge)]
    [TestCase("2023-07-29", Rung.Urge)]
    [TestCase("2023-07-30", Rung.Escalation)]
    [TestCase("2026-01-01", Rung.Escalation, Description = "However long the pause")]
    public void Reached_IsTheHighestRungByThatDay(string today, Rung? expected) =>
        Assert.That(Ladder.Reached(LadderSettings.Default.Steps, Due, Day(today))?.Rung, Is.EqualTo(expected));

    [TestCase("2023-06-30", Rung.DueSoon, Rung.DueSoon)]
    [TestCase("2023-07-01", Rung.DueSoon, null, Description = "What was said before a date means nothing after it")]
    [TestCase("2023-09-01", Rung.Overdue, Rung.Overdue)]
    [TestCase("2023-06-30", null, null)]
    public void Reached_ClimbsNoHigherThanAllowed(string today, Rung? highest, Rung? expected) =>
        Assert.That(Ladder.Reached(LadderSettings.Default.Steps, Due, Day(today), highest)?.Rung, Is.EqualTo(expected));

    [TestCase(CommitmentKind.Target, true, Rung.Escalation)]
    [TestCase(CommitmentKind.Action, false, Rung.DueSoon)]
    [TestCase(CommitmentKind.Direction, true, Rung.Overdue)]
    [TestCase(CommitmentKind.Direction, false, null)]
    public void HighestFor_SparesWhatCannotBeVerified(CommitmentKind kind, bool hasDeadline, Rung? expected) =>
        Assert.That(LadderSettings.Default.HighestFor(kind, hasDeadline), Is.EqualTo(expected));

    [Test]
    public void Horizon_IsTheFarthestDateWithARung() =>
        Assert.That(Ladder.Horizon(LadderSettings.Default.Steps, Due), Is.EqualTo(Due.AddDays(30)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
