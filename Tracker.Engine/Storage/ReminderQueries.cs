using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Which reminders are wanted; null filters nothing.</summary>
public sealed record ReminderFilter
{
    /// <summary>Those about this agency and those beneath it.</summary>
    public long? RootAgencyId { get; init; }

    public long? PersonId { get; init; }

    public ReminderStatus? Status { get; init; }

    public Rung? Rung { get; init; }

    public int? Year { get; init; }
}

/// <summary>A reminder in a list, with the names it takes to read it.</summary>
/// <param name="PersonName">Null where nobody is there to be told.</param>
/// <param name="CommitmentText">Null for a report.</param>
public sealed record ReminderListItem(StoredReminder Reminder, string AgencyName, string? PersonName, long? CommitmentId, string? CommitmentText);

/// <summary>How many reminders stand at each status, and since when the oldest waits.</summary>
/// <param name="OldestWaiting">The day on which the oldest that still waits was planned; null where none waits.</param>
/// <param name="OldestUnaddressed">The same for those that nobody is there to be told of.</param>
public sealed record ReminderTotals(IReadOnlyDictionary<ReminderStatus, int> Counts, DateOnly? OldestWaiting, DateOnly? OldestUnaddressed);

/// <summary>Reads reminders.</summary>
public sealed class ReminderQueries(Database database)
{
    internal const string AgenciesSql = "SELECT id AS named_by, id, name FROM agencies WHERE id IN @Keys";

    internal const string PeopleSql = "SELECT id AS named_by, id, name FROM people WHERE id IN @Keys";

    internal const string WordsSql =
        """
        SELECT c.identity_hash AS named_by, c.id, c.text AS name
        FROM commitments c
        INNER JOIN reports r ON r.id = c.report_id
        WHERE r.is_current = 1 AND c.identity_hash IN @Keys
        """;

    /// <summary>The latest planned first, or the oldest first for what waits.</summary>
    public async Task<Page<ReminderListItem>> ListAsync(
        Scope scope,
        ReminderFilter filter,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        var args = Args(scope, filter, page);
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(CountSql(scope, filter), args, cancellationToken);
        var rows = await session.QueryAsync<StoredReminder>(session.Dialect.Paged(ListSql(scope, filter)), args, cancellationToken);
        var names = await NamesAsync<long>(session, AgenciesSql, rows.Select(row => row.AgencyId), cancellationToken);
        var people = await NamesAsync<long>(session, PeopleSql, rows.Select(row => row.PersonId).OfType<long>(), cancellationToken);
        var words = await NamesAsync<string>(session, WordsSql, rows.Select(row => row.Subject), cancellationToken);
        return new(
            [.. rows.Select(row => new ReminderListItem(
                row,
                names[row.AgencyId].Name,
                row.PersonId is { } person ? people[person].Name : null,
                words.GetValueOrDefault(row.Subject)?.Id,
                words.GetValueOrDefault(row.Subject)?.Name))],
            total,
            page.Number,
            page.Take);
    }

    /// <param name="scope">Only those about agencies within.</param>
    /// <param name="rootAgencyId">Only those about this agency and those beneath it; null for all.</param>
    public async Task<ReminderTotals> TotalsAsync(Scope scope, long? rootAgencyId = null, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var rows = (await session.QueryAsync<TotalRow>(TotalsSql(scope, rootAgencyId), new { RootId = rootAgencyId, scope.Roots }, cancellationToken))
            .ToDictionary(row => row.Status);
        return new(
            rows.ToDictionary(row => row.Key, row => row.Value.Total),
            rows.GetValueOrDefault(ReminderStatus.Waiting)?.Oldest,
            rows.GetValueOrDefault(ReminderStatus.Unaddressed)?.Oldest);
    }

    internal static string ListSql(Scope scope, ReminderFilter filter) =>
        $"""
        {ScopeSql.Tables(scope, filter.RootAgencyId)}
        SELECT {ReminderRepository.Columns}
        FROM reminders m
        {Where(scope, filter)}
        ORDER BY m.id {(filter.Status is ReminderStatus.Waiting or ReminderStatus.Unaddressed ? "ASC" : "DESC")}
        """;

    internal static string CountSql(Scope scope, ReminderFilter filter) =>
        $"""
        {ScopeSql.Tables(scope, filter.RootAgencyId)}
        SELECT COUNT(*)
        FROM reminders m
        {Where(scope, filter)}
        """;

    internal static string TotalsSql(Scope scope, long? rootId) =>
        $"""
        {ScopeSql.Tables(scope, rootId)}
        SELECT m.status, COUNT(*) AS total, MIN(m.planned_on) AS oldest
        FROM reminders m
        {new SqlFilter().Within(scope, "m.agency_id").When(rootId is not null, "m.agency_id IN (SELECT id FROM subtree)")}
        GROUP BY m.status
        """;

    private static SqlFilter Where(Scope scope, ReminderFilter filter) => new SqlFilter()
        .Within(scope, "m.agency_id")
        .When(filter.RootAgencyId is not null, "m.agency_id IN (SELECT id FROM subtree)")
        .When(filter.PersonId is not null, "m.person_id = @PersonId")
        .When(filter.Status is not null, "m.status = @Status")
        .When(filter.Rung is not null, "m.rung = @Rung")
        .When(filter.Year is not null, "m.year = @Year");

    private static object Args(Scope scope, ReminderFilter filter, PageRequest page) => new
    {
        scope.Roots,
        RootId = filter.RootAgencyId,
        filter.PersonId,
        Status = filter.Status?.ToString(),
        Rung = filter.Rung?.ToString(),
        filter.Year,
        page.Take,
        page.Skip,
    };

    private static async Task<Dictionary<TKey, NameRow<TKey>>> NamesAsync<TKey>(
        Session session,
        string sql,
        IEnumerable<TKey> keys,
        CancellationToken cancellationToken)
        where TKey : notnull
    {
        var rows = await session.QueryAsync<NameRow<TKey>>(sql, new { Keys = keys.Distinct().ToArray() }, cancellationToken);
        return rows.DistinctBy(row => row.NamedBy).ToDictionary(row => row.NamedBy);
    }

    private sealed record NameRow<TKey>
    {
        public required TKey NamedBy { get; init; }

        public long Id { get; init; }

        public required string Name { get; init; }
    }

    private sealed record TotalRow
    {
        public ReminderStatus Status { get; init; }

        public int Total { get; init; }

        public DateOnly? Oldest { get; init; }
    }
}
