using Tracker.Engine.Accountability;

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
    internal const string CountsSql = Select + InYears + Group;

    internal const string SubtreeCountsSql = SqlFilter.Subtree + Select + "\nINNER JOIN subtree s ON s.id = a.agency_id" + InYears + Group;

    internal const string ReportsSql = SelectReports + CurrentReports;

    internal const string SubtreeReportsSql = SqlFilter.Subtree + SelectReports + "\nINNER JOIN subtree s ON s.id = r.agency_id" + CurrentReports;

    internal const string YearsSql =
        """
        SELECT plan_year FROM reports WHERE is_current = 1
        UNION
        SELECT reviewed_year FROM reports WHERE is_current = 1
        ORDER BY plan_year
        """;

    private const string Select =
        """

        SELECT a.agency_id, a.plan_year, a.effective_status, COUNT(*) AS total
        FROM assessments a
        """;

    private const string InYears = "\nWHERE a.plan_year >= @From AND a.plan_year <= @To";

    // In the order of the index, so that a million rows are counted without sorting; the statuses become columns here.
    private const string Group = "\nGROUP BY a.agency_id, a.plan_year, a.effective_status";

    private const string SelectReports = "\nSELECT r.id, r.agency_id, r.reviewed_year, r.plan_year\nFROM reports r";

    private const string CurrentReports = "\nWHERE r.is_current = 1 AND r.plan_year >= @From AND r.reviewed_year <= @To";

    /// <summary>
    /// A cell for each agency and year in which a report promises or answers, by agency and year. Agencies without any report
    /// have no cell.
    /// </summary>
    /// <param name="rootAgencyId">Only this agency and those beneath it; null for all.</param>
    /// <param name="fromYear">First year; null for no limit.</param>
    /// <param name="toYear">Last year; null for no limit.</param>
    public async Task<IReadOnlyList<OverviewCell>> CellsAsync(
        long? rootAgencyId = null,
        int? fromYear = null,
        int? toYear = null,
        CancellationToken cancellationToken = default)
    {
        var (from, to) = (fromYear ?? 0, toYear ?? 9999);
        var args = new { RootId = rootAgencyId, From = from, To = to };
        await using var session = await database.ReadAsync(cancellationToken);
        var counts = await session.QueryAsync<CountRow>(rootAgencyId is null ? CountsSql : SubtreeCountsSql, args, cancellationToken);
        var reports = await session.QueryAsync<ReportRow>(rootAgencyId is null ? ReportsSql : SubtreeReportsSql, args, cancellationToken);

        var countsByCell = counts.ToLookup(row => (row.AgencyId, row.PlanYear));
        var promising = reports.ToDictionary(row => (row.AgencyId, row.PlanYear), row => row.Id);
        var answering = reports.ToDictionary(row => (row.AgencyId, row.ReviewedYear), row => row.Id);
        return
        [
            .. promising.Keys.Concat(answering.Keys)
                .Distinct()
                .Where(cell => cell.Item2 >= from && cell.Item2 <= to)
                .Order()
                .Select(cell => new OverviewCell(
                    cell.Item1,
                    cell.Item2,
                    promising.TryGetValue(cell, out var promise) ? promise : null,
                    answering.TryGetValue(cell, out var answer) ? answer : null,
                    Counts(countsByCell[cell]))),
        ];
    }

    /// <summary>The years in which any report promises or answers, ascending.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await session.QueryAsync<int>(YearsSql, null, cancellationToken);
    }

    private static StatusCounts Counts(IEnumerable<CountRow> rows)
    {
        var totals = rows.ToDictionary(row => row.EffectiveStatus, row => row.Total);
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
