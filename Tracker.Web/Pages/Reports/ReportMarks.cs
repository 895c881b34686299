using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Reports;

/// <summary>What is marked in a report's text.</summary>
internal static class ReportMarks
{
    public const string Commitment = "commitment";

    public const string Outcome = "outcome";

    /// <summary>A reported outcome that answers one of last year's promises.</summary>
    public const string Answer = "answer";

    /// <summary>A paragraph that the report before already had.</summary>
    public const string Recycled = "recycled";

    public static IReadOnlyList<TextMark> Of(ReportDetail detail, IReadOnlySet<long> answers, IReadOnlyList<StoredFlag> flags) =>
    [
        .. detail.Commitments.Select(item => new TextMark(item.Commitment.SpanStart, item.Commitment.SpanEnd, Commitment, item.Commitment.Id)),
        .. detail.Outcomes.Select(outcome => new TextMark(
            outcome.SpanStart, outcome.SpanEnd, answers.Contains(outcome.Id) ? Answer : Outcome, outcome.Id)),
        .. flags.Where(flag => flag.Kind == FlagKind.RecycledText && detail.Report.IsCurrent)
            .SelectMany(flag => flag.Reason.Passages)
            .Select(passage => new TextMark(passage.LaterStart, passage.LaterEnd, Recycled)),
    ];
}
