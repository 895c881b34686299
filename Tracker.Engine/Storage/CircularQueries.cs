using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>The proposal of a circular in a list.</summary>
public sealed record CircularListItem
{
    public long Id { get; init; }

    public required string AgencyName { get; init; }

    public int Year { get; init; }

    public ReminderSubject SubjectKind { get; init; }

    /// <summary>The promise it is about; null where it is about a report or a case.</summary>
    public string? CommitmentText { get; init; }

    public DateOnly DueOn { get; init; }

    public CircularStatus Status { get; init; }

    public DateTimeOffset ProposedAt { get; init; }
}

/// <summary>Reads circulars.</summary>
public sealed class CircularQueries(Database database)
{
    private const string ListColumns =
        """
        u.id, g.name AS agency_name, u.year, u.subject_kind,
            CASE WHEN u.subject_kind = 'Commitment'
                THEN (SELECT MAX(c.text) FROM commitments c WHERE c.identity_hash = u.subject) END AS commitment_text,
            u.due_on, u.status, u.proposed_at
        """;

    /// <summary>The latest proposed first.</summary>
    public async Task<Page<CircularListItem>> ListAsync(
        Scope scope,
        CircularStatus? status,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        var args = new { Status = status?.ToString(), scope.Roots, page.Take, page.Skip };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(ListSql("COUNT(*)", scope, status), args, cancellationToken);
        var list = ListSql(ListColumns, scope, status) + "\nORDER BY u.proposed_at DESC, u.id DESC";
        var items = await session.QueryAsync<CircularListItem>(session.Dialect.Paged(list), args, cancellationToken);
        return new(items, total, page.Number, page.Take);
    }

    public async Task<IReadOnlyDictionary<CircularStatus, int>> CountsAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await session.QueryAsync<CountRow>(CountsSql(scope), new { scope.Roots }, cancellationToken)).ToDictionary(row => row.Status, row => row.Total);
    }

    /// <summary>With what it said, where it was approved.</summary>
    public async Task<(StoredCircular Circular, ApprovedFacts? Approved)?> ByIdAsync(
        Scope scope,
        long id,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var circulars = new CircularRepository(session);
        return await circulars.ByIdAsync(id, cancellationToken) is { } circular && await session.HasAsync(scope, circular.AgencyId, cancellationToken)
            ? (circular, await circulars.FactsAsync(id, cancellationToken))
            : null;
    }

    internal static string CountsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT status, COUNT(*) AS total
        FROM circulars
        {new SqlFilter().Within(scope, "agency_id")}
        GROUP BY status
        """;

    internal static string ListSql(string columns, Scope scope, CircularStatus? status) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {columns}
        FROM circulars u
        INNER JOIN agencies g ON g.id = u.agency_id
        {new SqlFilter().Within(scope, "u.agency_id").When(status is not null, "u.status = @Status")}
        """;

    private sealed record CountRow
    {
        public CircularStatus Status { get; init; }

        public int Total { get; init; }
    }
}
