using Tracker.Engine.Accountability;
using Tracker.Engine.Search;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

internal enum SearchKind
{
    Commitments,
    Outcomes,
    Reports,
}

/// <summary>Which rows of the index are read together.</summary>
internal sealed record PostingFilter
{
    public bool HasSecond { get; init; }

    public bool HasThird { get; init; }

    public bool HasFourth { get; init; }

    public bool HasRoot { get; init; }

    public bool HasYear { get; init; }
}

/// <summary>
/// Finds in the index what holds all terms, newer years first. It looks at four terms at most, the rarest; the texts decide the rest.
/// </summary>
internal sealed class SearchPostings(Session session, Scope scope, SearchFilter filter)
{
    // Terms in more reports than this are all the same to the order in which they are looked up.
    private const int Rare = 400;
    private const int FirstReports = 250;
    private const int MostReports = 16_000;

    // From this many agencies on walking through the term's reports is quicker than asking for each agency's.
    private const int FewAgencies = 200;
    private const int MostTerms = 4;

    internal const string ReportsOfTermSql =
        "SELECT t.report_id FROM search_terms t WHERE t.term = @Term ORDER BY t.reviewed_year DESC, t.report_id DESC";

    /// <summary>The commitments of some reports that stand at a status.</summary>
    internal const string WithStatusSql =
        """
        SELECT a.commitment_id
        FROM reports r
        INNER JOIN assessments a ON a.agency_id = r.agency_id AND a.plan_year = r.plan_year AND a.effective_status = @Status
        WHERE r.id IN @Reports
        """;

    /// <summary>The ids found, newer years first, at most <paramref name="most"/>, and whether there are more.</summary>
    public async Task<(List<long> Ids, bool IsMore)> FindAsync(SearchKind kind, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        var ids = new List<long>();
        if (scope.IsNothing || (kind != SearchKind.Commitments && filter.Status is not null)
            || await RarestAsync(query.Terms, cancellationToken) is not { } terms)
        {
            return (ids, false);
        }

        var sql = session.Dialect.Paged(ReportsSql(
            scope,
            kind,
            new PostingFilter
            {
                HasSecond = terms.Count > 1,
                HasThird = terms.Count > 2,
                HasFourth = terms.Count > 3,
                HasRoot = filter.RootAgencyId is not null,
                HasYear = filter.Year is not null,
            },
            await IsNarrowAsync(cancellationToken)));
        for (var (skip, take) = (0, FirstReports); ; skip += take, take = Math.Min(take * 4, MostReports))
        {
            var args = new
            {
                Term = terms[0],
                Term2 = terms.ElementAtOrDefault(1),
                Term3 = terms.ElementAtOrDefault(2),
                Term4 = terms.ElementAtOrDefault(3),
                filter.Year,
                RootId = filter.RootAgencyId,
                scope.Roots,
                Take = take,
                Skip = skip,
            };
            var rows = await session.QueryAsync<PostingRow>(sql, args, cancellationToken);
            await AddAsync(ids, kind, rows, cancellationToken);
            if (ids.Count > most)
            {
                ids.RemoveRange(most, ids.Count - most);
                return (ids, true);
            }

            if (rows.Count < take)
            {
                return (ids, false);
            }
        }
    }

