namespace Tracker.Engine.Accountability;

/// <summary>What a case is late with.</summary>
public enum CaseLateness
{
    None,

    /// <summary>领办逾期: assigned and not accepted in time.</summary>
    AcceptanceOverdue,

    /// <summary>反馈逾期: accepted, or returned, and not reported in time.</summary>
    ReportOverdue,
}

/// <summary>The days a case is held to. The last day is still in time.</summary>
public static class CaseDeadlines
{
    public static CaseLateness Lateness(CaseStep standing, DateOnly? acceptBy, DateOnly? reportBy, DateOnly today) => standing switch
    {
        CaseStep.Assigned when acceptBy < today => CaseLateness.AcceptanceOverdue,
        CaseStep.Accepted or CaseStep.Returned when reportBy < today => CaseLateness.ReportOverdue,
        _ => CaseLateness.None,
    };
}
