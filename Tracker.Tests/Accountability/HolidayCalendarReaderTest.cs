using Tracker.Engine.Accountability;

namespace Tracker.Tests.Accountability;

public sealed class HolidayCalendarReaderTest
{
    private const string Range = "DTSTART;VALUE=DATE:20221001\nDTEND;VALUE=DATE:20221004";
    private const string Day = "DTSTART;VALUE=DATE:20221008";

    [TestCase("SUMMARY:国庆节（休）\n" + Range)]
    [TestCase("SUMMARY:国庆节 假期 第1天/共7天\n" + Range)]
    [TestCase("SUMMARY:国庆节\nCATEGORIES:节日,休\n" + Range)]
    [TestCase("SUMMARY:国庆节\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY\n" + Range)]
    [TestCase("SUMMARY:国庆节（休）\nDTSTART;TZID=Asia/Shanghai:20221001T000000\nDTEND;TZID=Asia/Shanghai:20221004T000000")]
    [TestCase("SUMMARY:国庆节（休）\nDTSTART:20220930T160000Z\nDURATION:P3D", TestName = "Told in universal time")]
    [TestCase("SUMMARY:National Day (day off)\n" + Range)]
    public void Read_TakesDaysOff(string body)
    {
        var days = Read(body).Days;

        Assert.That(days?.DaysOff.Keys.Order(), Is.EqualTo(new[] { new DateOnly(2022, 10, 1), new(2022, 10, 2), new(2022, 10, 3) }));
        Assert.That(days!.MakeUpDays, Is.Empty);
    }

    [TestCase("SUMMARY:国庆节（班）\n" + Day)]
    [TestCase("SUMMARY:国庆节 补班\n" + Day)]
    [TestCase("SUMMARY:调休上班\n" + Day, TestName = "休 within a workday's name")]
    [TestCase("SUMMARY:国庆节\nCATEGORIES:班\n" + Day)]
    [TestCase("SUMMARY:国庆节\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY\n" + Day)]
    [TestCase("SUMMARY:Make-up workday\n" + Day)]
    public void Read_TakesMakeUpDays(string body)
    {
        var days = Read(body).Days;

        Assert.That(days?.MakeUpDays.Keys, Is.EqualTo(new[] { new DateOnly(2022, 10, 8) }));
        Assert.That(days!.DaysOff, Is.Empty);
    }

    [Test]
    public void Read_LeavesFestivalsAlone()
    {
        var days = Read($"SUMMARY:植树节\n{Day}", $"SUMMARY:国庆节（休）\n{Range}").Days!;

        Assert.That(days.NameOf(new(2022, 10, 8)), Is.Null);
        Assert.That(days.NameOf(new(2022, 10, 2)), Is.EqualTo("国庆节（休）"));
    }

    [Test]
    public void Read_FollowsYearlyRules_WithAnEnd()
    {
        var days = Read("SUMMARY:元旦（休）\nDTSTART;VALUE=DATE:20220101\nRRULE:FREQ=YEARLY").Days!;

        Assert.That(days.IsWorkingDay(new(2025, 1, 1)), Is.False);
        Assert.That(days.DaysOff, Has.Count.EqualTo(30));
    }

    [TestCase("SUMMARY:国庆节（休）\nDTSTART;VALUE=DATE:20221301", HolidayFault.EventUnreadable)]
    [TestCase("SUMMARY:国庆节（休）\nDTSTART;VALUE=DATE:soon", HolidayFault.DateMissing)]
    [TestCase("SUMMARY:国庆节（休）", HolidayFault.DateMissing)]
    [TestCase("SUMMARY:国庆节（休）\nDTSTART;VALUE=DATE:20221001\nDTEND;VALUE=DATE:20231001", HolidayFault.TooLong)]
    [TestCase("SUMMARY:国庆节（休）\nDTSTART;VALUE=DATE:20221001\nDTEND;VALUE=DATE:99991231", HolidayFault.TooLong)]
    [TestCase("SUMMARY:中秋节（班）\nDTSTART;VALUE=DATE:20220910", HolidayFault.Contradiction)]
    [TestCase("this is no property", HolidayFault.EventUnreadable)]
    [TestCase("SUMMARY:休\nDTSTART;VALUE=DATE:20221001\nRRULE:FREQ=OFTEN", HolidayFault.EventUnreadable)]
    public void Read_NamesTheEventAtFault(string body, HolidayFault fault)
    {
        var reading = Read("SUMMARY:中秋节（休）\nDTSTART;VALUE=DATE:20220910", body);

        Assert.That(reading.Days, Is.Null);
        Assert.That(reading.Problem!.Fault, Is.EqualTo(fault));
        Assert.That(reading.Problem.Line, Is.EqualTo(7), "BEGIN:VEVENT of the second event");
    }

    [TestCase("", HolidayFault.NotACalendar)]
    [TestCase("<html><body>404</body></html>", HolidayFault.NotACalendar)]
    [TestCase("BEGIN:VCALENDAR\nEND:VCALENDAR", HolidayFault.NothingMarked)]
    [TestCase("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:休\n", HolidayFault.EventUnreadable)]
    public void Read_RefusesWhatIsNoHolidayCalendar(string text, HolidayFault fault) =>
        Assert.That(HolidayCalendarReader.Read(text).Problem?.Fault, Is.EqualTo(fault));

    [Test]
    public void Read_TakesCarriageReturnsAndAByteOrderMark()
    {
        var text = "\uFEFF" + $"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:国庆节（休）\n{Range}\nEND:VEVENT\nEND:VCALENDAR\n".ReplaceLineEndings("\r\n");

        Assert.That(HolidayCalendarReader.Read(text).Days?.DaysOff, Has.Count.EqualTo(3));
    }

    private static HolidayReading Read(params string[] bodies) => HolidayCalendarReader.Read(
        "BEGIN:VCALENDAR\nVERSION:2.0\n" + string.Concat(bodies.Select(body => $"BEGIN:VEVENT\n{body}\nEND:VEVENT\n")) + "END:VCALENDAR\n");
}
