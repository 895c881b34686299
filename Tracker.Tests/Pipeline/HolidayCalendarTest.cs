using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline;

namespace Tracker.Tests.Pipeline;

public sealed class HolidayCalendarTest
{
    private static readonly DateOnly Friday = new(2022, 10, 7);

    private string path = null!;

    [SetUp]
    public void Name() => path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.ics");

    [TearDown]
    public void Remove() => File.Delete(path);

    [Test]
    public void Current_IsMondayToFriday_WhenNoneIsConfigured()
    {
        var state = new HolidayCalendar(Options.Create(new HolidayCalendarOptions())).Current;

        Assert.That(state.Days.IsWorkingDay(Friday), Is.True);
        Assert.That(state.Problem, Is.Null);
    }

    [Test]
    public void Current_KeepsTheProblemVisible_UntilTheFileIsMended()
    {
        var calendar = new HolidayCalendar(Options.Create(new HolidayCalendarOptions { Path = path }));

        var missing = calendar.Current;
        File.WriteAllText(path, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:休\nDTSTART;VALUE=DATE:20221399\nEND:VEVENT\nEND:VCALENDAR\n");
        var broken = (calendar.Current, Again: calendar.Current);
        File.WriteAllText(path, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:国庆（休）\nDTSTART;VALUE=DATE:20221007\nEND:VEVENT\nEND:VCALENDAR\n");
        var mended = calendar.Current;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(missing.Problem?.Fault, Is.EqualTo(HolidayFault.FileUnreadable));
            Assert.That(broken.Current.Problem, Is.Not.Null.And.EqualTo(broken.Again.Problem));
            Assert.That(broken.Current.Days.IsWorkingDay(Friday), Is.True, "Monday to Friday meanwhile");
            Assert.That(mended.Problem, Is.Null);
            Assert.That(mended.Days.IsWorkingDay(Friday), Is.False);
        }
    }

    [Test]
    public void Current_RefusesWhatIsNoText()
    {
        File.WriteAllBytes(path, [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 1, 2, 3]);

        Assert.That(new HolidayCalendar(Options.Create(new HolidayCalendarOptions { Path = path })).Current.Problem?.Fault, Is.EqualTo(HolidayFault.NotText));
    }
}
