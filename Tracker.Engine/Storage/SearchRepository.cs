using Tracker.Engine.Search;

namespace Tracker.Engine.Storage;

/// <summary>
/// The index of the words of the reports that stand. One row a term and report, made of the stored texts alone, so that it can be
/// taken back by making it again. SQLite's own full-text index knows no words of two Chinese characters and SQL Server's cuts
/// words by a dictionary; this one is the same in both and finds every character.
/// </summary>
internal sealed class SearchRepository(Session session)
{
    internal const string CommitmentTextsSql = "SELECT id, text FROM commitments WHERE report_id = @Id ORDER BY id";

    internal const string OutcomeTextsSql = "SELECT id, text FROM outcomes WHERE report_id = @Id ORDER BY id";

    internal const string InsertSql =
        """
        INSERT INTO search_terms (term, reviewed_year, report_id, commitments, outcomes)
        VALUES (@Term, @ReviewedYear, @ReportId, @Commitments, @Outcomes)
        """;

    internal const string InsertDocumentSql =
        "INSERT INTO search_documents (report_id, reviewed_year, version) VALUES (@ReportId, @ReviewedYear, @Version)";

    internal const string DocumentSql = "SELECT report_id, reviewed_year, version FROM search_documents WHERE report_id = @Id";

    internal const string DeleteSql = "DELETE FROM search_terms WHERE term IN @Terms AND reviewed_year = @Year AND report_id = @Id";

    internal const string DeleteEverywhereSql = "DELETE FROM search_terms WHERE report_id = @Id";

    internal const string DeleteDocumentSql = "DELETE FROM search_documents WHERE report_id = @Id";

    internal const string DeleteAllTermsSql = "DELETE FROM search_terms";

    internal const string DeleteAllDocumentsSql = "DELETE FROM search_documents";

    /// <summary>The reports that stand and are not indexed, or by an older version.</summary>
    internal const string PendingSql =
        """
        SELECT r.id
        FROM reports r
        LEFT JOIN search_documents d ON d.report_id = r.id AND d.version = @Version
        WHERE r.is_current = 1 AND d.report_id IS NULL
        ORDER BY r.id
        """;

    // Well below the number of parameters that SQL Server takes.
    private const int TermsInStatement = 1000;

    /// <summary>Indexes a report that stands, with what was found in it; what was indexed of it before goes.</summary>
    public async Task PutAsync(StoredReport report, CancellationToken cancellationToken)
    {
        await RemoveAsync(report.Id, cancellationToken);
        var terms = await TermsAsync(report.Id, cancellationToken);
        await session.RunForAllAsync(
            InsertSql,
            [
                .. terms.OrderBy(pair => pair.Key).Select(pair => new StoredTerm(
                    pair.Key,
                    report.ReviewedYear,
                    report.Id,
                    IdList.Write(pair.Value.Commitments),
                    IdList.Write(pair.Value.Outcomes))),
            ],
            cancellationToken);
        await session.ExecuteAsync(
            InsertDocumentSql,
            new { ReportId = report.Id, report.ReviewedYear, SearchTerms.Version },
            cancellationToken);
    }

    /// <summary>Takes a report out, before its texts are changed: they say which rows are its own.</summary>
    public async Task RemoveAsync(long reportId, CancellationToken cancellationToken)
    {
        if (await session.SingleOrDefaultAsync<StoredDocument>(DocumentSql, new { Id = reportId }, cancellationToken) is not { } document)
        {
            return;
        }

        if (document.Version == SearchTerms.Version)
        {
            foreach (var terms in (await TermsAsync(reportId, cancellationToken)).Keys.Order().Chunk(TermsInStatement))
            {
                await session.ExecuteAsync(DeleteSql, new { Terms = terms, Year = document.ReviewedYear, Id = reportId }, cancellationToken);
            }
        }
        else
        {
            await session.ExecuteAsync(DeleteEverywhereSql, new { Id = reportId }, cancellationToken);
        }

        await session.ExecuteAsync(DeleteDocumentSql, new { Id = reportId }, cancellationToken);
    }

    /// <summary>Empties the index.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeleteAllTermsSql, null, cancellationToken);
        await session.ExecuteAsync(DeleteAllDocumentsSql, null, cancellationToken);
    }

    public Task<IReadOnlyList<long>> PendingAsync(CancellationToken cancellationToken) =>
        session.QueryAsync<long>(PendingSql, new { SearchTerms.Version }, cancellationToken);

    private async Task<Dictionary<int, Holders>> TermsAsync(long reportId, CancellationToken cancellationToken)
    {
        var (all, found) = (new Dictionary<int, Holders>(), new HashSet<int>());
        Add(await new ReportRepository(session).PublishedAsync(reportId, cancellationToken) ?? string.Empty, static _ => { });
        foreach (var row in await session.QueryAsync<TextRow>(CommitmentTextsSql, new { Id = reportId }, cancellationToken))
        {
            Add(row.Text, holders => holders.Commitments.Add(row.Id));
        }

        foreach (var row in await session.QueryAsync<TextRow>(OutcomeTextsSql, new { Id = reportId }, cancellationToken))
        {
            Add(row.Text, holders => holders.Outcomes.Add(row.Id));
        }

        return all;

        void Add(string text, Action<Holders> note)
        {
            found.Clear();
            SearchTerms.AddOf(SearchText.Fold(text), found);
            foreach (var term in found)
            {
                if (!all.TryGetValue(term, out var holders))
                {
                    all[term] = holders = new([], []);
                }

                note(holders);
            }
        }
    }

    private sealed record Holders(List<long> Commitments, List<long> Outcomes);

    private sealed record StoredTerm(int Term, int ReviewedYear, long ReportId, byte[]? Commitments, byte[]? Outcomes);

    private sealed record StoredDocument
    {
        public long ReportId { get; init; }

        public int ReviewedYear { get; init; }

        public int Version { get; init; }
    }

    private sealed record TextRow
    {
        public long Id { get; init; }

        public required string Text { get; init; }
    }
}
