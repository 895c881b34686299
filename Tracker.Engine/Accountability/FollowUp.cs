namespace Tracker.Engine.Accountability;

/// <summary>反馈: what an office says of its own commitment before the answering report is in.</summary>
public enum ProgressClaim
{
    /// <summary>推进中.</summary>
    UnderWay,

    /// <summary>已完成: clears Overdue until the office says otherwise; the assessment decides when the report arrives.</summary>
    Done,

    /// <summary>受阻: something stands in the way.</summary>
    Blocked,
}

/// <summary>延期: how a request for a later date stands.</summary>
public enum ExtensionStatus
{
    /// <summary>Asked for; at most one a commitment.</summary>
    Asked,

    /// <summary>Somebody else approved it: the due date has moved.</summary>
    Approved,

    /// <summary>Somebody else refused it, with a reason.</summary>
    Refused,
}

/// <summary>What files of evidence (佐证材料) belong to.</summary>
public enum EvidenceSubject
{
    /// <summary>Subject: the note's id.</summary>
    ProgressNote,

    /// <summary>Subject: the id of the event of a case.</summary>
    CaseEvent,
}

/// <summary>What follow-up leaves to the house that runs it.</summary>
public sealed record FollowUpSettings
{
    public static FollowUpSettings Default { get; } = new();

    /// <summary>By how many days a due date can move in all, however often it is extended.</summary>
    public int LongestExtensionDays { get; init; } = 365;

    /// <summary>签收: within how many working days an office accepts what it is assigned.</summary>
    public int AcceptWithinWorkingDays { get; init; } = 3;

    /// <summary>Bytes of one file of evidence.</summary>
    public int LargestEvidence { get; init; } = 10 * 1024 * 1024;

    /// <summary>Files of evidence with one note.</summary>
    public int MostEvidence { get; init; } = 5;

    /// <summary>Characters of a note, a reason or a demand.</summary>
    public int LongestText { get; init; } = 4000;

    /// <summary>The latest date to which a commitment first due on <paramref name="dueOn"/> can be extended; never past the next year.</summary>
    public DateOnly LatestExtension(DateOnly dueOn)
    {
        var (byDays, byYear) = (dueOn.AddDays(LongestExtensionDays), new DateOnly(dueOn.Year + 1, 12, 31));
        return byDays < byYear ? byDays : byYear;
    }
}
