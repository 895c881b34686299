using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Web.Display;

/// <summary>How much of what was promised the next report speaks of.</summary>
public enum AnswerBand
{
    /// <summary>Nothing was judged: no promises, or the answering report is not in.</summary>
    None,

    /// <summary>From 90 %.</summary>
    High,

    /// <summary>From 75 %.</summary>
    Good,

    /// <summary>From 50 %.</summary>
    Half,

    /// <summary>Less than half.</summary>
    Low,
}

/// <summary>
/// The share of promises that the answering report speaks of, whatever it says of them. What is awaited or withdrawn counts
/// neither way.
/// </summary>
internal static class Answered
{
    public static int Judged(StatusCounts counts) => counts.Fulfilled + counts.InProgress + counts.Missed + counts.NotReported;

    /// <summary>In percent, rounded down so that 100 means all; null where nothing was judged.</summary>
    public static int? Share(StatusCounts counts) =>
        Judged(counts) is var judged and > 0 ? 100 * (judged - counts.NotReported) / judged : null;

    public static AnswerBand Band(StatusCounts counts) => Share(counts) switch
    {
        null => AnswerBand.None,
        >= 90 => AnswerBand.High,
        >= 75 => AnswerBand.Good,
        >= 50 => AnswerBand.Half,
        _ => AnswerBand.Low,
    };

    public static StatusCounts Sum(IEnumerable<StatusCounts> counts) => counts.Aggregate(new StatusCounts(), (sum, next) => new StatusCounts
    {
        Fulfilled = sum.Fulfilled + next.Fulfilled,
        InProgress = sum.InProgress + next.InProgress,
        Missed = sum.Missed + next.Missed,
        NotReported = sum.NotReported + next.NotReported,
        AwaitingReport = sum.AwaitingReport + next.AwaitingReport,
        Withdrawn = sum.Withdrawn + next.Withdrawn,
    });

    public static StatusCounts Count(IEnumerable<AssessmentStatus> statuses)
    {
        var by = statuses.CountBy(status => status).ToDictionary();
        return new StatusCounts
        {
            Fulfilled = by.GetValueOrDefault(AssessmentStatus.Fulfilled),
            InProgress = by.GetValueOrDefault(AssessmentStatus.InProgress),
            Missed = by.GetValueOrDefault(AssessmentStatus.Missed),
            NotReported = by.GetValueOrDefault(AssessmentStatus.NotReported),
            AwaitingReport = by.GetValueOrDefault(AssessmentStatus.AwaitingReport),
            Withdrawn = by.GetValueOrDefault(AssessmentStatus.Withdrawn),
        };
    }
}
