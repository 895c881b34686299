namespace Tracker.Engine.Linking;

/// <summary>The verdicts in the words of the measuring contract.</summary>
public static class RunStatus
{
    public static string ToRunStatus(this Verdict verdict) => verdict switch
    {
        Verdict.Fulfilled => "fulfilled",
        Verdict.InProgress => "progress",
        Verdict.Missed => "missed",
        Verdict.Silent => "silent",
    };
}
