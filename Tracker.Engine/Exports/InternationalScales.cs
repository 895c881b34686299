using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Linking;

namespace Tracker.Engine.Exports;

/// <summary>The completion scale of the Open Government Partnership.</summary>
public enum OgpCompletion
{
    NoEvidenceAvailable,
    NotStarted,
    Limited,
    Substantial,
    Complete,
}

/// <summary>The scale that promise trackers share.</summary>
public enum PromiseRating
{
    NotYetRated,
    InTheWorks,
    Kept,
    Broken,
}

/// <summary>
/// The statuses on scales that readers abroad know. Nothing becomes harsher on the way: a report's silence is no evidence,
/// never "not started" or "broken", and a general direction cannot be broken at all.
/// </summary>
public static class InternationalScales
{
    /// <summary>Null for what was withdrawn: the scale has no place for it.</summary>
    /// <param name="status">What readers see.</param>
    /// <param name="reasons">Why; short of a target, late, or done in part is more than a beginning.</param>
    public static OgpCompletion? Ogp(AssessmentStatus status, IReadOnlyCollection<ReasonCode> reasons) => status switch
    {
        AssessmentStatus.Fulfilled => OgpCompletion.Complete,
        AssessmentStatus.InProgress => reasons.Contains(ReasonCode.SaysDone) ? OgpCompletion.Substantial : OgpCompletion.Limited,
        AssessmentStatus.Missed => reasons.Contains(ReasonCode.FigureShort) || reasons.Contains(ReasonCode.Late)
            ? OgpCompletion.Substantial
            : OgpCompletion.Limited,
        AssessmentStatus.NotReported or AssessmentStatus.AwaitingReport => OgpCompletion.NoEvidenceAvailable,
        AssessmentStatus.Withdrawn => null,
    };

    /// <summary>Null for what was withdrawn.</summary>
    public static PromiseRating? Promise(AssessmentStatus status, CommitmentKind kind) => status switch
    {
        AssessmentStatus.Fulfilled => PromiseRating.Kept,
        AssessmentStatus.InProgress => PromiseRating.InTheWorks,
        AssessmentStatus.Missed => kind == CommitmentKind.Direction ? PromiseRating.NotYetRated : PromiseRating.Broken,
        AssessmentStatus.NotReported or AssessmentStatus.AwaitingReport => PromiseRating.NotYetRated,
        AssessmentStatus.Withdrawn => null,
    };
}
