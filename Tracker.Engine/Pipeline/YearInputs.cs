using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a year's assessment is made from: the two reports that stand and what people decided.</summary>
internal sealed record YearInputs(
    StoredReport? Promising,
    StoredReport? Answering,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<StoredCorrection> Corrections)
{
    public static async Task<YearInputs> LoadAsync(Session session, long agencyId, int year, CancellationToken cancellationToken)
    {
        var reports = new ReportRepository(session);
        var promising = await reports.PromisingAsync(agencyId, year, cancellationToken);
        var answering = await reports.AnsweringAsync(agencyId, year, cancellationToken);
        var decisions = promising is null ? [] : await new DecisionRepository(session).OfReportAsync(promising.Id, cancellationToken);
        var corrections = new List<StoredCorrection>();
        foreach (var report in new[] { promising, answering }.OfType<StoredReport>())
        {
            corrections.AddRange(await new CorrectionRepository(session).OfYearAsync(report.AgencyId, report.ReviewedYear, cancellationToken));
        }

        return new(promising, answering, decisions, corrections);
    }

    public bool IsSameAs(YearInputs other) =>
        Promising?.Id == other.Promising?.Id
        && Answering?.Id == other.Answering?.Id
        && Decisions.Select(decision => decision.Id).SequenceEqual(other.Decisions.Select(decision => decision.Id))
        && Corrections.SequenceEqual(other.Corrections);
}
