using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>A commitment with the place it has in the reading form.</summary>
public sealed record ReadCommitment(Commitment Commitment, string IdentityHash);

/// <summary>A correction and what became of it in the version that is shown.</summary>
/// <param name="Effect">Null where the correction was taken back.</param>
public sealed record CorrectionInPlace(StoredCorrection Correction, CorrectionEffect? Effect)
{
    /// <summary>It is in force and finds nothing to hold on to in this version.</summary>
    public bool IsLost => Effect is CorrectionEffect.TextGone or CorrectionEffect.TextAmbiguous or CorrectionEffect.NothingThere;
}

/// <summary>A report in the form the engine reads, with what it makes of it and what people said of that.</summary>
/// <param name="Text">Its paragraphs are what corrections refer to by number and place.</param>
/// <param name="Outline">With people's corrections.</param>
/// <param name="Commitments">With people's corrections, in the order of the text.</param>
/// <param name="Corrections">In the order in which they were made, those taken back included.</param>
public sealed record ReportReadingView(
    Agency Agency,
    StoredReport Report,
    ReportText Text,
    Outline Outline,
    IReadOnlyList<ReadCommitment> Commitments,
    IReadOnlyList<CorrectionInPlace> Corrections);

/// <summary>Reads a stored report again, to show what corrections refer to.</summary>
public sealed class ReadReading(Database database, ReportStages stages)
{
    /// <summary>Null where there is no such report within the scope.</summary>
    public async Task<ReportReadingView?> ExecuteAsync(Scope scope, long reportId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if (await ReportAsync(session, scope, reportId, cancellationToken) is not { } report)
        {
            return null;
        }

        var corrections = await new CorrectionRepository(session).OfYearAsync(report.AgencyId, report.ReviewedYear, cancellationToken);
        var analysis = await ReportAnalysis.OfStoredAsync(stages, session, report, ReadingCorrections.Of(corrections), cancellationToken);
        return new(
            (await new AgencyRepository(session).ByIdAsync(report.AgencyId, cancellationToken))!,
            report,
            analysis.Text,
            analysis.Outline,
            [.. analysis.Commitments.Zip(analysis.StoredCommitments(report), (read, stored) => new ReadCommitment(read, stored.IdentityHash))],
            InPlace(corrections, analysis));
    }

    /// <summary>
    /// The corrections in force, with what became of each in this version. Most reports have none; only one that has is read
    /// again for it.
    /// </summary>
    public async Task<IReadOnlyList<CorrectionInPlace>> CorrectionsAsync(Scope scope, long reportId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if (await ReportAsync(session, scope, reportId, cancellationToken) is not { } report)
        {
            return [];
        }

        var corrections = (await new CorrectionRepository(session).OfYearAsync(report.AgencyId, report.ReviewedYear, cancellationToken))
            .Where(correction => correction.IsInForce)
            .ToList();
        return corrections.Count == 0
            ? []
            : InPlace(corrections, await ReportAnalysis.OfStoredAsync(stages, session, report, ReadingCorrections.Of(corrections), cancellationToken));
    }

    private static async Task<StoredReport?> ReportAsync(Session session, Scope scope, long reportId, CancellationToken cancellationToken) =>
        await new ReportRepository(session).ByIdAsync(reportId, cancellationToken) is { } report
            && await session.HasAsync(scope, report.AgencyId, cancellationToken) ? report : null;

    private static List<CorrectionInPlace> InPlace(IEnumerable<StoredCorrection> corrections, ReportAnalysis analysis) =>
    [
        .. corrections.Select(correction => new CorrectionInPlace(
            correction, correction.IsInForce ? analysis.Effects.GetValueOrDefault(correction.Id) : null)),
    ];
}
