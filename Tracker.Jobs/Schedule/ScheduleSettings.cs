using Cronos;
using Microsoft.Extensions.Configuration;
using Tracker.Engine.Pipeline;
using Tracker.Jobs.Wording;

namespace Tracker.Jobs.Schedule;

internal enum ScheduleFault
{
    /// <summary>No job has this id. Values: the ids there are.</summary>
    UnknownJob,

    /// <summary>A job has no such setting. Values: the settings there are.</summary>
    UnknownSetting,

    /// <summary>Not a cron expression of five fields. Values: what the parser says, and the default.</summary>
    BadCron,

    /// <summary>A cron expression that never comes, such as 31 February. Values: the default.</summary>
    NeverRuns,

    /// <summary>Neither true nor false.</summary>
    BadSwitch,
}

/// <summary>A setting that cannot be followed.</summary>
/// <param name="Setting">Its full name.</param>
/// <param name="Value">What is written there.</param>
/// <param name="Values">In the order given at the fault.</param>
internal sealed record ScheduleProblem(ScheduleFault Fault, string Setting, string? Value, IReadOnlyList<string> Values)
{
    /// <summary>What is wrong, where, and what to write instead.</summary>
    public string Describe(Texts texts) => texts.Format($"Schedule.{Fault}", [Setting, Value, .. Values]);
}

/// <summary>Reads Tracker:Schedule:ID:Cron and :Enabled. Nothing is guessed: a setting that is not understood is named.</summary>
internal static class ScheduleSettings
{
    public const string Section = "Tracker:Schedule";

    private const string CronKey = "Cron";
    private const string EnabledKey = "Enabled";

    public static (JobSchedule Schedule, IReadOnlyList<ScheduleProblem> Problems) Read(
        IConfiguration configuration,
        IReadOnlyList<ScheduleEntry> entries)
    {
        var problems = new List<ScheduleProblem>();
        var section = configuration.GetSection(Section);
        foreach (var child in section.GetChildren())
        {
            if (!entries.Any(entry => Same(entry.Id, child.Key)))
            {
                problems.Add(new(ScheduleFault.UnknownJob, child.Path, child.Value, [string.Join(", ", entries.Select(entry => entry.Id))]));
                continue;
            }

            problems.AddRange(child.GetChildren()
                .Where(setting => !Same(setting.Key, CronKey) && !Same(setting.Key, EnabledKey))
                .Select(setting => new ScheduleProblem(ScheduleFault.UnknownSetting, setting.Path, setting.Value, [$"{CronKey}, {EnabledKey}"])));
        }

        return (new([.. entries.Select(entry => Read(configuration, section.GetSection(entry.Id), entry, problems))]), problems);
    }

    private static ScheduledJob Read(IConfiguration configuration, IConfigurationSection settings, ScheduleEntry entry, List<ScheduleProblem> problems)
    {
        var text = settings[CronKey]?.Trim() ?? entry.Cron;
        if (!CronExpression.TryParse(text, out var cron) || text.StartsWith('@'))
        {
            problems.Add(new(ScheduleFault.BadCron, settings.GetSection(CronKey).Path, text, [entry.Cron]));
            cron = CronExpression.Parse(entry.Cron);
        }
        else if (cron.GetNextOccurrence(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), ChinaTime.Zone) is null)
        {
            problems.Add(new(ScheduleFault.NeverRuns, settings.GetSection(CronKey).Path, text, [entry.Cron]));
        }

        var isEnabled = true;
        if (settings[EnabledKey] is { } enabled && !bool.TryParse(enabled, out isEnabled))
        {
            problems.Add(new(ScheduleFault.BadSwitch, settings.GetSection(EnabledKey).Path, enabled, []));
        }

        var missing = entry.NeedsSetting is { } needed && string.IsNullOrWhiteSpace(configuration[needed]) ? needed : null;
        return new(entry, cron, text, isEnabled, missing);
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
