using System.Globalization;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Wording;

namespace Tracker.Tests.Schedule;

public sealed class ScheduleSettingsTest
{
    [TestCase("Tracker:Schedule:flags:Cron", "täglich", nameof(ScheduleFault.BadCron))]
    [TestCase("Tracker:Schedule:flags:Cron", "", nameof(ScheduleFault.BadCron))]
    [TestCase("Tracker:Schedule:flags:Cron", "61 * * * *", nameof(ScheduleFault.BadCron))]
    [TestCase("Tracker:Schedule:flags:Cron", "0 0 6 * * *", nameof(ScheduleFault.BadCron), Description = "Six fields would be read as seconds elsewhere.")]
    [TestCase("Tracker:Schedule:flags:Cron", "@daily", nameof(ScheduleFault.BadCron))]
    [TestCase("Tracker:Schedule:flags:Cron", "0 0 31 2 *", nameof(ScheduleFault.NeverRuns))]
    [TestCase("Tracker:Schedule:flags:Enabled", "nein", nameof(ScheduleFault.BadSwitch))]
    [TestCase("Tracker:Schedule:flags:Corn", "0 6 * * *", nameof(ScheduleFault.UnknownSetting))]
    [TestCase("Tracker:Schedule:flag:Cron", "0 6 * * *", nameof(ScheduleFault.UnknownJob))]
    [TestCase("Tracker:Schedule:flag", "0 6 * * *", nameof(ScheduleFault.UnknownJob))]
    public void Setting_IsRefused_ByName(string setting, string value, string fault)
    {
        var (_, problems) = ScheduleSettings.Read(Schedules.Settings((setting, value)), ScheduleTable.Entries);

        var problem = problems.Single();
        var words = problem.Describe(new Texts(CultureInfo.GetCultureInfo("zh-CN")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.Fault.ToString(), Is.EqualTo(fault));
            Assert.That(setting, Does.StartWith(problem.Setting));
            Assert.That(words, Does.Contain(problem.Setting).And.Not.Contain("{"));
            Assert.That(problem.Describe(new Texts(CultureInfo.GetCultureInfo("en"))), Does.Contain(problem.Setting));
        }
    }

    [Test]
    public void Settings_ChangeHoursAndSwitchOff_WhateverTheirCase()
    {
        var schedule = Schedules.Of(
            ScheduleTable.Entries,
            ("tracker:schedule:FLAGS:cron", " 0 6 * * 1-5 "),
            ("Tracker:Schedule:ledger:Enabled", "false"),
            ("Tracker:Ingest:Folder", "in"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(schedule.Find("flags")!.CronText, Is.EqualTo("0 6 * * 1-5"));
            Assert.That(schedule.Find("ledger")!.IsActive, Is.False);
            Assert.That(schedule.Find("ingest")!.IsActive, Is.True);
            Assert.That(Schedules.Of(ScheduleTable.Entries).Find("ingest")!.Missing, Is.EqualTo("Tracker:Ingest:Folder"));
        }
    }

    [Test]
    public void Hours_AreChinas()
    {
        var flags = Schedules.Of(ScheduleTable.Entries, ("Tracker:Schedule:flags:Cron", "30 6 * * *")).Find("flags")!;
        var evening = new DateTimeOffset(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);
        var due = new DateTimeOffset(2026, 3, 1, 22, 30, 0, TimeSpan.Zero);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(flags.NextAfter(evening), Is.EqualTo(due));
            Assert.That(flags.IsDue(evening, due.AddSeconds(-1)), Is.False);
            Assert.That(flags.IsDue(evening, due), Is.True);
            Assert.That(flags.IsDue(due.AddMilliseconds(1), due.AddHours(23)), Is.False);
            Assert.That(flags.IsDue(null, evening), Is.True);
        }
    }
}
