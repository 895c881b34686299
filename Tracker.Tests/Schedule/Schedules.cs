using Microsoft.Extensions.Configuration;
using Tracker.Jobs.Schedule;

namespace Tracker.Tests.Schedule;

/// <summary>Schedules for tests, from settings by name.</summary>
internal static class Schedules
{
    public static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();

    public static JobSchedule Of(IReadOnlyList<ScheduleEntry> entries, params (string Name, string Value)[] settings)
    {
        var (schedule, problems) = ScheduleSettings.Read(Settings(settings), entries);
        Assert.That(problems, Is.Empty);
        return schedule;
    }
}
