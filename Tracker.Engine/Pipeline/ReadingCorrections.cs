using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>A report's corrections in force, as the pure stages take them.</summary>
internal sealed class ReadingCorrections
{
    private readonly List<(long Id, PartCorrection Correction)> parts = [];
    private readonly List<(long Id, CommitmentCorrection Correction)> commitments = [];

    private ReadingCorrections(IEnumerable<StoredCorrection> inForce)
    {
        foreach (var stored in inForce)
        {
            if (stored.Kind == ReadingCorrectionKind.Part)
            {
                parts.Add((stored.Id, new(stored.Anchor, Enum.Parse<ReportPart>(stored.Value!))));
            }
            else
            {
                commitments.Add((stored.Id, OfCommitment(stored)));
            }
        }
    }

    public static ReadingCorrections None { get; } = new([]);

    public bool Any => parts.Count + commitments.Count > 0;

    public static ReadingCorrections Of(IEnumerable<StoredCorrection> corrections) => new(corrections.Where(correction => correction.IsInForce));

    public static async Task<ReadingCorrections> LoadAsync(Session session, StoredReport report, CancellationToken cancellationToken) =>
        Of(await new CorrectionRepository(session).OfYearAsync(report.AgencyId, report.ReviewedYear, cancellationToken));

    /// <summary>Lays the corrections of the parts over an outline and notes what became of each.</summary>
    public Outline Apply(ReportText text, AnchorIndex index, Outline outline, Dictionary<long, CorrectionEffect> effects)
    {
        var (corrected, became) = OutlineCorrector.Apply(text, index, outline, parts.ConvertAll(item => item.Correction));
        Note(effects, parts.Select(item => item.Id), became);
        return corrected;
    }

    /// <summary>Lays the corrections of commitments over those that were read and notes what became of each.</summary>
    public IReadOnlyList<Commitment> Apply(
        ReportText text,
        AnchorIndex index,
        Outline outline,
        IReadOnlyList<Commitment> read,
        Dictionary<long, CorrectionEffect> effects)
    {
        var corrected = CommitmentCorrector.Apply(text, index, outline, read, commitments.ConvertAll(item => item.Correction));
        Note(effects, commitments.Select(item => item.Id), corrected.Effects);
        return corrected.Commitments;
    }

    private static CommitmentCorrection OfCommitment(StoredCorrection stored) => stored.Kind switch
    {
        ReadingCorrectionKind.Add => new CommitmentCorrection.Added(stored.Anchor, stored.Value is null ? null : Enum.Parse<CommitmentKind>(stored.Value)),
        ReadingCorrectionKind.Remove => new CommitmentCorrection.Removed(stored.Anchor),
        ReadingCorrectionKind.Split => new CommitmentCorrection.Parted(stored.Anchor, stored.SplitAt!.Value),
        ReadingCorrectionKind.Merge => new CommitmentCorrection.Joined(stored.Anchor),
        ReadingCorrectionKind.Kind => new CommitmentCorrection.Reclassified(stored.Anchor, Enum.Parse<CommitmentKind>(stored.Value!)),
        _ => throw new InvalidOperationException($"Correction {stored.Id} is not one of a commitment."),
    };

    private static void Note(Dictionary<long, CorrectionEffect> effects, IEnumerable<long> ids, IReadOnlyList<CorrectionEffect> became)
    {
        foreach (var (id, effect) in ids.Zip(became))
        {
            effects[id] = effect;
        }
    }
}
