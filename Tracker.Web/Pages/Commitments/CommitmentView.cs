using Tracker.Engine.Accountability;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;
using Tracker.Engine.Storage;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Commitments;

/// <summary>A statement of the answering report beside the promise.</summary>
/// <param name="Paragraph">Its paragraph with the statement and the words that speak for or against it marked.</param>
public sealed record EvidenceView(Evidence Evidence, IReadOnlyList<MarkedRun> Paragraph, IReadOnlyList<PublishedReason> Reasons)
{
    private const double WorthShowing = 0.2;

    /// <summary>The best, the likely and whatever a person decided on; the others are one step away.</summary>
    public bool IsProminent => Evidence.Link is not { Rank: > 1, Score: < WorthShowing } || Evidence.Decision is not null;
}

/// <summary>Both sides of a commitment, set in their paragraphs.</summary>
/// <param name="Promise">The promise's paragraph.</param>
public sealed record CommitmentView(IReadOnlyList<MarkedRun> Promise, IReadOnlyList<EvidenceView> Evidence)
{
    /// <summary>The promise or the statement itself, within its paragraph.</summary>
    public const string Itself = "itself";

    /// <summary>Words and figures that stand in both.</summary>
    public const string Match = "match";

    /// <summary>Words and figures that the other side does not have, or not so.</summary>
    public const string Differs = "differs";

    public static CommitmentView Of(CommitmentDetail detail)
    {
        var promiseLayout = PublishedLayout.Of(detail.Published);
        var reasons = (detail.Assessment?.Reasons ?? []).Concat((detail.Evidence is [var best, ..] ? best.Link?.Reasons : null) ?? []);
        var promise = Paragraph(detail.Published, promiseLayout, detail.Commitment.Span, reasons, reason => reason.Promise);
        if (detail.AnsweringPublished is not { } answering)
        {
            return new(promise, []);
        }

        var answerLayout = PublishedLayout.Of(answering);
        return new(promise, [.. detail.Evidence.Select(evidence => Statement(answering, answerLayout, evidence))]);
    }

    private static EvidenceView Statement(string published, PublishedLayout layout, Evidence evidence)
    {
        var reasons = evidence.Link?.Reasons ?? [];
        return new(evidence, Paragraph(published, layout, evidence.Outcome.Span, reasons, reason => reason.Evidence), reasons);
    }

    private static IReadOnlyList<MarkedRun> Paragraph(
        string published,
        PublishedLayout layout,
        PublishedSpan itself,
        IEnumerable<PublishedReason> reasons,
        Func<PublishedReason, IReadOnlyList<PublishedSpan>> places)
    {
        var around = layout.Around(itself);
        var marks = reasons.SelectMany(reason => places(reason).Select(span => new TextMark(span.Start, span.End, Class(reason.Code))));
        return TextMarks.Split(published, around.Start, around.End, marks.Prepend(new(itself.Start, itself.End, Itself)));
    }

    private static string Class(ReasonCode code) => code switch
    {
        ReasonCode.OtherTitle or ReasonCode.OtherObject or ReasonCode.Sibling or ReasonCode.PartOfList or ReasonCode.MissingWords
            or ReasonCode.FigureShort or ReasonCode.FigureNotReported or ReasonCode.SaysNotDone or ReasonCode.Late => Differs,
        _ => Match,
    };
}
