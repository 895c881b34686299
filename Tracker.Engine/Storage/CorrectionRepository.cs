namespace Tracker.Engine.Storage;

/// <summary>People's corrections of what was read in an agency's report for a year, whatever its version.</summary>
internal sealed class CorrectionRepository(Session session)
{
    internal const string OfYearSql =
        """
        SELECT c.id, c.agency_id, c.reviewed_year, c.kind, c.quote, c.prefix, c.suffix, c.occurrence, c.split_at, c.value, c.reason,
            c.actor, c.decided_at, u.undone_by, u.undone_at, u.undone_reason
        FROM reading_corrections c
        LEFT JOIN reading_correction_undos u ON u.correction_id = c.id
        WHERE c.agency_id = @AgencyId AND c.reviewed_year = @Year
        ORDER BY c.id
        """;

    internal const string InsertSql =
        """
        INSERT INTO reading_corrections (agency_id, reviewed_year, kind, quote, prefix, suffix, occurrence, split_at, value, reason,
            actor, decided_at)
        VALUES (@AgencyId, @ReviewedYear, @Kind, @Quote, @Prefix, @Suffix, @Occurrence, @SplitAt, @Value, @Reason, @Actor, @DecidedAt)
        """;

    internal const string UndoSql =
        """
        INSERT INTO reading_correction_undos (correction_id, undone_reason, undone_by, undone_at)
        VALUES (@Id, @Reason, @Actor, @At)
        """;

    internal const string ReAddressSql =
        """
        UPDATE reading_corrections
        SET agency_id = @ToAgencyId, reviewed_year = @ToYear
        WHERE agency_id = @FromAgencyId AND reviewed_year = @FromYear
        """;

    /// <summary>All of them in the order in which they were made, those taken back included.</summary>
    public Task<IReadOnlyList<StoredCorrection>> OfYearAsync(long agencyId, int reviewedYear, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredCorrection>(OfYearSql, new { AgencyId = agencyId, Year = reviewedYear }, cancellationToken);

    public async Task<StoredCorrection> InsertAsync(StoredCorrection correction, CancellationToken cancellationToken) => correction with
    {
        Id = await session.InsertAsync(
            InsertSql,
            new
            {
                correction.AgencyId,
                correction.ReviewedYear,
                Kind = correction.Kind.ToString(),
                correction.Quote,
                correction.Prefix,
                correction.Suffix,
                correction.Occurrence,
                correction.SplitAt,
                correction.Value,
                correction.Reason,
                correction.Actor,
                correction.DecidedAt,
            },
            cancellationToken),
    };

    /// <summary>Takes one back; fails on the key where that was done before.</summary>
    public Task UndoAsync(long id, string? reason, string actor, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.ExecuteAsync(UndoSql, new { Id = id, Reason = reason, Actor = actor, At = at }, cancellationToken);

    /// <summary>Lets the corrections follow their report to another agency or year.</summary>
    public Task ReAddressAsync(StoredReport from, StoredReport to, CancellationToken cancellationToken) => session.ExecuteAsync(
        ReAddressSql,
        new { FromAgencyId = from.AgencyId, FromYear = from.ReviewedYear, ToAgencyId = to.AgencyId, ToYear = to.ReviewedYear },
        cancellationToken);
}
