using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Gathers from storage what the flag rules need to know.</summary>
internal sealed class YearFactsLoader(Session session, DateOnly today)
{
    private readonly ReportRepository reports = new(session);
    private readonly CommitmentRepository commitments = new(session);

    public async Task<YearFacts> LoadAsync(long agencyId, int year, CancellationToken cancellationToken)
    {
        var agency = await new AgencyRepository(session).ByIdAsync(agencyId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no agency {agencyId}.");
        var promising = await reports.PromisingAsync(agencyId, year, cancellationToken);
        var answering = await reports.AnsweringAsync(agencyId, year, cancellationToken);
        return new YearFacts
        {
            AgencyId = agencyId,
            Level = agency.Level,
            IsClosed = agency.IsClosedOn(today),
            Year = year,
            Today = today,
            HasPromisingReport = promising is not null,
            Answer = answering is null ? null : await AnswerAsync(answering, cancellationToken),
            Commitments = promising is null ? [] : await CommitmentsAsync(promising, cancellationToken),
        };
    }

    private async Task<AnswerFacts> AnswerAsync(StoredReport answering, CancellationToken cancellationToken)
    {
        var parts = await reports.PartsAsync(answering.Id, cancellationToken);
        var promised = await commitments.OfReportAsync(answering.Id, cancellationToken);
        var run = await new AssessmentRepository(session).RunAsync(answering.AgencyId, answering.ReviewedYear, cancellationToken);
        var told = await new OutcomeRepository(session).OfReportAsync(answering.Id, cancellationToken);
        return new(
            StatutoryContents.Found(parts.Select(part => part.Kind), told.Select(outcome => outcome.Text)),
            promised.Count > 0,
            run is not null && run.AnsweringReportId == answering.Id ? run.Recycled : []);
    }

    private async Task<IReadOnlyList<CommitmentFacts>> CommitmentsAsync(StoredReport promising, CancellationToken cancellationToken)
    {
        var notes = await new ProgressNoteRepository(session).LatestOfReportAsync(promising.Id, cancellationToken);
        var extensions = await new ExtensionRepository(session).ApprovedOfReportAsync(promising.Id, cancellationToken);
        var threads = new Threads(await new LinkRepository(session).ThreadStepsAsync(promising.AgencyId, cancellationToken));
        return
        [
            .. (await commitments.DutiesOfReportAsync(promising.Id, cancellationToken)).Select(commitment => new CommitmentFacts
            {
                Identity = commitment.IdentityHash,
                Kind = commitment.Kind,
                Status = commitment.EffectiveStatus,
                FlagProbability = commitment.FlagProbability,
                DueOn = commitment.DueOn,
                ExtendedTo = extensions.GetValueOrDefault(commitment.IdentityHash)?.AskedFor,
                HasStatedDeadline = commitment.HasStatedDeadline,
                Note = notes.GetValueOrDefault(commitment.IdentityHash) is { } note ? new(note.Claim, ChinaTime.Day(note.WrittenAt)) : null,
                IsPromisedAgain = threads.IsPromisedAgain(commitment.Id),
                Earlier = threads.Before(commitment.Id),
            }),
        ];
    }
}

/// <summary>An agency's promises followed from year to year.</summary>
internal sealed class Threads(IReadOnlyList<ThreadStep> steps)
{
    // Where several earlier promises lead into one, the likest is its thread.
    private readonly Dictionary<long, ThreadStep> back = steps
        .GroupBy(step => step.LaterId)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(step => step.Score).ThenBy(step => step.EarlierId).First());

    private readonly HashSet<long> again = [.. steps.Select(step => step.EarlierId)];

    public bool IsPromisedAgain(long commitmentId) => again.Contains(commitmentId);

    /// <summary>The earlier promises of the thread, the earliest first.</summary>
    public IReadOnlyList<EarlierPromise> Before(long commitmentId)
    {
        var before = new List<EarlierPromise>();

        // Each step leads to an earlier year, so this ends.
        while (back.TryGetValue(commitmentId, out var step))
        {
            before.Insert(0, new(step.EarlierIdentity, step.EarlierYear, step.EarlierStatus));
            commitmentId = step.EarlierId;
        }

        return before;
    }
}
