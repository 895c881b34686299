using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Which part of the review queue is wanted; null filters nothing.</summary>
public sealed record ReviewFilter
{
    /// <summary>This agency and those beneath it.</summary>
    public long? RootAgencyId { get; init; }

    public int? PlanYear { get; init; }

    /// <summary>The engine's own.</summary>
    public AssessmentStatus? Status { get; init; }

    /// <summary>Only where a flag hangs on it that nobody has dismissed.</summary>
    public bool Flagged { get; init; }
}

/// <summary>A place in the review queue: the worth of the decision there, then the commitment's id.</summary>
public sealed record ReviewPlace
{
    /// <summary>Before everything else.</summary>
    public static ReviewPlace Start { get; } = new() { ReviewWorth = double.MaxValue };

    public long CommitmentId { get; init; }

    public double ReviewWorth { get; init; }
}

/// <summary>A person's own decision, as far as it is needed to take it back.</summary>
public sealed record OwnDecision
{
    public long Id { get; init; }

    public SubjectKind SubjectKind { get; init; }

    public required string SubjectIdentity { get; init; }

    public DecisionKind Kind { get; init; }

    public required string CommitmentIdentity { get; init; }

    public long CommitmentId { get; init; }

    public required string CommitmentText { get; init; }
}

/// <summary>Reads the review queue: judgements that nobody has settled, the worthiest first.</summary>
public sealed class ReviewQueries(Database database)
{
    /// <summary>How far what is left is counted.</summary>
    public const int CountedAtMost = 500;

    // Up to here an agency's own rows are read and sorted; with more agencies the next row of the queue is met soon.
    private const int FewAgencies = 300;

    internal const string DoneSql =
        """
        SELECT COUNT(DISTINCT d.commitment_identity)
        FROM decisions d
        WHERE d.actor = @Actor AND d.decided_at >= @Since AND d.superseded_by IS NULL AND d.kind <> 'Revoke'
            AND d.commitment_identity IS NOT NULL
        """;

