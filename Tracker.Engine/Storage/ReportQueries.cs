using Tracker.Engine.Agencies;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>A report with its text and everything found in it.</summary>
/// <param name="Published">The text as published; every span is a place in it.</param>
/// <param name="Commitments">In the order of the text; the assessment is null only for a version that no longer stands.</param>
/// <param name="Versions">All versions of the agency's report for the year, this one included.</param>
public sealed record ReportDetail(
    Agency Agency,
    StoredReport Report,
    string Published,
    IReadOnlyList<StoredPart> Parts,
    IReadOnlyList<AssessedCommitment> Commitments,
    IReadOnlyList<StoredOutcome> Outcomes,
    IReadOnlyList<StoredReport> Versions);

public sealed record AssessedCommitment(StoredCommitment Commitment, StoredAssessment? Assessment);

/// <summary>A report in a list.</summary>
public sealed record ReportListItem
{
    public long Id { get; init; }

    public long AgencyId { get; init; }

    public required string AgencyName { get; init; }

    public int ReviewedYear { get; init; }

    public int PlanYear { get; init; }

    public int Version { get; init; }

    public string? Title { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public required string FileName { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What a person should look at.</summary>
    public required IReadOnlyList<ReportDoubt> Doubts { get; init; }

    public int Commitments { get; init; }

    public int Outcomes { get; init; }
}

/// <summary>Reads reports.</summary>
public sealed class ReportQueries(Database database)
{
    private const string ListColumns =
        """
        r.id, r.agency_id, g.name AS agency_name, r.reviewed_year, r.plan_year, r.version, r.title, r.published_on, r.file_name,
            r.received_at, r.doubts,
            (SELECT COUNT(*) FROM commitments c WHERE c.report_id = r.id) AS commitments,
            (SELECT COUNT(*) FROM outcomes o WHERE o.report_id = r.id) AS outcomes
        """;

    /// <summary>Current reports, the latest received first.</summary>
    public async Task<Page<ReportListItem>> ListAsync(
        Scope scope,
        PageRequest page,
        long? rootAgencyId = null,
        int? reviewedYear = null,
        CancellationToken cancellationToken = default)
    {
        var args = new { RootId = rootAgencyId, scope.Roots, Year = reviewedYear, page.Take, page.Skip };
        await using var session = await database.ReadAsync(cancellationToken);
        var total = await session.ScalarAsync<int>(ListSql("COUNT(*)", scope, rootAgencyId, reviewedYear), args, cancellationToken);
        var list = ListSql(ListColumns, scope, rootAgencyId, reviewedYear) + "\nORDER BY r.received_at DESC, r.id DESC";
        var items = await session.QueryAsync<ReportListItem>(session.Dialect.Paged(list), args, cancellationToken);
        return new(items, total, page.Number, page.Take);
    }

    public async Task<ReportDetail?> ByIdAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var reports = new ReportRepository(session);
        if (await reports.ByIdAsync(id, cancellationToken) is not { } report || !await session.HasAsync(scope, report.AgencyId, cancellationToken))
        {
            return null;
        }

        var assessments = (await new AssessmentRepository(session).OfReportAsync(id, cancellationToken))
            .ToDictionary(assessment => assessment.CommitmentId);
        var commitments = await new CommitmentRepository(session).OfReportAsync(id, cancellationToken);
        return new(
            (await new AgencyRepository(session).ByIdAsync(report.AgencyId, cancellationToken))!,
            report,
            await reports.PublishedAsync(id, cancellationToken) ?? string.Empty,
            await reports.PartsAsync(id, cancellationToken),
            [.. commitments.Select(commitment => new AssessedCommitment(commitment, assessments.GetValueOrDefault(commitment.Id)))],
            await new OutcomeRepository(session).OfReportAsync(id, cancellationToken),
            await reports.VersionsAsync(report.AgencyId, report.ReviewedYear, cancellationToken));
    }

    /// <summary>The current report of an agency that reviews this year.</summary>
    public async Task<StoredReport?> FindAsync(Scope scope, long agencyId, int reviewedYear, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.HasAsync(scope, agencyId, cancellationToken)
            ? await new ReportRepository(session).AnsweringAsync(agencyId, reviewedYear, cancellationToken)
            : null;
    }

    /// <summary>The agency's current reports, the earliest year first; none where it is not within.</summary>
    public async Task<IReadOnlyList<StoredReport>> OfAgencyAsync(Scope scope, long agencyId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.HasAsync(scope, agencyId, cancellationToken)
            ? await session.QueryAsync<StoredReport>(ReportRepository.OfAgencySql, new { AgencyId = agencyId }, cancellationToken)
            : [];
    }

    /// <summary>The original bytes; null where there is no such report.</summary>
    public async Task<(string FileName, byte[] Content)?> FileAsync(Scope scope, long id, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var reports = new ReportRepository(session);
        return await reports.ByIdAsync(id, cancellationToken) is { } report && await session.HasAsync(scope, report.AgencyId, cancellationToken)
            ? (report.FileName, await reports.ContentAsync(id, cancellationToken))
            : null;
    }

    internal static string ListSql(string columns, Scope scope, long? rootAgencyId, int? reviewedYear) =>
        $"""
        {ScopeSql.Tables(scope, rootAgencyId)}
        SELECT {columns}
        FROM reports r
        INNER JOIN agencies g ON g.id = r.agency_id
        {new SqlFilter()
            .When(true, "r.is_current = 1")
            .Within(scope, "r.agency_id")
            .When(rootAgencyId is not null, "r.agency_id IN (SELECT id FROM subtree)")
            .When(reviewedYear is not null, "r.reviewed_year = @Year")}
        """;
}
