using Tracker.Engine.Accountability;

namespace Tracker.Tests.Accountability;

public sealed class WorkingDaysTest
{
    // National Day 2022 as announced: off 1 to 7 October, 8 and 9 October (Saturday and Sunday) worked.
    private static readonly WorkingDays NationalDay = new(
        Enumerable.Range(1, 7).ToDictionary(day => new DateOnly(2022, 10, day), _ => "国庆节"),
        new Dictionary<DateOnly, string> { [new(2022, 10, 8)] = "班", [new(2022, 10, 9)] = "班" });

    [TestCase(9, 30, ExpectedResult = true)]
    [TestCase(10, 1, ExpectedResult = false)]
    [TestCase(10, 7, ExpectedResult = false, TestName = "A Friday off")]
    [TestCase(10, 8, ExpectedResult = true, TestName = "A Saturday worked")]
    [TestCase(10, 9, ExpectedResult = true)]
    [TestCase(10, 15, ExpectedResult = false, TestName = "A plain Saturday")]
    public bool IsWorkingDay(int month, int day) => NationalDay.IsWorkingDay(new(2022, month, day));

    [Test]
    public void Next_IsTheFirstWorkedDayAfter()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NationalDay.Next(new(2022, 9, 30)), Is.EqualTo(new DateOnly(2022, 10, 8)));
            Assert.That(NationalDay.OnOrAfter(new(2022, 9, 30)), Is.EqualTo(new DateOnly(2022, 9, 30)));
            Assert.That(WorkingDays.MondayToFriday.Next(new(2022, 9, 30)), Is.EqualTo(new DateOnly(2022, 10, 3)));
        }
    }

    [TestCase(0, 10, 8)]
    [TestCase(1, 10, 8)]
    [TestCase(3, 10, 10)]
    [TestCase(-1, 9, 30)]
    [TestCase(-2, 9, 29)]
    public void Add_CountsWorkedDaysOnly(int days, int month, int day) =>
        Assert.That(NationalDay.Add(new(2022, 10, 1), days), Is.EqualTo(new DateOnly(2022, month, day)));

    [Test]
    public void Covers_OnlyYearsInWhichAnythingIsNamed()
    {
        Assert.That(NationalDay.Covers(2022), Is.True);
        Assert.That(NationalDay.Covers(2023), Is.False);
    }

    [Test]
    public void Next_FailsLoudly_WhenNoDayIsWorked()
    {
        var never = Enumerable.Range(0, 800).ToDictionary(day => new DateOnly(2022, 1, 1).AddDays(day), _ => "休");

        Assert.That(() => new WorkingDays(never, new Dictionary<DateOnly, string>()).Next(new(2022, 1, 1)), Throws.InvalidOperationException);
    }
}
