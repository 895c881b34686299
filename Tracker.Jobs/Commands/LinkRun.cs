using Tracker.Engine.Commitments;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;

namespace Tracker.Jobs.Commands;

/// <summary>One report's promises held against the report that answers, as far as it goes without a database.</summary>
internal sealed record LinkRun(
    ReportFile From,
    ReportFile To,
    int? PlanYear,
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Judgement> Judgements)
{
    public static LinkRun Of(ReportFile from, ReportFile to, Linker linker)
    {
        var year = from.Outline.Metadata.PlanYear?.Value
            ?? from.Outline.Metadata.ReviewedYear?.Value + 1
            ?? to.Outline.Metadata.ReviewedYear?.Value;
        var commitments = CommitmentExtractor.Extract(from.Text, from.Outline);
        var outcomes = OutcomeExtractor.Extract(to.Text, to.Outline);
        var promisedNext = CommitmentExtractor.Extract(to.Text, to.Outline);
        return new LinkRun(from, to, year, commitments, outcomes, linker.Judge(commitments, outcomes, promisedNext, year ?? 0));
    }

    /// <summary>The year the answering report reviews, where it is another one than was planned for.</summary>
    public int? OtherYear => To.Outline.Metadata.ReviewedYear is { } reviewed && PlanYear is { } planned && reviewed.Value != planned
        ? reviewed.Value
        : null;

    /// <summary>Null where neither the promise nor the report says for which year it is.</summary>
    public DateOnly? Due(Commitment commitment) => PlanYear is { } year ? commitment.DueIn(year) : null;
}
