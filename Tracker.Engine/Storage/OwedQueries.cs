using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Commitments;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>A promise whose report is awaited and that falls due.</summary>
public sealed record OwedCommitment
{
    public long Id { get; init; }

    public required string AgencyName { get; init; }

    public int PlanYear { get; init; }

    public required string Text { get; init; }

    public CommitmentKind Kind { get; init; }

    /// <summary>With approved extensions.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>Where the text states the deadline; null where the due date is the end of the year.</summary>
    public int? DeadlineStart { get; init; }

    /// <summary>What the office's latest note claims.</summary>
    public ProgressClaim? Claim { get; init; }

    /// <summary>Whether a request for extension waits for its decision.</summary>
    public bool IsExtensionAsked { get; init; }
}

/// <summary>A case that waits for the office it was given to.</summary>
public sealed record OwedCase
{
    public long Id { get; init; }

    public CaseStep Step { get; init; }

    public int Version { get; init; }

    public required string AgencyName { get; init; }

    public required string Demand { get; init; }

    public FlagKind FlagKind { get; init; }

    /// <summary>Null for a flag on a report or an agency.</summary>
    public string? CommitmentText { get; init; }

    public DateOnly DueOn { get; init; }
}

/// <summary>A flag that the office may answer by pointing at a sentence of its report.</summary>
public sealed record OwedAnswer
{
    public required string FlagKey { get; init; }

    public FlagKind Kind { get; init; }

    public FlagSeverity Severity { get; init; }

    public FlagStatus Status { get; init; }

    public int Year { get; init; }

    public required string AgencyName { get; init; }

    public long CommitmentId { get; init; }

    public required string Text { get; init; }
}

/// <summary>The latest year on which an agency has reported.</summary>
public sealed record ReportedYear
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public AgencyLevel Level { get; init; }

    public int Year { get; init; }
}

