using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Jobs.Hosting;

namespace Tracker.Tests.Hosting;

public sealed class RuleSettingsTest
{
    [Test]
    public void WithoutSettings_TheRulesAreTheUsualOnes()
    {
        var (ladder, flags) = Read();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ladder.Steps, Is.EqualTo(LadderSettings.Default.Steps));
            Assert.That(ladder.HighestWithoutDeadline, Is.EqualTo(LadderSettings.Default.HighestWithoutDeadline));
            Assert.That(flags.RepeatedYears, Is.EqualTo(FlagSettings.Default.RepeatedYears));
            Assert.That(flags.Calendar.ReportBy(AgencyLevel.Province, 2024), Is.EqualTo(new DateOnly(2025, 3, 31)));
        }
    }

    [Test]
    public void Settings_ChangeRungsRulesAndDates()
    {
        var (ladder, flags) = Read(
            ("Tracker:Ladder:Reminder:Enabled", "false"), ("Tracker:Ladder:Urge:FromDay", "10"), ("Tracker:Ladder:DueSoon:Optional", "true"),
            ("Tracker:Ladder:HighestWithoutDeadline", "none"), ("Tracker:Flags:RepeatedYears", "4"), ("Tracker:Flags:OverdueAtYearEnd", "true"),
            ("Tracker:LegalCalendar:ReportBefore:Default", "02-01"), ("Tracker:LegalCalendar:PublishBefore:County", "05-01"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ladder.Steps.Select(step => (step.Rung, step.FromDay)), Is.EqualTo(new[]
            {
                (Rung.DueSoon, -7), (Rung.Overdue, 1), (Rung.Urge, 10), (Rung.Escalation, 30),
            }));
            Assert.That(ladder.Steps[0].IsOptional, Is.True);
            Assert.That(ladder.HighestWithoutDeadline, Is.Null);
            Assert.That((flags.RepeatedYears, flags.OverdueAtYearEnd), Is.EqualTo((4, true)));
            Assert.That(flags.Calendar.ReportBy(AgencyLevel.County, 2024), Is.EqualTo(new DateOnly(2025, 1, 31)));
            Assert.That(flags.Calendar.ReportBy(AgencyLevel.Province, 2024), Is.EqualTo(new DateOnly(2025, 3, 31)), "its own date stays");
            Assert.That(flags.Calendar.PublishBy(AgencyLevel.County, 2024), Is.EqualTo(new DateOnly(2025, 4, 30)));
            Assert.That(flags.Calendar.PublishBy(AgencyLevel.City, 2024), Is.EqualTo(new DateOnly(2025, 3, 31)));
        }
    }

    [TestCase("Tracker:Ladder:Urge:FromDay", "soon")]
    [TestCase("Tracker:Ladder:Urge:FromDay", "40")]
    [TestCase("Tracker:Ladder:Overdue:FromDay", "0")]
    [TestCase("Tracker:Ladder:Overdue:Days", "1")]
    [TestCase("Tracker:Ladder:Shouting:FromDay", "1")]
    [TestCase("Tracker:Ladder:HighestWithoutDeadline", "7")]
    [TestCase("Tracker:Flags:RepeatedYears", "1")]
    [TestCase("Tracker:Flags:HighProbability", "80%")]
    [TestCase("Tracker:LegalCalendar:ReportBefore:County", "2月")]
    [TestCase("Tracker:LegalCalendar:ReportBefore:Village", "02-01")]
    public void WrongSetting_IsNamed(string key, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read((key, value)))!;

        // A setting out of order names the rung it gets in the way of.
        Assert.That(error.Message, Does.Contain(key[..key.LastIndexOf(':')].Replace("Urge", "", StringComparison.Ordinal)));
        Assert.That(error.Failures.Count(), Is.EqualTo(1));
    }

    private static (LadderSettings Ladder, FlagSettings Flags) Read(params (string Key, string Value)[] settings) => RuleSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
