using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Everything about one commitment: what was promised, what may answer it, why, and what people decided.</summary>
/// <param name="Published">The promising report's text as published.</param>
/// <param name="AnsweringReport">Null while it is awaited.</param>
/// <param name="AnsweringPublished">The answering report's text as published.</param>
/// <param name="Evidence">Confirmed first, then as ranked; rejected last.</param>
/// <param name="Thread">The same promise over the years, this one included, by year; alone where it was made once.</param>
/// <param name="Decisions">On the commitment and on its links, oldest first, superseded ones included.</param>
public sealed record CommitmentDetail(
    Agency Agency,
    StoredReport Report,
    string Published,
    StoredCommitment Commitment,
    StoredAssessment? Assessment,
    StoredReport? AnsweringReport,
    string? AnsweringPublished,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<ThreadEntry> Thread,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<StoredFlag> Flags)
{
    /// <summary>The decision in force on the commitment's status.</summary>
    public Decision? InForce => Decisions.LastOrDefault(decision => decision is
    {
        SubjectKind: SubjectKind.Commitment,
        SupersededBy: null,
        Kind: DecisionKind.SetStatus or DecisionKind.ConfirmStatus or DecisionKind.Withdraw
    });
}

/// <summary>An outcome that may answer a commitment.</summary>
/// <param name="Link">The engine's link; null where only a person saw it.</param>
/// <param name="Decision">The person's decision in force: confirmed, rejected, or none.</param>
public sealed record Evidence(StoredOutcome Outcome, StoredLink? Link, Decision? Decision)
{
    public bool IsConfirmed => Decision?.Kind == DecisionKind.ConfirmLink;

    public bool IsRejected => Decision?.Kind == DecisionKind.RejectLink;
}

/// <summary>One year of a promise that was made again and again.</summary>
public sealed record ThreadEntry
{
    public long CommitmentId { get; init; }

    public required string IdentityHash { get; init; }

    public long ReportId { get; init; }

    public int PlanYear { get; init; }

    public required string Text { get; init; }

    public AssessmentStatus EffectiveStatus { get; init; }
}

public sealed partial class CommitmentQueries
{
    internal const string ByIdSql = $"SELECT {CommitmentRepository.Columns} FROM commitments c WHERE c.id = @Id";

    internal const string LinkedOutcomesSql =
        $"""
        SELECT {OutcomeRepository.Columns}
        FROM links l
        INNER JOIN outcomes o ON o.id = l.outcome_id
        WHERE l.commitment_id = @Id
        ORDER BY l.rank
        """;

    internal const string LinkedOutcomesOfReportSql =
        $"""
        SELECT {OutcomeRepository.Columns}
        FROM outcomes o
        WHERE o.id IN (SELECT l.outcome_id FROM commitments c INNER JOIN links l ON l.commitment_id = c.id WHERE c.report_id = @Id)
        """;

    internal const string ThreadEntrySql =
        """
        SELECT c.id AS commitment_id, c.identity_hash, c.report_id, r.plan_year, c.text, a.effective_status
        FROM commitments c
        INNER JOIN reports r ON r.id = c.report_id
        INNER JOIN assessments a ON a.commitment_id = c.id
        WHERE c.id = @Id
        """;

    internal const string StatementsSql =
        $"""
        SELECT {OutcomeRepository.Columns}
        FROM assessments a
        INNER JOIN outcomes o ON o.report_id = a.answering_report_id
        WHERE a.commitment_id = @Id AND o.text LIKE @Words ESCAPE '~'
        ORDER BY o.ordinal
        """;

    internal const string NeighboursSql =
        """
        SELECT earlier_id FROM carried_over WHERE later_id = @Id
        UNION
        SELECT later_id FROM carried_over WHERE earlier_id = @Id
        """;

