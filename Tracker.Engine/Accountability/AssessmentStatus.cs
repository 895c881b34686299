namespace Tracker.Engine.Accountability;

/// <summary>What is known of a commitment once its year is over.</summary>
public enum AssessmentStatus
{
    /// <summary>待报告: the report that would answer is not in.</summary>
    AwaitingReport,

    /// <summary>已完成.</summary>
    Fulfilled,

    /// <summary>推进中: work on the same matter, not completed.</summary>
    InProgress,

    /// <summary>未达标: a figure short of the target, a deliverable said to be unfinished, or delivered late.</summary>
    Missed,

    /// <summary>未报告: the answering report says nothing on this matter. Silence is never "not done".</summary>
    NotReported,

    /// <summary>撤销: withdrawn, by a person only.</summary>
    Withdrawn,
}
