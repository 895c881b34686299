using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>Which cases are wanted; null filters nothing.</summary>
public sealed record CaseFilter
{
    /// <summary>About this agency and those beneath it, or assigned to one of them.</summary>
    public long? RootAgencyId { get; init; }

    public CaseStep? Step { get; init; }

    /// <summary>Late on this day with accepting or reporting.</summary>
    public DateOnly? OverdueOn { get; init; }
}

/// <summary>A case in a list.</summary>
public sealed record CaseListItem
{
    public long Id { get; init; }

    public CaseStep Step { get; init; }

    public int Year { get; init; }

    public required string AgencyName { get; init; }

    /// <summary>Null until it is assigned.</summary>
    public string? AssignedName { get; init; }

    public DateOnly? AcceptBy { get; init; }

    public DateOnly? ReportBy { get; init; }

    public required string Demand { get; init; }

    public FlagKind FlagKind { get; init; }

    public FlagStatus FlagStatus { get; init; }

    /// <summary>Null for a flag on a report or an agency.</summary>
    public string? CommitmentText { get; init; }

    public CaseLateness Lateness(DateOnly today) => CaseDeadlines.Lateness(Step, AcceptBy, ReportBy, today);
}

/// <summary>A step with the files that came with it.</summary>
/// <param name="AssignedName">The office it was with.</param>
public sealed record CaseEventDetail(StoredCaseEvent Event, string? AssignedName, IReadOnlyList<StoredEvidence> Files);

/// <param name="Flag">As it stands now, which may be closed.</param>
/// <param name="CommitmentText">Null for a flag on a report or an agency.</param>
/// <param name="Events">Oldest first.</param>
public sealed record CaseDetail(
    StoredCase Case,
    StoredFlag Flag,
    string AgencyName,
    string? AssignedName,
    string? CommitmentText,
    IReadOnlyList<CaseEventDetail> Events);

/// <summary>Reads cases.</summary>
public sealed class CaseQueries(Database database)
{
    internal const string TextSql = "SELECT MAX(c.text) FROM commitments c WHERE c.identity_hash = @Identity";

    // A case is seen by the agency it is about and by the office it was given to.
    private const string Reached = "(k.agency_id IN (SELECT id FROM reach) OR k.assigned_agency_id IN (SELECT id FROM reach))";

    private const string ListColumns =
        """
        k.id, k.step, k.year, g.name AS agency_name, o.name AS assigned_name, k.accept_by, k.report_by, k.demand, f.kind AS flag_kind,
            f.status AS flag_status, (SELECT MAX(c.text) FROM commitments c WHERE c.identity_hash = k.commitment_identity) AS commitment_text
        """;

    /// <summary>Those still going on first, the latest touched first.</summary>
    public async Task<Page<CaseListItem>> ListAsync(
        Scope scope,
        CaseFilter filter,
        PageRequest page,
        CancellationToken cancellationToken = default)
    {
        var args = new { RootId = filter.RootAgencyId, scope.Roots, Step = filter.Step?.ToString(), Today = filter.OverdueOn, page.Take, page.Skip };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(ListSql("COUNT(*)", scope, filter), args, cancellationToken);
        var list = ListSql(ListColumns, scope, filter) + "\nORDER BY CASE WHEN k.step = 'ClosedOut' THEN 1 ELSE 0 END, k.updated_at DESC, k.id DESC";
        var items = await session.QueryAsync<CaseListItem>(session.Dialect.Paged(list), args, cancellationToken);
        return new(items, total, page.Number, page.Take);
    }

    public async Task<IReadOnlyDictionary<CaseStep, int>> CountsAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await session.QueryAsync<CountRow>(CountsSql(scope), new { scope.Roots }, cancellationToken)).ToDictionary(row => row.Step, row => row.Total);
    }

    /// <summary>The cases on these flags, by the flag's key.</summary>
    public async Task<IReadOnlyDictionary<string, StoredCase>> OnFlagsAsync(
        Scope scope,
        IEnumerable<string> flagKeys,
        CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await session.QueryAsync<StoredCase>(ByFlagsSql(scope), new { scope.Roots, Keys = flagKeys.ToArray() }, cancellationToken))
            .ToDictionary(row => row.FlagKey, StringComparer.Ordinal);
    }

    public async Task<CaseDetail?> ByIdAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var cases = new CaseRepository(session);
        if (await cases.ByIdAsync(id, cancellationToken) is not { } row
            || !(await session.HasAsync(scope, row.AgencyId, cancellationToken)
                || (row.AssignedAgencyId is { } office && await session.HasAsync(scope, office, cancellationToken))))
        {
            return null;
        }

        var events = await cases.EventsAsync(id, cancellationToken);
        var files = (await new EvidenceRepository(session).OfAsync(EvidenceSubject.CaseEvent, events.Select(item => item.Id), cancellationToken))
            .ToLookup(file => file.SubjectId);
        var names = await NamesAsync(session, [row.AgencyId, row.AssignedAgencyId, .. events.Select(item => item.AssignedAgencyId)], cancellationToken);
        return new(
            row,
            (await new FlagRepository(session).ByKeyAsync(row.FlagKey, cancellationToken))!,
            names[row.AgencyId],
            row.AssignedAgencyId is { } assigned ? names[assigned] : null,
            await session.SingleOrDefaultAsync<string>(TextSql, new { Identity = row.CommitmentIdentity }, cancellationToken),
            [.. events.Select(item => new CaseEventDetail(item, item.AssignedAgencyId is { } given ? names[given] : null, [.. files[item.Id]]))]);
    }

    internal static string CountsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT k.step, COUNT(*) AS total
        FROM cases k
        {new SqlFilter().When(!scope.IsEverything, Reached)}
        GROUP BY k.step
        """;

    internal static string ByFlagsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT {CaseRepository.Columns}
        FROM cases k
        {new SqlFilter().When(true, "k.flag_key IN @Keys").When(!scope.IsEverything, Reached)}
        """;

    internal static string ListSql(string columns, Scope scope, CaseFilter filter) =>
        $"""
        {ScopeSql.Tables(scope, filter.RootAgencyId)}
        SELECT {columns}
        FROM cases k
        INNER JOIN agencies g ON g.id = k.agency_id
        INNER JOIN flags f ON f.flag_key = k.flag_key
        LEFT JOIN agencies o ON o.id = k.assigned_agency_id
        {new SqlFilter()
            .When(!scope.IsEverything, Reached)
            .When(filter.RootAgencyId is not null, "(k.agency_id IN (SELECT id FROM subtree) OR k.assigned_agency_id IN (SELECT id FROM subtree))")
            .When(filter.Step is not null, "k.step = @Step")
            .When(
                filter.OverdueOn is not null,
                "((k.step = 'Assigned' AND k.accept_by < @Today) OR (k.step IN ('Accepted', 'Returned') AND k.report_by < @Today))")}
        """;

    private static async Task<Dictionary<long, string>> NamesAsync(
        Session session,
        IEnumerable<long?> agencyIds,
        CancellationToken cancellationToken)
    {
        var names = new Dictionary<long, string>();
        foreach (var id in agencyIds.OfType<long>().Distinct())
        {
            names[id] = (await new AgencyRepository(session).ByIdAsync(id, cancellationToken))!.Name;
        }

        return names;
    }

    private sealed record CountRow
    {
        public CaseStep Step { get; init; }

        public int Total { get; init; }
    }
}
