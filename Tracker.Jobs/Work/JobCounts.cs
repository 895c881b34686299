namespace Tracker.Jobs.Work;

/// <summary>The names of what runs count: in job_runs, in the texts and in the metrics.</summary>
internal static class JobCounts
{
    public const string Years = "years";
    public const string Changed = "changed";
    public const string FlagsRaised = "flagsRaised";
    public const string FlagsChanged = "flagsChanged";
    public const string FlagsClosed = "flagsClosed";
    public const string Failed = "failed";
    public const string LeftToOthers = "leftToOthers";
    public const string Imported = "imported";
    public const string Unchanged = "unchanged";
    public const string Refused = "refused";
    public const string Waiting = "waiting";
    public const string RemindersPlanned = "remindersPlanned";
    public const string Declined = "declined";
    public const string Unaddressed = "unaddressed";
    public const string Overtaken = "overtaken";
    public const string Settled = "settled";
    public const string Circulars = "circulars";
    public const string Digests = "digests";
    public const string Reminders = "reminders";
    public const string GroupNotices = "groupNotices";
    public const string Sent = "sent";
    public const string Retried = "retried";
    public const string Parked = "parked";
    public const string Entries = "entries";
    public const string JobRuns = "jobRuns";
    public const string WorkItems = "workItems";
    public const string Indexed = "indexed";
}
