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
    public const string Entries = "entries";
    public const string JobRuns = "jobRuns";
    public const string WorkItems = "workItems";
}
