using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;
using Tracker.Engine.Outcomes;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>A report as the stages see it; made again from the bytes whenever it is needed.</summary>
internal sealed record ReportAnalysis(
    ReportText Text,
    Outline Outline,
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<Outcome> Outcomes)
{
    /// <summary>What became of each correction in force, by its id.</summary>
    public IReadOnlyDictionary<long, CorrectionEffect> Effects { get; private init; } = new Dictionary<long, CorrectionEffect>();

    /// <summary>
    /// Extracts with the years that hold, which may be a person's and not the text's: deadlines such as 6月底前 take their year
    /// from the plan year. What people said of the parts is laid over the outline before anything is extracted, what they said
    /// of commitments over those that were.
    /// </summary>
    public static ReportAnalysis Of(
        ReportStages stages,
        ReportText text,
        Outline outline,
        int reviewedYear,
        int planYear,
        ReadingCorrections corrections)
    {
        var metadata = outline.Metadata;
        var settled = outline with
        {
            Metadata = metadata with
            {
                ReviewedYear = Settle(metadata.ReviewedYear, reviewedYear),
                PlanYear = Settle(metadata.PlanYear, planYear),
            },
        };
        if (!corrections.Any)
        {
            return new(text, settled, stages.Commitments(text, settled), stages.Outcomes(text, settled));
        }

        var (index, effects) = (new AnchorIndex(text), new Dictionary<long, CorrectionEffect>());
        settled = corrections.Apply(text, index, settled, effects);
        var commitments = corrections.Apply(text, index, settled, stages.Commitments(text, settled), effects);
        return new(text, settled, commitments, stages.Outcomes(text, settled)) { Effects = effects };
    }

    /// <summary>Analyses a stored report again, with what people said of it.</summary>
    public static async Task<ReportAnalysis> OfStoredAsync(
        ReportStages stages,
        Session session,
        StoredReport report,
        CancellationToken cancellationToken) => await OfStoredAsync(
            stages, session, report, await ReadingCorrections.LoadAsync(session, report, cancellationToken), cancellationToken);

    public static async Task<ReportAnalysis> OfStoredAsync(
        ReportStages stages,
        Session session,
        StoredReport report,
        ReadingCorrections corrections,
        CancellationToken cancellationToken)
    {
        var content = await new ReportRepository(session).ContentAsync(report.Id, cancellationToken);
        return stages.Read(content, report.FileName) is ReadResult.Read read
            ? Of(stages, read.Text, stages.Outline(read.Text), report.ReviewedYear, report.PlanYear, corrections)
            : throw new InvalidOperationException($"Report {report.Id} was read when it was imported and cannot be read now.");
    }

    /// <summary>
    /// The same report read with these corrections instead. The outline is read anew: corrections lie over what the engine
    /// read, never over one another's results.
    /// </summary>
    public ReportAnalysis Again(ReportStages stages, ReadingCorrections corrections, StoredReport report) =>
        Of(stages, Text, stages.Outline(Text), report.ReviewedYear, report.PlanYear, corrections);

    public IReadOnlyList<StoredPart> Parts(long reportId) =>
    [
        .. Outline.Parts.Select((part, ordinal) =>
        {
            var span = Text.ToPublished(part.Span);
            PublishedSpan? heading = part.HeadingSpan is { } headingSpan ? Text.ToPublished(headingSpan) : null;
            return new StoredPart
            {
                ReportId = reportId,
                Ordinal = ordinal,
                Kind = part.Kind,
                Heading = part.Heading,
                HeadingStart = heading?.Start,
                HeadingEnd = heading?.End,
                SpanStart = span.Start,
                SpanEnd = span.End,
                Confidence = part.Confidence,
            };
        }),
    ];

    public IReadOnlyList<StoredCommitment> StoredCommitments(StoredReport report)
    {
        var identities = Identities.Of('c', report.AgencyId, report.PlanYear, Commitments.Select(commitment => commitment.Text));
        return
        [
            .. Commitments.Select((commitment, ordinal) =>
            {
                var span = Text.ToPublished(commitment.Span);
                var sentence = Text.ToPublished(commitment.Sentence);
                PublishedSpan? deadline = commitment.Deadline is { } stated ? Text.ToPublished(stated.Span) : null;
                return new StoredCommitment
                {
                    ReportId = report.Id,
                    Ordinal = ordinal,
                    IdentityHash = identities[ordinal],
                    SpanStart = span.Start,
                    SpanEnd = span.End,
                    SentenceStart = sentence.Start,
                    SentenceEnd = sentence.End,
                    Text = commitment.Text,
                    Kind = commitment.Kind,
                    DueOn = commitment.DueIn(report.PlanYear),
                    DeadlineStart = deadline?.Start,
                    DeadlineEnd = deadline?.End,
                    LeadUnits = commitment.LeadUnits,
                    SupportingUnits = commitment.SupportingUnits,
                    Figures = Published(commitment.Figures),
                    Titles = Published(commitment.Titles),
                    Heading = commitment.Heading,
                    Position = commitment.Position,
                };
            }),
        ];
    }

    public IReadOnlyList<StoredOutcome> StoredOutcomes(StoredReport report)
    {
        var identities = Identities.Of('o', report.AgencyId, report.ReviewedYear, Outcomes.Select(outcome => outcome.Text));
        return
        [
            .. Outcomes.Select((outcome, ordinal) =>
            {
                var span = Text.ToPublished(outcome.Span);
                return new StoredOutcome
                {
                    ReportId = report.Id,
                    Ordinal = ordinal,
                    IdentityHash = identities[ordinal],
                    SpanStart = span.Start,
                    SpanEnd = span.End,
                    Text = outcome.Text,
                    Part = outcome.Part,
                    Completion = outcome.Completion,
                    Figures = Published(outcome.Figures),
                    Titles = Published(outcome.Titles),
                    Heading = outcome.Heading,
                    Position = outcome.Position,
                };
            }),
        ];
    }

    /// <summary>Reasons with their places in this report's text and, where there is one, in the answering report's.</summary>
    public IReadOnlyList<PublishedReason> Published(IReadOnlyList<Reason> reasons, ReportText? answering) =>
    [
        .. reasons.Select(reason => new PublishedReason(
            reason.Code,
            reason.Values,
            [.. reason.Promise.Select(Text.ToPublished)],
            answering is null ? [] : [.. reason.Evidence.Select(answering.ToPublished)])),
    ];

    private IReadOnlyList<PublishedFigure> Published(IReadOnlyList<Figure> figures) =>
    [
        .. figures.Select(figure =>
        {
            var span = Text.ToPublished(figure.Span);
            return new PublishedFigure(figure.Value, figure.Unit, figure.Comparison, span.Start, span.End);
        }),
    ];

    private IReadOnlyList<PublishedTitle> Published(IReadOnlyList<CitedTitle> titles) =>
    [
        .. titles.Select(title =>
        {
            var span = Text.ToPublished(title.Span);
            return new PublishedTitle(title.Text, title.IsDocument, span.Start, span.End);
        }),
    ];

    private static Finding<int> Settle(Finding<int>? found, int year) => found is not null && found.Value == year ? found : new(year, 1, null);
}
