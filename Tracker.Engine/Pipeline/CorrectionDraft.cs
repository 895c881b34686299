using Tracker.Engine.Commitments;
using Tracker.Engine.Language;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Turns what a person says into a correction that names its place by the words, or says why it cannot.</summary>
internal sealed class CorrectionDraft(ReportAnalysis analysis, IReadOnlyList<StoredCommitment> stored, CorrectionRequest request, DateTimeOffset now)
{
    private const int PartAnchorLength = 80;

    private readonly AnchorIndex index = new(analysis.Text);
    private readonly string reading = analysis.Text.Reading;

    /// <summary>The correction without its id and place in time, or the result that stands instead of it.</summary>
    public (StoredCorrection? Correction, CorrectionResult? Instead) Make() => request.Change switch
    {
        ReadingChange.Add add => Add(add),
        ReadingChange.Remove remove => OfCommitment(remove.Commitment, found => Made(ReadingCorrectionKind.Remove, found.Span)),
        ReadingChange.Split split => OfCommitment(split.Commitment, found => Split(split, found)),
        ReadingChange.Merge merge => OfCommitment(merge.Commitment, Merge),
        ReadingChange.SetKind set => OfCommitment(set.Commitment, found => found.Kind == set.Kind
            ? Refused(CorrectionProblem.AlreadySo)
            : Made(ReadingCorrectionKind.Kind, found.Span, set.Kind.ToString())),
        ReadingChange.BeginPart part => BeginPart(part),
        _ => throw new InvalidOperationException($"{request.Change.GetType().Name} makes no correction."),
    };

    private (StoredCorrection?, CorrectionResult?) Add(ReadingChange.Add add)
    {
        if (add.Words.Count(char.IsLetterOrDigit) < CommitmentCorrector.ShortestPromise)
        {
            return Refused(CorrectionProblem.WordsTooShort);
        }

        var body = analysis.Text.Paragraphs.Where(paragraph => paragraph.Role == ParagraphRole.Body).ToList();
        var places = index.Places(add.Words)
            .Where(place => body.Exists(paragraph => paragraph.Span.Contains(place)))
            .Where(place => add.Start is not { } start || Begins(place, start))
            .ToList();
        if (places.Count != 1)
        {
            return places.Count == 0 ? Refused(CorrectionProblem.WordsNotFound, add.Words) : (null, new CorrectionResult.Several(places));
        }

        var span = Sentences.Trim(reading, places[0]);
        return analysis.Commitments.FirstOrDefault(commitment => commitment.Span.Overlaps(span)) is { } taken
            ? Refused(CorrectionProblem.AlreadyCommitment, taken.Text)
            : Made(ReadingCorrectionKind.Add, span, add.Kind?.ToString());
    }

    /// <summary>Whether nothing but marks and blanks lies between where the words are said to begin and where they do.</summary>
    private bool Begins(TextSpan place, int start)
    {
        var (from, to) = (Math.Min(place.Start, start), Math.Max(place.Start, start));
        for (var at = Math.Max(0, from); at < Math.Min(to, reading.Length); at++)
        {
            if (char.IsLetterOrDigit(reading[at]))
            {
                return false;
            }
        }

        return from >= 0 && to <= reading.Length;
    }

    private (StoredCorrection?, CorrectionResult?) Split(ReadingChange.Split split, Commitment found)
    {
        var words = found.Span.Text(reading);
        var at = split.At;
        if (at is null)
        {
            var begins = (split.SecondBegins ?? string.Empty).Trim();
            var places = begins.Length == 0 ? [] : index.Places(begins).Where(found.Span.Contains).ToList();
            if (places.Count != 1)
            {
                return Refused(begins.Length == 0 || places.Count > 1 ? CorrectionProblem.SplitNowhere : CorrectionProblem.WordsNotFound, begins);
            }

            at = places[0].Start - found.Span.Start;
        }

        return at <= 0 || at >= words.Length
            ? Refused(CorrectionProblem.SplitNowhere)
            : Made(ReadingCorrectionKind.Split, found.Span, splitAt: at);
    }

    private (StoredCorrection?, CorrectionResult?) Merge(Commitment found)
    {
        var next = analysis.Commitments.Where(commitment => commitment.Span.Start >= found.Span.End).MinBy(commitment => commitment.Span.Start);
        return next is null || reading.AsSpan(found.Span.End, next.Span.Start - found.Span.End).Contains('\n')
            ? Refused(CorrectionProblem.NothingToMerge)
            : Made(ReadingCorrectionKind.Merge, new TextSpan(found.Span.Start, next.Span.End));
    }

    private (StoredCorrection?, CorrectionResult?) BeginPart(ReadingChange.BeginPart part)
    {
        if (part.Paragraph < 0 || part.Paragraph >= analysis.Text.Paragraphs.Count
            || analysis.Text.Paragraphs[part.Paragraph] is not { Role: ParagraphRole.Body } paragraph
            || !paragraph.Span.Text(reading).Any(char.IsLetterOrDigit))
        {
            return Refused(CorrectionProblem.ParagraphNotFound);
        }

        var (start, end) = paragraph.Span;
        return Made(ReadingCorrectionKind.Part, new TextSpan(start, Math.Min(end, start + PartAnchorLength)), part.Part.ToString());
    }

    private (StoredCorrection?, CorrectionResult?) OfCommitment(string identity, Func<Commitment, (StoredCorrection?, CorrectionResult?)> make)
    {
        for (var at = 0; at < stored.Count; at++)
        {
            if (stored[at].IdentityHash == identity)
            {
                return make(analysis.Commitments[at]);
            }
        }

        return Refused(CorrectionProblem.CommitmentNotFound);
    }

    private (StoredCorrection?, CorrectionResult?) Made(ReadingCorrectionKind kind, TextSpan span, string? value = null, int? splitAt = null)
    {
        var anchor = index.Of(span);
        return (new StoredCorrection
        {
            Kind = kind,
            Quote = anchor.Quote,
            Prefix = anchor.Prefix,
            Suffix = anchor.Suffix,
            Occurrence = anchor.Occurrence,
            SplitAt = splitAt,
            Value = value,
            Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(),
            Actor = request.Actor,
            DecidedAt = now,
        }, null);
    }

    private static (StoredCorrection?, CorrectionResult?) Refused(CorrectionProblem problem, string? value = null) =>
        (null, new CorrectionResult.Refused(problem, value));
}