    /// <summary>The commitment by its identity, in the version of the report that stands.</summary>
    public async Task<CommitmentDetail?> ByIdentityAsync(
        Scope scope,
        string identity,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new CommitmentRepository(session).ByIdentityAsync(identity, cancellationToken) is { } commitment
            ? await DetailAsync(session, scope, commitment, cancellationToken)
            : null;
    }

    public async Task<CommitmentDetail?> ByIdAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.SingleOrDefaultAsync<StoredCommitment>(ByIdSql, new { Id = id }, cancellationToken) is { } commitment
            ? await DetailAsync(session, scope, commitment, cancellationToken)
            : null;
    }

    /// <summary>The evidence of all commitments of a report that stands, by commitment, in the order of <see cref="CommitmentDetail"/>; none where it is not within.</summary>
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<Evidence>>> EvidenceOfReportAsync(
        Scope scope,
        long reportId,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var evidence = new Dictionary<long, IReadOnlyList<Evidence>>();
        if (await new ReportRepository(session).ByIdAsync(reportId, cancellationToken) is not { } report
            || !await session.HasAsync(scope, report.AgencyId, cancellationToken))
        {
            return evidence;
        }

        var links = (await new LinkRepository(session).OfReportAsync(reportId, cancellationToken)).ToLookup(link => link.CommitmentId);
        var outcomes = (await session.QueryAsync<StoredOutcome>(LinkedOutcomesOfReportSql, new { Id = reportId }, cancellationToken)).ToDictionary(outcome => outcome.Id);
        var decisions = (await new DecisionRepository(session).OfReportAsync(reportId, cancellationToken)).ToLookup(decision => decision.CommitmentIdentity);
        foreach (var duty in await new CommitmentRepository(session).DutiesOfReportAsync(reportId, cancellationToken))
        {
            evidence[duty.Id] = await EvidenceAsync(session, duty.IdentityHash, links[duty.Id], outcomes, decisions[duty.IdentityHash], cancellationToken);
        }

        return evidence;
    }

    /// <summary>On the commitment and on its links, oldest first, superseded ones included; none where it is not within.</summary>
    public async Task<IReadOnlyList<Decision>> DecisionsAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.SingleOrDefaultAsync<StoredCommitment>(ByIdSql, new { Id = id }, cancellationToken) is { } commitment
            && await new ReportRepository(session).ByIdAsync(commitment.ReportId, cancellationToken) is { } report
            && await session.HasAsync(scope, report.AgencyId, cancellationToken)
            ? await new DecisionRepository(session).OfCommitmentAsync(commitment.IdentityHash, cancellationToken)
            : [];
    }

    /// <summary>Statements of the answering report that contain the words, in its order; none where it is not within.</summary>
    /// <param name="scope">What the reader may see.</param>
    /// <param name="id">The commitment.</param>
    /// <param name="words">Taken literally.</param>
    /// <param name="most">How many are wanted, 1 to 500.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<StoredOutcome>> StatementsAsync(
        Scope scope,
        long id,
        string words,
        int most,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AssessmentRepository(session).OfCommitmentAsync(id, cancellationToken) is { } assessment
            && await session.HasAsync(scope, assessment.AgencyId, cancellationToken)
            ? await session.QueryAsync<StoredOutcome>(
                session.Dialect.Paged(StatementsSql),
                new { Id = id, Words = SqlFilter.Containing(words), Take = most, Skip = 0L },
                cancellationToken)
            : [];
    }

    private static async Task<CommitmentDetail?> DetailAsync(
        Session session,
        Scope scope,
        StoredCommitment commitment,
        CancellationToken cancellationToken)
    {
        var reports = new ReportRepository(session);
        var report = (await reports.ByIdAsync(commitment.ReportId, cancellationToken))!;
        if (!await session.HasAsync(scope, report.AgencyId, cancellationToken))
        {
            return null;
        }

        var assessment = await new AssessmentRepository(session).OfCommitmentAsync(commitment.Id, cancellationToken);
        var answering = assessment?.AnsweringReportId is { } answeringId ? await reports.ByIdAsync(answeringId, cancellationToken) : null;
        var decisions = await new DecisionRepository(session).OfCommitmentAsync(commitment.IdentityHash, cancellationToken);
        return new(
            (await new AgencyRepository(session).ByIdAsync(report.AgencyId, cancellationToken))!,
            report,
            await reports.PublishedAsync(report.Id, cancellationToken) ?? string.Empty,
            commitment,
            assessment,
            answering,
            answering is null ? null : await reports.PublishedAsync(answering.Id, cancellationToken),
            await EvidenceAsync(
                session,
                commitment.IdentityHash,
                await new LinkRepository(session).OfCommitmentAsync(commitment.Id, cancellationToken),
                (await session.QueryAsync<StoredOutcome>(LinkedOutcomesSql, new { commitment.Id }, cancellationToken))
                    .DistinctBy(outcome => outcome.Id)
                    .ToDictionary(outcome => outcome.Id),
                decisions,
                cancellationToken),
            await ThreadAsync(session, commitment.Id, cancellationToken),
            decisions,
            await new FlagRepository(session).OfCommitmentAsync(commitment.IdentityHash, cancellationToken));
    }

    private static async Task<IReadOnlyList<Evidence>> EvidenceAsync(
        Session session,
        string identity,
        IEnumerable<StoredLink> links,
        IReadOnlyDictionary<long, StoredOutcome> outcomes,
        IEnumerable<Decision> decisions,
        CancellationToken cancellationToken)
    {
        var inForce = decisions
            .Where(decision => decision is { SubjectKind: SubjectKind.Link, SupersededBy: null })
            .ToDictionary(decision => decision.SubjectIdentity, StringComparer.Ordinal);
        var evidence = links
            .Where(link => outcomes.ContainsKey(link.OutcomeId))
            .Select(link => (Link: link, Outcome: outcomes[link.OutcomeId]))
            .Select(item => new Evidence(
                item.Outcome,
                item.Link,
                inForce.GetValueOrDefault(Decision.LinkSubject(identity, item.Outcome.IdentityHash))))
            .ToList();

        var seen = evidence.Select(item => item.Outcome.IdentityHash).ToHashSet(StringComparer.Ordinal);
        foreach (var decision in inForce.Values)
        {
            var outcomeIdentity = decision.SubjectIdentity[(decision.SubjectIdentity.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (seen.Add(outcomeIdentity)
                && await new OutcomeRepository(session).ByIdentityAsync(outcomeIdentity, cancellationToken) is { } outcome)
            {
                evidence.Add(new(outcome, null, decision));
            }
        }

        return
        [
            .. evidence
                .OrderBy(item => item.IsConfirmed ? 0 : item.IsRejected ? 2 : 1)
                .ThenBy(item => item.Link?.Rank ?? int.MaxValue)
                .ThenBy(item => item.Outcome.Ordinal),
        ];
    }

    private static async Task<IReadOnlyList<ThreadEntry>> ThreadAsync(Session session, long commitmentId, CancellationToken cancellationToken)
    {
        var entries = new List<ThreadEntry>();
        var seen = new HashSet<long> { commitmentId };
        var ahead = new Queue<long>(seen);
        while (ahead.TryDequeue(out var id))
        {
            if (await session.SingleOrDefaultAsync<ThreadEntry>(ThreadEntrySql, new { Id = id }, cancellationToken) is not { } entry)
            {
                continue;
            }

            entries.Add(entry);
            foreach (var neighbour in await session.QueryAsync<long>(NeighboursSql, new { Id = id }, cancellationToken))
            {
                if (seen.Add(neighbour))
                {
                    ahead.Enqueue(neighbour);
                }
            }
        }

        return [.. entries.OrderBy(entry => entry.PlanYear).ThenBy(entry => entry.CommitmentId)];
    }
}
