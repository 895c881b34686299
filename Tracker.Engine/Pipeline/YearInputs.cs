using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a year's assessment is made from: the two reports that stand and what people decided.</summary>
internal sealed record YearInputs(StoredReport? Promising, StoredReport? Answering, IReadOnlyList<Decision> Decisions)
{
    public static async Task<YearInputs> LoadAsync(Session session, long agencyId, int year, CancellationToken cancellationToken)
    {
        var reports = new ReportRepository(session);
        var promising = await reports.PromisingAsync(agencyId, year, cancellationToken);
        var answering = await reports.AnsweringAsync(agencyId, year, cancellationToken);
        var decisions = promising is null ? [] : await new DecisionRepository(session).OfReportAsync(promising.Id, cancellationToken);
        return new(promising, answering, decisions);
    }

    public bool IsSameAs(YearInputs other) =>
        Promising?.Id == other.Promising?.Id
        && Answering?.Id == other.Answering?.Id
        && Decisions.Select(decision => decision.Id).SequenceEqual(other.Decisions.Select(decision => decision.Id));
}
