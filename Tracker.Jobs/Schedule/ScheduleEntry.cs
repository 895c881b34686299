namespace Tracker.Jobs.Schedule;

/// <summary>The kinds of work, so that a long one does not keep a short one waiting.</summary>
internal static class JobQueues
{
    public const string Assess = "assess";

    public const string Ingest = "ingest";

    public const string Notify = "notify";

    /// <summary>Everything else.</summary>
    public const string Default = "default";

    public static IReadOnlyList<string> All { get; } = [Assess, Default, Ingest, Notify];
}

/// <summary>A job as it comes; settings may change its hours or switch it off.</summary>
/// <param name="Id">Stands in settings, commands, addresses and stored runs; never changes, and never returns once retired.</param>
/// <param name="Cron">Five fields, read on China's clock.</param>
/// <param name="Queue">Which workers take it.</param>
/// <param name="Job">What does it, an <see cref="Work.IJob"/>.</param>
/// <param name="NeedsSetting">A setting without which there is nothing to do; null for most.</param>
internal sealed record ScheduleEntry(string Id, string Cron, string Queue, Type Job, string? NeedsSetting = null);