    // The order of the tables is the order in which SQLite reads them: from the index where the scope is wide, from the agencies' few
    // reports where it is narrow.
    internal static string ReportsSql(Scope scope, SearchKind kind, PostingFilter filter, bool isNarrow)
    {
        var list = kind switch
        {
            SearchKind.Commitments => "commitments",
            SearchKind.Outcomes => "outcomes",
            _ => null,
        };
        string[] terms = [.. new[] { "t", filter.HasSecond ? "t2" : null, filter.HasThird ? "t3" : null, filter.HasFourth ? "t4" : null }.OfType<string>()];
        string[] tables = isNarrow ? ["reports r", .. terms.Select(name => $"search_terms {name}")] : [.. terms.Select(name => $"search_terms {name}"), "reports r"];
        var where = new SqlFilter()
            .When(true, "t.term = @Term")
            .When(filter.HasSecond, "t2.term = @Term2 AND t2.reviewed_year = t.reviewed_year AND t2.report_id = t.report_id")
            .When(filter.HasThird, "t3.term = @Term3 AND t3.reviewed_year = t.reviewed_year AND t3.report_id = t.report_id")
            .When(filter.HasFourth, "t4.term = @Term4 AND t4.reviewed_year = t.reviewed_year AND t4.report_id = t.report_id")
            .When(true, "r.id = t.report_id AND r.reviewed_year = t.reviewed_year AND r.is_current = 1")
            .Within(scope, "r.agency_id")
            .When(filter.HasRoot, "r.agency_id IN (SELECT id FROM subtree)")
            .When(filter.HasYear && kind == SearchKind.Commitments, "t.reviewed_year < @Year AND r.plan_year = @Year")
            .When(filter.HasYear && kind != SearchKind.Commitments, "t.reviewed_year = @Year");
        foreach (var term in terms)
        {
            where.When(list is not null, $"{term}.{list} IS NOT NULL");
        }

        string[] names = ["first", "second", "third", "fourth"];
        var columns = list is null ? string.Empty : string.Concat(terms.Select((term, index) => $", {term}.{list} AS ids_{names[index]}"));
        return $"""
            {ScopeSql.Tables(scope, filter.HasRoot ? 1 : null)}
            SELECT t.report_id{columns}
            FROM {string.Join(" CROSS JOIN ", tables)}
            {where}
            ORDER BY t.reviewed_year DESC, t.report_id DESC
            """;
    }

    internal static string AgenciesSql(Scope scope, long? rootId) =>
        $"""
        {ScopeSql.Tables(scope, rootId)}
        SELECT COUNT(*)
        FROM agencies a
        {new SqlFilter().Within(scope, "a.id").When(rootId is not null, "a.id IN (SELECT id FROM subtree)")}
        """;

    /// <summary>Null where a term stands nowhere.</summary>
    private async Task<IReadOnlyList<int>?> RarestAsync(IReadOnlyList<int> terms, CancellationToken cancellationToken)
    {
        if (terms.Count == 1)
        {
            return terms;
        }

        var counted = new List<(int Term, int Reports)>();
        foreach (var term in terms)
        {
            var reports = await session.QueryAsync<long>(session.Dialect.Paged(ReportsOfTermSql), new { Term = term, Take = Rare, Skip = 0 }, cancellationToken);
            if (reports.Count == 0)
            {
                return null;
            }

            counted.Add((term, reports.Count));
        }

        return [.. counted.OrderBy(pair => pair.Reports).Take(MostTerms).Select(pair => pair.Term)];
    }

    private async Task<bool> IsNarrowAsync(CancellationToken cancellationToken) =>
        (!scope.IsEverything || filter.RootAgencyId is not null)
        && await session.ScalarAsync<int>(AgenciesSql(scope, filter.RootAgencyId), new { scope.Roots, RootId = filter.RootAgencyId }, cancellationToken) <= FewAgencies;

    private async Task AddAsync(List<long> ids, SearchKind kind, IReadOnlyList<PostingRow> rows, CancellationToken cancellationToken)
    {
        if (kind == SearchKind.Reports)
        {
            ids.AddRange(rows.Select(row => row.ReportId));
            return;
        }

        foreach (var some in rows.Chunk(FirstReports))
        {
            var standing = filter.Status is null ? null : await WithStatusAsync([.. some.Select(row => row.ReportId)], cancellationToken);
            ids.AddRange(some.SelectMany(row => row.Ids()).Where(id => standing?.Contains(id) != false));
        }
    }

    private async Task<HashSet<long>> WithStatusAsync(long[] reports, CancellationToken cancellationToken) =>
    [
        .. await session.QueryAsync<long>(WithStatusSql, new { Status = filter.Status.ToString(), Reports = reports }, cancellationToken),
    ];

    private sealed record PostingRow
    {
        public long ReportId { get; init; }

        public byte[]? IdsFirst { get; init; }

        public byte[]? IdsSecond { get; init; }

        public byte[]? IdsThird { get; init; }

        public byte[]? IdsFourth { get; init; }

        /// <summary>What stands in all the lists.</summary>
        public List<long> Ids()
        {
            var ids = IdList.Read(IdsFirst);
            foreach (var other in new[] { IdsSecond, IdsThird, IdsFourth }.OfType<byte[]>())
            {
                var also = IdList.Read(other).ToHashSet();
                ids.RemoveAll(id => !also.Contains(id));
            }

            return ids;
        }
    }
}
