using System.Globalization;
using Tracker.Engine.Language;

namespace Tracker.Tests.Language;

public class DeadlinesTests
{
    [TestCase("6月底前完成换发", "2023-06-30")]
    [TestCase("9月15日前报送", "2023-09-15")]
    [TestCase("2月底前公布", "2023-02-28")]
    [TestCase("上半年启动", "2023-06-30")]
    [TestCase("第三季度完成", "2023-09-30")]
    [TestCase("一季度末前印发", "2023-03-31")]
    [TestCase("年底前，可办率达到98%", "2023-12-31")]
    [TestCase("力争年内提请审议", "2023-12-31")]
    [TestCase("2024年底前建成", "2024-12-31")]
    [TestCase("5月上旬前印发", "2023-05-10")]
    public void Read_GivesTheLastDayInTime(string text, string due) =>
        Assert.That(Deadlines.Read(text, new TextSpan(0, text.Length), 2023)?.Due, Is.EqualTo(DateOnly.Parse(due, CultureInfo.InvariantCulture)));

    [TestCase("全年开展专项监督")]
    [TestCase("8月，区政府印发办法")]
    [TestCase("13月底前完成")]
    public void Read_GivesNothing_WhereNoDeadlineIsStated(string text) =>
        Assert.That(Deadlines.Read(text, new TextSpan(0, text.Length), 2023), Is.Null);

    [Test]
    public void ReadDate_TakesTheEndOfAMonthWithoutDay() =>
        Assert.That(Deadlines.ReadDate("8月，区政府印发办法", new TextSpan(0, 10), 2023)?.Due, Is.EqualTo(new DateOnly(2023, 8, 31)));
}
