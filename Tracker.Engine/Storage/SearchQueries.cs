using Tracker.Engine.Search;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>
/// Searches commitments, outcomes and reports that stand. All words must be there, verbatim but for width and case. The newest
/// hundred of those found are put in the order of their fit; what comes after follows by year, newest first.
/// </summary>
public sealed class SearchQueries(Database database)
{
    /// <summary>What the index alone finds, words of one and two characters, is counted up to this many.</summary>
    public const int MostCounted = 1000;

    /// <summary>Commitments and outcomes whose texts have to be read to be sure are counted up to this many.</summary>
    public const int MostRead = 200;

    /// <summary>The same for reports, which are long.</summary>
    public const int MostReportsRead = 40;

    private const int Window = 100;
    private const int ReportsAtATime = 20;

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

    internal const string CommitmentTextsSql = "SELECT id, text FROM commitments WHERE id IN @Ids";

    internal const string OutcomeTextsSql = "SELECT id, text FROM outcomes WHERE id IN @Ids";

    internal const string ReportTextsSql = "SELECT report_id AS id, published AS text FROM report_files WHERE report_id IN @Ids";

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
        var texts = new Texts(session, kind);
        var (ids, isMore) = await FoundAsync(session, texts, kind, scope, query, filter, cancellationToken);

        // Reports are long: how often a word stands in one says less than how new it is.
        if (kind != SearchKind.Reports)
        {
            var fit = await texts.ReadAsync(ids.Take(Window), cancellationToken);
            ids = [.. ids.Take(Window).OrderByDescending(id => query.Fit(fit[id])), .. ids.Skip(Window)];
        }

        long[] shown = [.. ids.Skip((int)Math.Min(page.Skip, int.MaxValue)).Take(page.Take)];
        var rows = shown.Length == 0
            ? []
            : (await session.QueryAsync<T>(rowsSql, new { Ids = shown, scope.Roots }, cancellationToken)).ToDictionary(row => row.Id);
        return new([.. shown.Where(rows.ContainsKey).Select(id => rows[id])], ids.Count, isMore, page.Number, page.Take);
    }

    /// <summary>What matches, newer years first, as far as it is counted.</summary>
    private static async Task<(List<long> Ids, bool IsMore)> FoundAsync(
        Session session,
        Texts texts,
        SearchKind kind,
        Scope scope,
        SearchQuery query,
        SearchFilter filter,
        CancellationToken cancellationToken)
    {
        var most = query.IsExact ? MostCounted : kind == SearchKind.Reports ? MostReportsRead : MostRead;
        var (ids, proposed) = (new List<long>(), 0);
        await foreach (var batch in new SearchPostings(session, scope, filter).FindAsync(kind, query, cancellationToken))
        {
            foreach (var some in query.IsExact ? [batch] : batch.Chunk(kind == SearchKind.Reports ? ReportsAtATime : Window).AsEnumerable<IReadOnlyList<long>>())
            {
                if (!query.IsExact && proposed >= MostProposed)
                {
                    return (ids, true);
                }

                var read = query.IsExact ? null : await texts.ReadAsync(some, cancellationToken);
                ids.AddRange(some.Where(id => read is null || query.Matches(read[id])));
                proposed += some.Count;
                if (ids.Count > most)
                {
                    ids.RemoveRange(most, ids.Count - most);
                    return (ids, true);
                }
            }
        }

        return (ids, false);
    }

    /// <summary>The texts by id, each read once.</summary>
    private sealed class Texts(Session session, SearchKind kind)
    {
        private readonly Dictionary<long, SearchText> read = [];

        public async Task<IReadOnlyDictionary<long, SearchText>> ReadAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
        {
            long[] missing = [.. ids.Where(id => !read.ContainsKey(id))];
            if (missing.Length > 0)
            {
                var sql = kind switch
                {
                    SearchKind.Commitments => CommitmentTextsSql,
                    SearchKind.Outcomes => OutcomeTextsSql,
                    _ => ReportTextsSql,
                };
                foreach (var row in await session.QueryAsync<TextRow>(sql, new { Ids = missing }, cancellationToken))
                {
                    read[row.Id] = SearchText.Of(row.Text);
                }
            }

            return read;
        }
    }

    private sealed record TextRow
    {
        public long Id { get; init; }

        public required string Text { get; init; }
    }
}
