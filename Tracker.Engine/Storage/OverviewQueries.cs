using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>How many commitments stand at each effective status.</summary>
public sealed record StatusCounts
{
    public int Fulfilled { get; init; }

    public int InProgress { get; init; }

    public int Missed { get; init; }

    public int NotReported { get; init; }

    public int AwaitingReport { get; init; }

    public int Withdrawn { get; init; }

    public int Total => Fulfilled + InProgress + Missed + NotReported + AwaitingReport + Withdrawn;

    /// <summary>One number a status; a status that is not named has none.</summary>
    public static StatusCounts Of(IEnumerable<(AssessmentStatus Status, int Count)> counts)
    {
        var totals = counts.ToDictionary(pair => pair.Status, pair => pair.Count);
        return new StatusCounts
        {
            Fulfilled = totals.GetValueOrDefault(AssessmentStatus.Fulfilled),
            InProgress = totals.GetValueOrDefault(AssessmentStatus.InProgress),
            Missed = totals.GetValueOrDefault(AssessmentStatus.Missed),
            NotReported = totals.GetValueOrDefault(AssessmentStatus.NotReported),
            AwaitingReport = totals.GetValueOrDefault(AssessmentStatus.AwaitingReport),
            Withdrawn = totals.GetValueOrDefault(AssessmentStatus.Withdrawn),
        };
    }

    public int Of(AssessmentStatus status) => status switch
    {
        AssessmentStatus.Fulfilled => Fulfilled,
        AssessmentStatus.InProgress => InProgress,
        AssessmentStatus.Missed => Missed,
        AssessmentStatus.NotReported => NotReported,
        AssessmentStatus.AwaitingReport => AwaitingReport,
        AssessmentStatus.Withdrawn => Withdrawn,
        _ => 0,
    };
}

/// <summary>One agency's year in the overview.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Year">The plan year, which the answering report reviews.</param>
/// <param name="PromisingReportId">The report that promises for the year; null where it is not in.</param>
/// <param name="AnsweringReportId">The report that reviews the year; null where it is not in.</param>
/// <param name="Counts">The year's commitments by effective status.</param>
public sealed record OverviewCell(long AgencyId, int Year, long? PromisingReportId, long? AnsweringReportId, StatusCounts Counts);

/// <summary>Counts agencies by years.</summary>
public sealed class OverviewQueries(Database database)
{
    /// <summary>
    /// A cell for each agency and year in which a report promises or answers, by agency and year. Agencies without any report
    /// have no cell.
    /// </summary>
    /// <param name="scope">Only agencies within.</param>
    /// <param name="rootAgencyId">Only this agency and those beneath it; null for all.</param>
    /// <param name="fromYear">First year; null for no limit.</param>
    /// <param name="toYear">Last year; null for no limit.</param>
    public async Task<IReadOnlyList<OverviewCell>> CellsAsync(
        Scope scope,
        long? rootAgencyId = null,
        int? fromYear = null,
        int? toYear = null,
        CancellationToken cancellationToken = default)
    {
        var (from, to) = (fromYear ?? 0, toYear ?? 9999);
        var args = new { RootId = rootAgencyId, scope.Roots, From = from, To = to };
        await using var session = await database.ReadAsync(cancellationToken);
        var counts = await session.QueryAsync<CountRow>(CountsSql(scope, rootAgencyId), args, cancellationToken);
        var reports = await session.QueryAsync<ReportRow>(ReportsSql(scope, rootAgencyId), args, cancellationToken);

        return Cells(counts, reports, year => year >= from && year <= to);
    }

    /// <summary>The cells of one agency alone, by year; none where it is not within.</summary>
    public async Task<IReadOnlyList<OverviewCell>> OfAgencyAsync(Scope scope, long agencyId, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if (!await session.HasAsync(scope, agencyId, cancellationToken))
        {
            return [];
        }

        var args = new { AgencyId = agencyId };
        return Cells(
            await session.QueryAsync<CountRow>(OwnCountsSql, args, cancellationToken),
            await session.QueryAsync<ReportRow>(OwnReportsSql, args, cancellationToken),
            _ => true);
    }

    /// <summary>The years in which any report promises or answers, ascending.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(Scope scope, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<int>(YearsSql(scope), new { scope.Roots }, cancellationToken);
    }

    internal const string OwnCountsSql =
        """
        SELECT y.agency_id, y.plan_year, y.effective_status, y.total
        FROM year_tallies y
        WHERE y.agency_id = @AgencyId
        """;

    internal const string OwnReportsSql =
        "SELECT r.id, r.agency_id, r.reviewed_year, r.plan_year FROM reports r WHERE r.agency_id = @AgencyId AND r.is_current = 1";

    internal static string CountsSql(Scope scope, long? rootId) =>
        $"""
        {ScopeSql.Tables(scope, rootId)}
        SELECT y.agency_id, y.plan_year, y.effective_status, y.total
        FROM year_tallies y
        {new SqlFilter()
            .Within(scope, "y.agency_id")
            .When(rootId is not null, "y.agency_id IN (SELECT id FROM subtree)")
            .When(true, "y.plan_year >= @From AND y.plan_year <= @To")}
        """;

    internal static string ReportsSql(Scope scope, long? rootId) =>
        $"""
        {ScopeSql.Tables(scope, rootId)}
        SELECT r.id, r.agency_id, r.reviewed_year, r.plan_year
        FROM reports r
        {new SqlFilter()
            .When(true, "r.is_current = 1 AND r.plan_year >= @From AND r.reviewed_year <= @To")
            .Within(scope, "r.agency_id")
            .When(rootId is not null, "r.agency_id IN (SELECT id FROM subtree)")}
        """;

    internal static string YearsSql(Scope scope)
    {
        var where = new SqlFilter().When(true, "is_current = 1").Within(scope, "agency_id");
        return $"""
            {ScopeSql.Tables(scope, null)}
            SELECT plan_year FROM reports {where}
            UNION
            SELECT reviewed_year FROM reports {where}
            ORDER BY plan_year
            """;
    }

    private static IReadOnlyList<OverviewCell> Cells(IReadOnlyList<CountRow> counts, IReadOnlyList<ReportRow> reports, Func<int, bool> isWanted)
    {
        var countsByCell = counts.ToLookup(row => (row.AgencyId, row.PlanYear));
        var promising = reports.ToDictionary(row => (row.AgencyId, row.PlanYear), row => row.Id);
        var answering = reports.ToDictionary(row => (row.AgencyId, row.ReviewedYear), row => row.Id);
        return
        [
            .. promising.Keys.Concat(answering.Keys)
                .Distinct()
                .Where(cell => isWanted(cell.Item2))
                .Order()
                .Select(cell => new OverviewCell(
                    cell.Item1,
                    cell.Item2,
                    promising.TryGetValue(cell, out var promise) ? promise : null,
                    answering.TryGetValue(cell, out var answer) ? answer : null,
                    StatusCounts.Of(countsByCell[cell].Select(row => (row.EffectiveStatus, row.Total))))),
        ];
    }

    private sealed record CountRow
    {
        public long AgencyId { get; init; }

        public int PlanYear { get; init; }

        public AssessmentStatus EffectiveStatus { get; init; }

        public int Total { get; init; }
    }

    private sealed record ReportRow
    {
        public long Id { get; init; }

        public long AgencyId { get; init; }

        public int ReviewedYear { get; init; }

        public int PlanYear { get; init; }
    }
}