/// <summary>Reads what offices owe: what they promised, what was put to them, and what waits for their word.</summary>
public sealed class OwedQueries(Database database)
{
    /// <summary>Targets and actions, and directions with a stated deadline, whose report is awaited; the earliest due first.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="today">For promises of earlier plan years than the last the report itself is overdue, and closed bodies owe nothing.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<OwedCommitment>> CommitmentsAsync(
        Scope scope,
        DateOnly today,
        int most,
        CancellationToken cancellationToken = default) =>
        ListAsync<OwedCommitment>(scope, CommitmentsSql(scope), new { scope.Roots, PlanYear = today.Year - 1, Today = today, Take = most, Skip = 0 }, cancellationToken);

    /// <summary>Cases given to these offices that they have to accept or to report on; the earliest due first.</summary>
    public Task<IReadOnlyList<OwedCase>> CasesAsync(Scope scope, int most, CancellationToken cancellationToken = default) =>
        ListAsync<OwedCase>(scope, CasesSql(scope), new { scope.Roots, Take = most, Skip = 0 }, cancellationToken);

    /// <summary>Open and confirmed flags on promises that the report leaves unanswered and for which no sentence waits; the latest year first.</summary>
    public async Task<Page<OwedAnswer>> AnswersAsync(Scope scope, PageRequest page, CancellationToken cancellationToken = default)
    {
        if (scope.IsNothing)
        {
            return new([], 0, page.Number, page.Take);
        }

        var args = new { scope.Roots, page.Take, page.Skip };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(CountAnswersSql(scope), args, cancellationToken);
        return new(
            await session.QueryAsync<OwedAnswer>(session.Dialect.Paged(AnswersSql(scope)), args, cancellationToken), total, page.Number, page.Take);
    }

    /// <summary>For each agency that has ever reported, the latest year it reported on; the one that is furthest behind first.</summary>
    public Task<IReadOnlyList<ReportedYear>> ReportedAsync(Scope scope, DateOnly today, int most, CancellationToken cancellationToken = default) =>
        ListAsync<ReportedYear>(scope, ReportedSql(scope), new { scope.Roots, Today = today, Take = most, Skip = 0 }, cancellationToken);

    internal static string CommitmentsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT c.id, g.name AS agency_name, a.plan_year, c.text, c.kind, COALESCE(e.asked_for, c.due_on) AS due_on, c.deadline_start, n.claim,
            CASE WHEN EXISTS (SELECT 1 FROM extensions x WHERE x.commitment_identity = c.identity_hash AND x.status = 'Asked') THEN 1 ELSE 0 END
                AS is_extension_asked
        FROM assessments a
        INNER JOIN commitments c ON c.id = a.commitment_id
        INNER JOIN agencies g ON g.id = a.agency_id
        LEFT JOIN extensions e ON e.id = (
            SELECT MAX(x.id) FROM extensions x WHERE x.commitment_identity = c.identity_hash AND x.status = 'Approved')
        LEFT JOIN progress_notes n ON n.id = (SELECT MAX(x.id) FROM progress_notes x WHERE x.commitment_identity = c.identity_hash)
        {new SqlFilter()
            .Within(scope, "a.agency_id")
            .When(true, "(g.closed_on IS NULL OR g.closed_on > @Today)")
            .When(true, "a.plan_year >= @PlanYear")
            .When(true, "a.effective_status = 'AwaitingReport'")
            .When(true, "(c.kind <> 'Direction' OR c.deadline_start IS NOT NULL)")}
        ORDER BY COALESCE(e.asked_for, c.due_on), c.id
        """;

    internal static string CasesSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT k.id, k.step, k.version, o.name AS agency_name, k.demand, f.kind AS flag_kind,
            (SELECT MAX(c.text) FROM commitments c WHERE c.identity_hash = k.commitment_identity) AS commitment_text,
            CASE WHEN k.step = 'Assigned' THEN k.accept_by ELSE k.report_by END AS due_on
        FROM cases k
        INNER JOIN flags f ON f.flag_key = k.flag_key
        INNER JOIN agencies o ON o.id = k.assigned_agency_id
        {new SqlFilter().Within(scope, "k.assigned_agency_id").When(true, "k.step IN ('Assigned', 'Accepted', 'Returned')")}
        ORDER BY CASE WHEN k.step = 'Assigned' THEN k.accept_by ELSE k.report_by END, k.id
        """;

    internal static string AnswersSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT f.flag_key, f.kind, f.severity, f.status, f.year, g.name AS agency_name, c.id AS commitment_id, c.text
        {AnswersFrom(scope)}
        ORDER BY f.year DESC, f.id
        """;

    internal static string CountAnswersSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT COUNT(*)
        {AnswersFrom(scope)}
        """;

    internal static string ReportedSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT g.code, g.name, g.level, MAX(r.reviewed_year) AS year
        FROM agencies g
        INNER JOIN reports r ON r.agency_id = g.id
        {new SqlFilter().Within(scope, "g.id").When(true, "r.is_current = 1").When(true, "(g.closed_on IS NULL OR g.closed_on > @Today)")}
        GROUP BY g.id, g.code, g.name, g.level
        ORDER BY MAX(r.reviewed_year), g.code
        """;

    private static string AnswersFrom(Scope scope) =>
        $"""
        FROM flags f
        INNER JOIN commitments c ON c.identity_hash = f.commitment_identity
        INNER JOIN reports r ON r.id = c.report_id AND r.is_current = 1
        INNER JOIN agencies g ON g.id = f.agency_id
        {new SqlFilter()
            .Within(scope, "f.agency_id")
            .When(true, "f.status IN ('Open', 'Confirmed')")
            .When(true, "f.kind IN ('NotReported', 'TargetMissed')")
            .When(true, "NOT EXISTS (SELECT 1 FROM answer_claims w WHERE w.commitment_identity = f.commitment_identity AND w.status = 'Waiting')")}
        """;

    private async Task<IReadOnlyList<T>> ListAsync<T>(Scope scope, string sql, object args, CancellationToken cancellationToken)
    {
        if (scope.IsNothing)
        {
            return [];
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<T>(session.Dialect.Paged(sql), args, cancellationToken);
    }
}
