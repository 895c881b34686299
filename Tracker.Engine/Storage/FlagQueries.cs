using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Which flags are wanted; null filters nothing.</summary>
public sealed record FlagFilter
{
    /// <summary>This agency and those beneath it.</summary>
    public long? RootAgencyId { get; init; }

    public int? Year { get; init; }

    public FlagKind? Kind { get; init; }

    public FlagStatus? Status { get; init; }

    public FlagSeverity? Severity { get; init; }
}

/// <summary>A flag in a list, with the words it is about.</summary>
public sealed record FlagListItem(StoredFlag Flag, string AgencyName, long? CommitmentId, string? CommitmentText);

/// <summary>Reads flags.</summary>
public sealed class FlagQueries(Database database)
{
    internal const string CommitmentsSql =
        """
        SELECT c.id, c.identity_hash, c.text
        FROM commitments c
        INNER JOIN reports r ON r.id = c.report_id
        WHERE c.identity_hash IN @Identities
        ORDER BY r.is_current, r.version
        """;

    /// <summary>The latest raised first.</summary>
    public async Task<Page<FlagListItem>> ListAsync(
        Scope scope,
        FlagFilter filter,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        var args = new
        {
            RootId = filter.RootAgencyId,
            scope.Roots,
            filter.Year,
            Kind = filter.Kind?.ToString(),
            Status = filter.Status?.ToString(),
            Severity = filter.Severity?.ToString(),
            page.Take,
            page.Skip,
        };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(ListSql("COUNT(*)", scope, filter), args, cancellationToken);
        var list = ListSql(FlagRepository.Columns, scope, filter) + "\nORDER BY f.raised_at DESC, f.id DESC";
        var flags = await session.QueryAsync<StoredFlag>(session.Dialect.Paged(list), args, cancellationToken);
        return new(await WithWordsAsync(session, flags, cancellationToken), total, page.Number, page.Take);
    }

    public async Task<StoredFlag?> ByKeyAsync(Scope scope, string key, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new FlagRepository(session).ByKeyAsync(key, cancellationToken) is { } flag
            && await session.HasAsync(scope, flag.AgencyId, cancellationToken)
            ? flag
            : null;
    }

    public async Task<IReadOnlyDictionary<(FlagKind Kind, FlagStatus Status), int>> CountsAsync(
        Scope scope,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var rows = await session.QueryAsync<CountRow>(CountsSql(scope), new { scope.Roots }, cancellationToken);
        return rows.ToDictionary(row => (row.Kind, row.Status), row => row.Total);
    }

    internal static string CountsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT kind, status, COUNT(*) AS total
        FROM flags
        {new SqlFilter().Within(scope, "agency_id")}
        GROUP BY kind, status
        """;

    internal static string ListSql(string columns, Scope scope, FlagFilter filter) =>
        $"""
        {ScopeSql.Tables(scope, filter.RootAgencyId)}
        SELECT {columns}
        FROM flags f
        {new SqlFilter()
            .Within(scope, "f.agency_id")
            .When(filter.RootAgencyId is not null, "f.agency_id IN (SELECT id FROM subtree)")
            .When(filter.Year is not null, "f.year = @Year")
            .When(filter.Kind is not null, "f.kind = @Kind")
            .When(filter.Status is not null, "f.status = @Status")
            .When(filter.Severity is not null, "f.severity = @Severity")}
        """;

    private static async Task<IReadOnlyList<FlagListItem>> WithWordsAsync(
        Session session,
        IReadOnlyList<StoredFlag> flags,
        CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        foreach (var agencyId in flags.Select(flag => flag.AgencyId).Distinct())
        {
            names[agencyId] = (await new AgencyRepository(session).ByIdAsync(agencyId, cancellationToken))!.Name;
        }

        var identities = flags.Select(flag => flag.CommitmentIdentity).OfType<string>().Distinct().ToArray();
        var words = new Dictionary<string, WordsRow>(StringComparer.Ordinal);

        // The version that stands comes last and wins.
        foreach (var row in await session.QueryAsync<WordsRow>(CommitmentsSql, new { Identities = identities }, cancellationToken))
        {
            words[row.IdentityHash] = row;
        }

        return
        [
            .. flags.Select(flag =>
            {
                var row = flag.CommitmentIdentity is null ? null : words.GetValueOrDefault(flag.CommitmentIdentity);
                return new FlagListItem(flag, names[flag.AgencyId], row?.Id, row?.Text);
            }),
        ];
    }

    private sealed record CountRow
    {
        public FlagKind Kind { get; init; }

        public FlagStatus Status { get; init; }

        public int Total { get; init; }
    }

    private sealed record WordsRow
    {
        public long Id { get; init; }

        public required string IdentityHash { get; init; }

        public required string Text { get; init; }
    }
}
