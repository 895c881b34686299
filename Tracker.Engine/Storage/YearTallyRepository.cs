namespace Tracker.Engine.Storage;

/// <summary>The counts of agencies' years; counted again whenever an assessment or a carried-over promise of the year changes.</summary>
internal sealed class YearTallyRepository(Session session)
{
    internal const string DeleteSql = "DELETE FROM year_tallies WHERE agency_id = @AgencyId AND plan_year = @Year";

    internal const string CountSql =
        """
        INSERT INTO year_tallies (agency_id, plan_year, effective_status, total, carried_over)
        SELECT a.agency_id, a.plan_year, a.effective_status, COUNT(DISTINCT a.commitment_id), COUNT(DISTINCT k.earlier_id)
        FROM assessments a
        LEFT JOIN carried_over k ON k.earlier_id = a.commitment_id
        WHERE a.agency_id = @AgencyId AND a.plan_year = @Year
        GROUP BY a.agency_id, a.plan_year, a.effective_status
        """;

    /// <summary>The agencies' years in which a report's commitments are assessed, or from which promises were carried into it.</summary>
    internal const string YearsOfReportSql =
        """
        SELECT a.agency_id, a.plan_year AS cycle_year
        FROM assessments a
        WHERE a.commitment_id IN (SELECT id FROM commitments WHERE report_id = @Id)
        UNION
        SELECT a.agency_id, a.plan_year
        FROM commitments c
        INNER JOIN carried_over k ON k.later_id = c.id
        INNER JOIN assessments a ON a.commitment_id = k.earlier_id
        WHERE c.report_id = @Id
        """;

    public Task<IReadOnlyList<AgencyYear>> YearsOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<AgencyYear>(YearsOfReportSql, new { Id = reportId }, cancellationToken);

    public async Task CountAsync(long agencyId, int planYear, CancellationToken cancellationToken)
    {
        var args = new { AgencyId = agencyId, Year = planYear };
        await session.ExecuteAsync(DeleteSql, args, cancellationToken);
        await session.ExecuteAsync(CountSql, args, cancellationToken);
    }

    public async Task CountAsync(IEnumerable<AgencyYear> years, CancellationToken cancellationToken)
    {
        foreach (var year in years)
        {
            await CountAsync(year.AgencyId, year.CycleYear, cancellationToken);
        }
    }
}
