using Tracker.Engine.Search;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>
/// Searches commitments, outcomes and reports that stand. All words must be there, verbatim but for width and case. The newest
/// hundred of those found are put in the order of their fit; what comes after follows by year, newest first.
/// </summary>
public sealed class SearchQueries(Database database)
{
    /// <summary>Commitments and outcomes are counted up to this many.</summary>
    public const int MostItems = 1000;

    /// <summary>Reports whose whole text has to be read to be sure are counted up to this many.</summary>
    public const int MostRead = 100;

    private const int Window = 100;

    // What the index proposes for long words may not hold them; beyond this many it is left at what was found.
    private const int MostProposed = 5000;

    public Task<Found<FoundCommitment>> CommitmentsAsync(
        Scope scope, SearchQuery query, SearchFilter filter, PageRequest page, CancellationToken cancellationToken = default) =>
        FindAsync<FoundCommitment>(SearchKind.Commitments, CommitmentsSql(scope), scope, query, filter, page, cancellationToken);

    public Task<Found<FoundOutcome>> OutcomesAsync(
        Scope scope, SearchQuery query, SearchFilter filter, PageRequest page, CancellationToken cancellationToken = default) =>
        FindAsync<FoundOutcome>(SearchKind.Outcomes, OutcomesSql(scope), scope, query, filter, page, cancellationToken);

    public Task<Found<FoundReport>> ReportsAsync(
        Scope scope, SearchQuery query, SearchFilter filter, PageRequest page, CancellationToken cancellationToken = default) =>
        FindAsync<FoundReport>(SearchKind.Reports, ReportsSql(scope), scope, query, filter, page, cancellationToken);

    /// <summary>How many reports within the scope stand but are not indexed yet.</summary>
    public async Task<int> PendingAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.ScalarAsync<int>(PendingSql(scope), new { SearchTerms.Version, scope.Roots }, cancellationToken);
    }

    internal static string CommitmentsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT c.id, g.name AS agency_name, r.plan_year, c.text, c.heading, c.kind, a.effective_status
        FROM commitments c
        INNER JOIN assessments a ON a.commitment_id = c.id
        INNER JOIN reports r ON r.id = c.report_id
        INNER JOIN agencies g ON g.id = r.agency_id
        {new SqlFilter().When(true, "c.id IN @Ids").Within(scope, "r.agency_id")}
        """;

    internal static string OutcomesSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT o.id, o.report_id, g.name AS agency_name, r.reviewed_year, o.text, o.heading, o.completion
        FROM outcomes o
        INNER JOIN reports r ON r.id = o.report_id
        INNER JOIN agencies g ON g.id = r.agency_id
        {new SqlFilter().When(true, "o.id IN @Ids").Within(scope, "r.agency_id")}
        """;

    internal static string ReportsSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT r.id, g.name AS agency_name, r.reviewed_year, r.title, r.file_name, f.published
        FROM reports r
        INNER JOIN report_files f ON f.report_id = r.id
        INNER JOIN agencies g ON g.id = r.agency_id
        {new SqlFilter().When(true, "r.id IN @Ids").Within(scope, "r.agency_id")}
        """;

    internal static string PendingSql(Scope scope) =>
        $"""
        {ScopeSql.Tables(scope, null)}
        SELECT COUNT(*)
        FROM reports r
        LEFT JOIN search_documents d ON d.report_id = r.id AND d.version = @Version
        {new SqlFilter().When(true, "r.is_current = 1 AND d.report_id IS NULL").Within(scope, "r.agency_id")}
        """;

    private async Task<Found<T>> FindAsync<T>(
        SearchKind kind,
        string rowsSql,
        Scope scope,
        SearchQuery query,
        SearchFilter filter,
        PageRequest page,
        CancellationToken cancellationToken)
        where T : class, IFound
    {
        if (query.Problem is not null)
        {
            return new([], 0, false, page.Number, page.Take);
        }

        await using var session = await database.ReadAsync(cancellationToken);
        var isWhole = kind == SearchKind.Reports;
        var (ids, isMore) = await new SearchPostings(session, scope, filter)
            .FindAsync(kind, query, query.IsExact ? MostItems : MostProposed, cancellationToken);
        var rows = new Dictionary<long, T>();
        if (!query.IsExact)
        {
            (ids, isMore) = await ProvenAsync(ids, isMore);
        }

        // Reports are long: how often a word stands in one says less than how new it is.
        if (!isWhole)
        {
            var window = ids.Take(Window).ToList();
            await ReadAsync(window);
            ids = [.. window.Where(rows.ContainsKey).OrderByDescending(id => query.Fit(SearchText.Of(rows[id].Text))).ThenByDescending(id => rows[id].Year), .. ids.Skip(Window)];
        }

        var shown = ids.Skip((int)Math.Min(page.Skip, int.MaxValue)).Take(page.Take).ToList();
        await ReadAsync(shown);
        return new([.. shown.Where(rows.ContainsKey).Select(id => rows[id])], ids.Count, isMore, page.Number, page.Take);

        async Task ReadAsync(IReadOnlyList<long> wanted)
        {
            long[] missing = [.. wanted.Where(id => !rows.ContainsKey(id))];
            if (missing.Length > 0)
            {
                foreach (var row in await session.QueryAsync<T>(rowsSql, new { Ids = missing, scope.Roots }, cancellationToken))
                {
                    rows[row.Id] = row;
                }
            }
        }

        // Reads what the index proposes until enough of it is proven.
        async Task<(List<long> Ids, bool IsMore)> ProvenAsync(List<long> proposed, bool mayBeMore)
        {
            var (proven, most) = (new List<long>(), isWhole ? MostRead : MostItems);
            foreach (var some in proposed.Chunk(isWhole ? 20 : Window))
            {
                await ReadAsync(some);
                proven.AddRange(some.Where(id => rows.TryGetValue(id, out var row) && query.Matches(SearchText.Of(row.Text))));
                if (proven.Count >= most)
                {
                    return (proven[..most], proven.Count > most || some[^1] != proposed[^1] || mayBeMore);
                }
            }

            return (proven, mayBeMore);
        }
    }
}