    /// <summary>The places after <paramref name="after"/> that nobody else is looking at, in the order of the queue.</summary>
    /// <param name="scope">Where the reviewer may decide.</param>
    /// <param name="filter">The part of the queue.</param>
    /// <param name="after">Where to go on from; <see cref="ReviewPlace.Start"/> for the worthiest.</param>
    /// <param name="actor">Whose own leases do not count.</param>
    /// <param name="now">Until when leases of others count.</param>
    /// <param name="most">How many are wanted, 1 to 500.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<ReviewPlace>> NextAsync(
        Scope scope,
        ReviewFilter filter,
        ReviewPlace after,
        string actor,
        DateTimeOffset now,
        int most,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var isNarrow = await IsNarrowAsync(session, scope, filter, cancellationToken);
        var args = new
        {
            RootId = filter.RootAgencyId,
            scope.Roots,
            filter.PlanYear,
            Status = filter.Status?.ToString(),
            Worth = after.ReviewWorth,
            After = after.CommitmentId,
            Actor = actor,
            Now = now,
            Take = most,
            Skip = 0L,
        };
        return await session.QueryAsync<ReviewPlace>(session.Dialect.Paged(NextSql(scope, filter, isNarrow)), args, cancellationToken);
    }

    /// <summary>How many are left, whoever looks at them; counted no further than <see cref="CountedAtMost"/>.</summary>
    public async Task<int> LeftAsync(Scope scope, ReviewFilter filter, CancellationToken cancellationToken = default) =>
        // At the end of time no lease holds any more.
        (await NextAsync(scope, filter, ReviewPlace.Start, string.Empty, DateTimeOffset.MaxValue.ToUniversalTime(), CountedAtMost, cancellationToken)).Count;

    /// <summary>The commitment's place; null where it is not in the queue, or outside.</summary>
    public async Task<ReviewPlace?> PlaceAsync(Scope scope, long commitmentId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new AssessmentRepository(session).OfCommitmentAsync(commitmentId, cancellationToken) is { ReviewWorth: { } worth } row
            && await session.HasAsync(scope, row.AgencyId, cancellationToken)
            ? new() { CommitmentId = commitmentId, ReviewWorth = worth }
            : null;
    }

    /// <summary>On how many commitments this person has decided since, what was taken back left out.</summary>
    public async Task<int> DoneAsync(string actor, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ScalarAsync<int>(DoneSql, new { Actor = actor, Since = since }, cancellationToken);
    }

    /// <summary>The person's latest decision on a commitment or one of its links that still stands; null where there is none since then.</summary>
    public async Task<OwnDecision?> LastOfAsync(Scope scope, string actor, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.FirstOrDefaultAsync<OwnDecision>(
            session.Dialect.Paged(LastSql(scope)),
            new { Actor = actor, Since = since, scope.Roots, Take = 1, Skip = 0L },
            cancellationToken);
    }

    internal static string LastSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT d.id, d.subject_kind, d.subject_identity, d.kind, d.commitment_identity, c.id AS commitment_id, c.text AS commitment_text
        FROM decisions d
        INNER JOIN commitments c ON c.identity_hash = d.commitment_identity
        INNER JOIN reports r ON r.id = c.report_id AND r.is_current = 1
        {new SqlFilter()
            .When(true, "d.actor = @Actor AND d.decided_at >= @Since AND d.superseded_by IS NULL AND d.kind <> 'Revoke'")
            .Within(scope, "r.agency_id")}
        ORDER BY d.decided_at DESC, d.id DESC
        """;

    internal static string AgenciesSql(Scope scope, ReviewFilter filter) =>
        $"""
        {ScopeSql.Tables(scope, filter.RootAgencyId)}
        SELECT COUNT(*)
        FROM agencies
        {new SqlFilter().Within(scope, "id").When(filter.RootAgencyId is not null, "id IN (SELECT id FROM subtree)")}
        """;

    /// <param name="scope">Where the reviewer may decide.</param>
    /// <param name="filter">The part of the queue.</param>
    /// <param name="isNarrow">
    /// Whether the rows of the few agencies are read and sorted, rather than the queue read in its order until one is met. The sign
    /// before a column keeps a database without statistics from taking the other index.
    /// </param>
    internal static string NextSql(Scope scope, ReviewFilter filter, bool isNarrow)
    {
        var (agency, worth) = isNarrow ? ("a.agency_id", "+a.review_worth") : ("+a.agency_id", "a.review_worth");
        return $"""
            {ScopeSql.Tables(scope, filter.RootAgencyId)}
            SELECT a.commitment_id, a.review_worth
            FROM assessments a
            {new SqlFilter()
                .When(true, "a.review_worth IS NOT NULL")
                .When(true, $"{worth} <= @Worth AND (a.review_worth < @Worth OR a.commitment_id > @After)")
                .Within(scope, agency)
                .When(filter.RootAgencyId is not null, $"{agency} IN (SELECT id FROM subtree)")
                .When(filter.PlanYear is not null, "a.plan_year = @PlanYear")
                .When(filter.Status is not null, "a.status = @Status")
                .When(filter.Flagged, FlaggedCondition)
                .When(true, OthersCondition)}
            ORDER BY {worth} DESC, a.commitment_id
            """;
    }

    private const string FlaggedCondition =
        """
        EXISTS (
                SELECT 1
                FROM commitments c
                INNER JOIN flags f ON f.commitment_identity = c.identity_hash
                WHERE c.id = a.commitment_id AND f.status IN ('Open', 'Confirmed'))
        """;

    private const string OthersCondition =
        """
        NOT EXISTS (
                SELECT 1
                FROM review_leases l
                WHERE l.commitment_id = a.commitment_id AND l.actor <> @Actor AND l.held_until > @Now)
        """;

    private static async Task<bool> IsNarrowAsync(Session session, Scope scope, ReviewFilter filter, CancellationToken cancellationToken) =>
        !(scope.IsEverything && filter.RootAgencyId is null)
        && await session.ScalarAsync<int>(AgenciesSql(scope, filter), new { RootId = filter.RootAgencyId, scope.Roots }, cancellationToken) <= FewAgencies;
}
