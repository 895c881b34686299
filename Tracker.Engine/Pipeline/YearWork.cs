using Tracker.Engine.Accountability;
using Tracker.Engine.Linking;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>The pure part of a year's assessment: the stages run over both reports, without touching the database.</summary>
internal sealed record YearWork
{
    public ReportAnalysis? Promising { get; init; }

    public ReportAnalysis? Answering { get; init; }

    /// <summary>One a commitment, in order; empty while the answer is awaited.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    public IReadOnlyList<CarriedOver> CarriedOver { get; init; } = [];

    public IReadOnlyList<FlagPassage> Recycled { get; init; } = [];

    public static async Task<YearWork> DoAsync(
        ReportStages stages,
        Session session,
        YearInputs inputs,
        int year,
        CancellationToken cancellationToken)
    {
        var promising = inputs.Promising is null
            ? null
            : await ReportAnalysis.OfStoredAsync(stages, session, inputs.Promising, cancellationToken);
        var answering = inputs.Answering is null
            ? null
            : await ReportAnalysis.OfStoredAsync(stages, session, inputs.Answering, cancellationToken);
        var work = new YearWork { Promising = promising, Answering = answering };
        return promising is null || answering is null
            ? work
            : work with
            {
                Judgements = Judge(stages, inputs, promising, answering, year),
                CarriedOver = stages.CarryOver(promising.Commitments, answering.Commitments),
                Recycled = FindRecycled(promising, answering),
            };
    }

    /// <summary>
    /// Judges all, and where people rejected links once more without the rejected outcomes. All commitments are judged each
    /// time because the linker may weigh them against each other.
    /// </summary>
    private static IReadOnlyList<Judgement> Judge(
        ReportStages stages,
        YearInputs inputs,
        ReportAnalysis promising,
        ReportAnalysis answering,
        int year)
    {
        var decisions = CommitmentDecisions.Of(inputs.Decisions);
        var commitments = promising.StoredCommitments(inputs.Promising!);
        var outcomes = answering.StoredOutcomes(inputs.Answering!);
        var judgements = stages.Judge(promising.Commitments, answering.Outcomes, answering.Commitments, year).ToArray();
        var rejections = commitments
            .Select((commitment, index) => (Index: index, Rejected: decisions.Rejected(commitment.IdentityHash)))
            .Where(item => item.Rejected.Count > 0)
            .GroupBy(item => string.Join(' ', item.Rejected.Order(StringComparer.Ordinal)), StringComparer.Ordinal);
        foreach (var group in rejections)
        {
            var rejected = group.First().Rejected;
            int[] left = [.. Enumerable.Range(0, outcomes.Count).Where(index => !rejected.Contains(outcomes[index].IdentityHash))];
            var again = stages.Judge(promising.Commitments, [.. left.Select(index => answering.Outcomes[index])], answering.Commitments, year);
            foreach (var (index, _) in group)
            {
                judgements[index] = again[index] with
                {
                    Evidence = [.. again[index].Evidence.Select(link => link with { Outcome = left[link.Outcome] })],
                };
            }
        }

        return judgements;
    }

    private static IReadOnlyList<FlagPassage> FindRecycled(ReportAnalysis earlier, ReportAnalysis later)
    {
        var (before, after) = (ReviewParagraphs(earlier), ReviewParagraphs(later));
        return
        [
            .. RecycledParagraphs.Find([.. before.Select(paragraph => paragraph.Text)], [.. after.Select(paragraph => paragraph.Text)])
                .Select(pair =>
                {
                    var one = earlier.Text.ToPublished(before[pair.Earlier].Paragraph.Span);
                    var other = later.Text.ToPublished(after[pair.Later].Paragraph.Span);
                    return new FlagPassage(one.Start, one.End, other.Start, other.End, Math.Round(pair.Similarity, 4));
                }),
        ];
    }

    private static List<(Paragraph Paragraph, string Text)> ReviewParagraphs(ReportAnalysis analysis)
    {
        var review = analysis.Outline.Parts.Where(part => part.Kind is not ReportPart.Arrangements).ToList();
        return
        [
            .. analysis.Text.Paragraphs
                .Where(paragraph => paragraph.Role == ParagraphRole.Body && review.Exists(part => part.Span.Contains(paragraph.Span)))
                .Select(paragraph => (paragraph, paragraph.Span.Text(analysis.Text.Reading))),
        ];
    }
}
