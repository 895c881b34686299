using Tracker.Engine.Accountability;
using Tracker.Engine.Users;

namespace Tracker.Engine.Storage;

/// <summary>What became of the commitments for one plan year.</summary>
/// <param name="Year">The plan year.</param>
/// <param name="Counts">All of them, by effective status.</param>
/// <param name="CarriedOver">Those among them that were promised again a year later.</param>
public sealed record YearTrend(int Year, StatusCounts Counts, StatusCounts CarriedOver);

/// <summary>Adds agencies' years up.</summary>
public sealed class TrendQueries(Database database)
{
    /// <summary>Ascending by plan year; years without commitments are left out.</summary>
    /// <param name="scope">Only agencies within.</param>
    /// <param name="rootAgencyId">Only this agency and those beneath it; null for all.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<IReadOnlyList<YearTrend>> YearsAsync(Scope scope, long? rootAgencyId = null, CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var rows = await session.QueryAsync<TallyRow>(YearsSql(scope, rootAgencyId), new { scope.Roots, RootId = rootAgencyId }, cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.PlanYear).Select(year => new YearTrend(
                year.Key,
                StatusCounts.Of(year.Select(row => (row.EffectiveStatus, row.Total))),
                StatusCounts.Of(year.Select(row => (row.EffectiveStatus, row.CarriedOver))))),
        ];
    }

    internal static string YearsSql(Scope scope, long? rootId) =>
        $"""
        {ScopeSql.Tables(scope, rootId)}
        SELECT y.plan_year, y.effective_status, SUM(y.total) AS total, SUM(y.carried_over) AS carried_over
        FROM year_tallies y
        {new SqlFilter().Within(scope, "y.agency_id").When(rootId is not null, "y.agency_id IN (SELECT id FROM subtree)")}
        GROUP BY y.plan_year, y.effective_status
        ORDER BY y.plan_year
        """;

    private sealed record TallyRow
    {
        public int PlanYear { get; init; }

        public AssessmentStatus EffectiveStatus { get; init; }

        public int Total { get; init; }

        public int CarriedOver { get; init; }
    }
}
