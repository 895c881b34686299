using Tracker.Jobs.Schedule;

namespace Tracker.Tests.Commands;

public sealed class JobsCommandTest : CommandTest
{
    [Test]
    public async Task Jobs_AreListed_WithWhatRan()
    {
        await RunAsync("import", Path.Combine(Samples, "yunmei-szf"), "--agency", "云湄市人民政府");
        var ran = await RunAsync("run", "assess", "--workers", "2");
        var again = await RunAsync("run", "assess");
        var listed = (await RunAsync("jobs", "--json")).Json.EnumerateArray().ToDictionary(job => job.GetProperty("id").GetString()!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ran.Code, Is.Zero, ran.Error);
            Assert.That(ran.Output, Does.StartWith("完成：核对年度 5"));
            Assert.That(again.Output, Is.EqualTo($"完成{Environment.NewLine}"), "a second run finds nothing to do");
            Assert.That(listed.Keys, Is.EquivalentTo(ScheduleTable.Entries.Select(entry => entry.Id)));
            Assert.That(listed["assess"].GetProperty("outcome").GetString(), Is.EqualTo("Done"));
            Assert.That(listed["flags"].GetProperty("lastStarted").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
            Assert.That(listed["flags"].GetProperty("next").GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2025, 4, 16, 1, 10, 0, TimeSpan.FromHours(8))));
        }
    }

    [Test]
    public async Task EveryJob_RunsOnAnEmptyDatabase_Twice()
    {
        await RunAsync("migrate");
        Settings["Tracker:Ingest:Folder"] = In("in");
        Settings["Tracker:Ingest:StableSeconds"] = "0";
        using (Assert.EnterMultipleScope())
        {
            foreach (var id in ScheduleTable.Entries.SelectMany(entry => new[] { entry.Id, entry.Id }))
            {
                var run = await RunAsync("run", id);
                Assert.That((run.Code, run.Error), Is.EqualTo((0, "")), id);
            }
        }
    }

    [Test]
    public async Task BadSetting_IsRefused_ByName()
    {
        await RunAsync("migrate");
        Settings["Tracker:Schedule:flags:Cron"] = "soon";
        Settings["Tracker:Schedule:nightly:Enabled"] = "true";
        foreach (var command in new[] { new[] { "jobs" }, ["run", "flags"], ["work"] })
        {
            var run = await RunAsync(command);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(run.Code, Is.EqualTo(1));
                Assert.That(run.Error, Does.Contain("Tracker:Schedule:flags:Cron = “soon”").And.Contain("Tracker:Schedule:nightly").And.Not.Contain("Exception"));
            }
        }
    }

    [Test]
    public async Task UnknownJobOrQueue_IsAUsageError()
    {
        await RunAsync("migrate");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await RunAsync("run", "nightly")).Code, Is.EqualTo(2));
            Assert.That((await RunAsync("run", "assess", "--workers", "0")).Code, Is.EqualTo(2));
            Assert.That((await RunAsync("work", "--queues", "assess,mail")).Code, Is.EqualTo(2));
            Assert.That((await RunAsync("run", "ingest")).Error, Does.Contain("Tracker:Ingest:Folder"));
        }
    }
}
