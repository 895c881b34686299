using System.Globalization;
using System.Reflection;
using Cronos;
using Tracker.Jobs.Schedule;
using Tracker.Jobs.Work;
using Tracker.Jobs.Wording;

namespace Tracker.Tests.Schedule;

public sealed class ScheduleTableTest
{
    [Test]
    public void Ids_AreUnique_Plain_AndNeverRetiredAndPresent()
    {
        var ids = ScheduleTable.Entries.Select(entry => entry.Id).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Is.Unique.And.All.Match("^[a-z]+$"));
            Assert.That(ids.Intersect(ScheduleTable.RetiredIds), Is.Empty);
        }
    }

    [Test]
    public void Entries_CanRun()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var entry in ScheduleTable.Entries)
            {
                Assert.That(CronExpression.TryParse(entry.Cron, out _), Is.True, entry.Id);
                Assert.That(typeof(IJob).IsAssignableFrom(entry.Job), Is.True, entry.Id);
                Assert.That(JobQueues.All, Does.Contain(entry.Queue), entry.Id);
            }
        }
    }

    [TestCase("zh-CN")]
    [TestCase("en")]
    public void EntriesAndCounts_HaveWords(string language)
    {
        var texts = new Texts(CultureInfo.GetCultureInfo(language));
        var words = new JobWords(texts);
        var counts = typeof(JobCounts).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!);
        using (Assert.EnterMultipleScope())
        {
            foreach (var entry in ScheduleTable.Entries)
            {
                Assert.That(words.Name(entry.Id), Is.Not.EqualTo(entry.Id));
                Assert.That(words.Does(entry.Id), Is.Not.Empty);
            }

            Assert.That(counts.Where(count => texts.Find($"Count.{count}") is null), Is.Empty);
            Assert.That(Enum.GetValues<Tracker.Engine.Storage.JobOutcome>().Select(words.Name), Has.All.Not.Empty);
        }
    }
}
