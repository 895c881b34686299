using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Commitments;

/// <summary>
/// Lays people's corrections over the commitments that the engine read, in the order in which they were made. Pure: the same
/// text and corrections give the same commitments. Where a person's words and the engine's overlap, the person's stand.
/// </summary>
public static class CommitmentCorrector
{
    /// <summary>The fewest units in which something can be promised.</summary>
    public const int ShortestPromise = 4;

    // Another engine may set the edges of a promise elsewhere; with two thirds in common it is still the same.
    private const double SamePromise = 2.0 / 3;

    public static CorrectedCommitments Apply(
        ReportText text,
        AnchorIndex index,
        Outline outline,
        IReadOnlyList<Commitment> read,
        IReadOnlyList<CommitmentCorrection> corrections)
    {
        if (corrections.Count == 0)
        {
            return new(read, []);
        }

        var work = new Work(text, index, outline, read);
        var effects = corrections.Select(work.Take).ToList();
        return new(work.Result(), effects);
    }

    private sealed class Work(ReportText text, AnchorIndex index, Outline outline, IReadOnlyList<Commitment> read)
    {
        private readonly List<Commitment> standing = [.. read];

        public List<Commitment> Result() =>
            CommitmentExtractor.Positioned([.. standing.OrderBy(commitment => commitment.Span)]);

        public CorrectionEffect Take(CommitmentCorrection correction)
        {
            var place = index.Find(correction.Anchor);
            if (place.Span is not { } span)
            {
                return place.IsAmbiguous ? CorrectionEffect.TextAmbiguous : CorrectionEffect.TextGone;
            }

            return correction switch
            {
                CommitmentCorrection.Added added => Add(span, added.Kind),
                CommitmentCorrection.Removed => Remove(span),
                CommitmentCorrection.Parted parted => Part(span, parted),
                CommitmentCorrection.Joined => Join(span),
                CommitmentCorrection.Reclassified reclassified => Reclassify(span, reclassified.Kind),
                _ => throw new InvalidOperationException($"There is no correction {correction.GetType().Name}."),
            };
        }

        private CorrectionEffect Add(TextSpan span, CommitmentKind? kind)
        {
            if (standing.Exists(commitment => commitment.Span == span))
            {
                return kind is { } wanted ? Reclassify(span, wanted) : CorrectionEffect.AlreadySo;
            }

            standing.RemoveAll(commitment => commitment.Span.Overlaps(span));
            var added = CommitmentExtractor.At(text, outline, span);
            standing.Add(kind is null ? added : added with { Kind = kind.Value });
            return CorrectionEffect.Applied;
        }

        private CorrectionEffect Remove(TextSpan span) =>
            standing.RemoveAll(commitment => span.Contains(commitment.Span) || IsSame(commitment.Span, span)) > 0
                ? CorrectionEffect.Applied
                : CorrectionEffect.NothingThere;

        private CorrectionEffect Part(TextSpan span, CommitmentCorrection.Parted parted)
        {
            var at = index.After(span, parted.Anchor.Quote[..parted.At]);
            var whole = standing.Find(commitment => commitment.Span.Start < at && at < commitment.Span.End);
            if (whole is null)
            {
                return standing.Count(commitment => commitment.Span.Overlaps(span)) > 1 ? CorrectionEffect.AlreadySo : CorrectionEffect.NothingThere;
            }

            TextSpan[] pieces =
            [
                Sentences.Trim(text.Reading, new TextSpan(whole.Span.Start, at)),
                Sentences.Trim(text.Reading, new TextSpan(at, whole.Span.End)),
            ];
            if (Array.Exists(pieces, piece => piece.Length < ShortestPromise))
            {
                return CorrectionEffect.NothingThere;
            }

            standing.Remove(whole);
            standing.AddRange(pieces.Select(piece => CommitmentExtractor.At(text, outline, piece, [whole])));
            return CorrectionEffect.Applied;
        }

        private CorrectionEffect Join(TextSpan span)
        {
            var pieces = standing.Where(commitment => commitment.Span.Overlaps(span)).OrderBy(commitment => commitment.Span).ToList();
            if (pieces.Count < 2)
            {
                return pieces.Count == 1 && pieces[0].Span.Contains(span) ? CorrectionEffect.AlreadySo : CorrectionEffect.NothingThere;
            }

            standing.RemoveAll(pieces.Contains);
            standing.Add(CommitmentExtractor.At(text, outline, new TextSpan(pieces[0].Span.Start, pieces[^1].Span.End), pieces));
            return CorrectionEffect.Applied;
        }

        private CorrectionEffect Reclassify(TextSpan span, CommitmentKind kind)
        {
            var at = standing.FindIndex(commitment => IsSame(commitment.Span, span));
            if (at < 0)
            {
                return CorrectionEffect.NothingThere;
            }

            var isSo = standing[at].Kind == kind;
            standing[at] = standing[at] with { Kind = kind };
            return isSo ? CorrectionEffect.AlreadySo : CorrectionEffect.Applied;
        }

        private static bool IsSame(TextSpan one, TextSpan other)
        {
            var common = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
            return common >= SamePromise * (one.Length + other.Length - common);
        }
    }
}
