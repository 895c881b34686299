namespace Tracker.Engine.Storage;

internal sealed class ReportRepository(Session session)
{
    internal const string Columns =
        """
        id, agency_id, reviewed_year, plan_year, version, is_current, title, published_on, file_name, format, encoding, sha256,
        received_at, doubts, engine_version
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM reports WHERE id = @Id";

    internal const string ByFileSql = $"SELECT {Columns} FROM reports WHERE sha256 = @Sha256 ORDER BY is_current DESC, id";

    internal const string VersionsSql =
        $"SELECT {Columns} FROM reports WHERE agency_id = @AgencyId AND reviewed_year = @Year ORDER BY version";

    internal const string PromisingSql =
        $"SELECT {Columns} FROM reports WHERE agency_id = @AgencyId AND plan_year = @Year AND is_current = 1";

    internal const string OfAgencySql =
        $"SELECT {Columns} FROM reports WHERE agency_id = @AgencyId AND is_current = 1 ORDER BY reviewed_year";

    internal const string AnsweringSql =
        $"SELECT {Columns} FROM reports WHERE agency_id = @AgencyId AND reviewed_year = @Year AND is_current = 1";

    internal const string InsertSql =
        """
        INSERT INTO reports (agency_id, reviewed_year, plan_year, version, is_current, title, published_on, file_name, format,
            encoding, sha256, received_at, doubts, engine_version)
        VALUES (@AgencyId, @ReviewedYear, @PlanYear, @Version, @IsCurrent, @Title, @PublishedOn, @FileName, @Format,
            @Encoding, @Sha256, @ReceivedAt, @Doubts, @EngineVersion)
        """;

    internal const string InsertFileSql =
        "INSERT INTO report_files (report_id, published, content) VALUES (@ReportId, @Published, @Content)";

    internal const string SetCurrentSql = "UPDATE reports SET is_current = @IsCurrent WHERE id = @Id";

    internal const string SetEngineSql = "UPDATE reports SET engine_version = @EngineVersion WHERE id = @Id";

    internal const string SetDoubtsSql = "UPDATE reports SET doubts = @Doubts WHERE id = @Id";

    internal const string MoveSql =
        """
        UPDATE reports
        SET agency_id = @AgencyId, reviewed_year = @ReviewedYear, plan_year = @PlanYear, version = @Version, published_on = @PublishedOn
        WHERE id = @Id
        """;

    internal const string ContentSql = "SELECT content FROM report_files WHERE report_id = @Id";

    internal const string PublishedSql = "SELECT published FROM report_files WHERE report_id = @Id";

    internal const string PartsSql =
        """
        SELECT report_id, ordinal, kind, heading, heading_start, heading_end, span_start, span_end, confidence
        FROM report_parts
        WHERE report_id = @Id
        ORDER BY ordinal
        """;

    internal const string InsertPartSql =
        """
        INSERT INTO report_parts (report_id, ordinal, kind, heading, heading_start, heading_end, span_start, span_end, confidence)
        VALUES (@ReportId, @Ordinal, @Kind, @Heading, @HeadingStart, @HeadingEnd, @SpanStart, @SpanEnd, @Confidence)
        """;

    internal const string DeletePartsSql = "DELETE FROM report_parts WHERE report_id = @Id";

    public Task<StoredReport?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredReport>(ByIdSql, new { Id = id }, cancellationToken);

    /// <summary>Every report made from exactly these bytes, the current ones first.</summary>
    public Task<IReadOnlyList<StoredReport>> ByFileAsync(string sha256, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredReport>(ByFileSql, new { Sha256 = sha256 }, cancellationToken);

    public Task<IReadOnlyList<StoredReport>> VersionsAsync(long agencyId, int reviewedYear, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredReport>(VersionsSql, new { AgencyId = agencyId, Year = reviewedYear }, cancellationToken);

    /// <summary>The current report whose arrangements are for this year.</summary>
    public Task<StoredReport?> PromisingAsync(long agencyId, int planYear, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredReport>(PromisingSql, new { AgencyId = agencyId, Year = planYear }, cancellationToken);

    /// <summary>The current report that reviews this year.</summary>
    public Task<StoredReport?> AnsweringAsync(long agencyId, int reviewedYear, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredReport>(AnsweringSql, new { AgencyId = agencyId, Year = reviewedYear }, cancellationToken);

    public async Task<StoredReport> InsertAsync(StoredReport report, string published, byte[] content, CancellationToken cancellationToken)
    {
        var id = await session.InsertAsync(
            InsertSql,
            new
            {
                report.AgencyId,
                report.ReviewedYear,
                report.PlanYear,
                report.Version,
                report.IsCurrent,
                report.Title,
                report.PublishedOn,
                report.FileName,
                report.Format,
                report.Encoding,
                report.Sha256,
                report.ReceivedAt,
                Doubts = StorageJson.Text(report.Doubts),
                report.EngineVersion,
            },
            cancellationToken);
        await session.ExecuteAsync(InsertFileSql, new { ReportId = id, Published = published, Content = content }, cancellationToken);
        return report with { Id = id };
    }

    public Task SetCurrentAsync(long id, bool isCurrent, CancellationToken cancellationToken) =>
        session.ExecuteAsync(SetCurrentSql, new { Id = id, IsCurrent = isCurrent }, cancellationToken);

    public Task SetEngineVersionAsync(long id, string engineVersion, CancellationToken cancellationToken) =>
        session.ExecuteAsync(SetEngineSql, new { Id = id, EngineVersion = engineVersion }, cancellationToken);

    public Task SetDoubtsAsync(long id, IReadOnlyList<ReportDoubt> doubts, CancellationToken cancellationToken) =>
        session.ExecuteAsync(SetDoubtsSql, new { Id = id, Doubts = StorageJson.Text(doubts) }, cancellationToken);

    /// <summary>Puts a report under another agency, year or day of publication.</summary>
    public Task MoveAsync(StoredReport report, CancellationToken cancellationToken) => session.ExecuteAsync(
        MoveSql,
        new { report.AgencyId, report.ReviewedYear, report.PlanYear, report.Version, report.PublishedOn, report.Id },
        cancellationToken);

    public async Task<byte[]> ContentAsync(long id, CancellationToken cancellationToken) =>
        await session.SingleOrDefaultAsync<byte[]>(ContentSql, new { Id = id }, cancellationToken)
        ?? throw new InvalidOperationException($"Report {id} has no file.");

    public Task<string?> PublishedAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<string>(PublishedSql, new { Id = id }, cancellationToken);

    public Task<IReadOnlyList<StoredPart>> PartsAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredPart>(PartsSql, new { Id = reportId }, cancellationToken);

    public async Task ReplacePartsAsync(long reportId, IReadOnlyList<StoredPart> parts, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(DeletePartsSql, new { Id = reportId }, cancellationToken);
        await session.RunForAllAsync(InsertPartSql, parts, cancellationToken);
    }
}
