using Tracker.Jobs.Ingest;
using Tracker.Jobs.Work;

namespace Tracker.Jobs.Schedule;

/// <summary>
/// Everything that happens by itself, in one place. All hours are China's. What was missed while nothing ran is done once when a
/// host is up again; it is never made good several times, because every job looks at what is there rather than at the hour.
/// Reports that are overdue and texts copied from the year before are flags, raised by the flag sweep and the assessment;
/// escalation is the highest rung of what the reminders plan. The hour of a digest is the delivery's own setting.
/// </summary>
internal static class ScheduleTable
{
    public static IReadOnlyList<ScheduleEntry> Entries { get; } =
    [
        new("ingest", "*/2 * * * *", JobQueues.Ingest, typeof(IngestJob), IngestOptions.FolderKey),
        new("assess", "*/10 * * * *", JobQueues.Assess, typeof(AssessJob)),
        new("flags", "10 1 * * *", JobQueues.Default, typeof(SweepFlagsJob)),
        new("reminders", "30 6 * * *", JobQueues.Notify, typeof(PlanRemindersJob)),
        new("digests", "*/15 7-18 * * *", JobQueues.Notify, typeof(ComposeDigestsJob)),
        new("delivery", "*/5 * * * *", JobQueues.Notify, typeof(DeliverJob)),
        new("ledger", "30 2 * * *", JobQueues.Default, typeof(VerifyLedgerJob)),
        new("housekeeping", "30 3 * * *", JobQueues.Default, typeof(HousekeepingJob)),
    ];

    /// <summary>Ids of former versions, taken out of the storage at start.</summary>
    public static IReadOnlyList<string> RetiredIds { get; } = [];
}
