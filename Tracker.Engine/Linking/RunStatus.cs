using Tracker.Engine.Commitments;

namespace Tracker.Engine.Linking;

/// <summary>Verdicts and kinds in the words of the measuring contract.</summary>
public static class RunStatus
{
    public static string ToRunStatus(this Verdict verdict) => verdict switch
    {
        Verdict.Fulfilled => "fulfilled",
        Verdict.InProgress => "progress",
        Verdict.Missed => "missed",
        Verdict.Silent => "silent",
    };

    public static string ToRunKind(this CommitmentKind kind) => kind switch
    {
        CommitmentKind.Target => "target",
        CommitmentKind.Action => "action",
        CommitmentKind.Direction => "direction",
    };
}
