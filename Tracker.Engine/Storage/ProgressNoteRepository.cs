namespace Tracker.Engine.Storage;

internal sealed class ProgressNoteRepository(Session session)
{
    internal const string Columns = "n.id, n.commitment_identity, n.agency_id, n.text, n.claim, n.actor, n.written_at";

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM progress_notes n WHERE n.commitment_identity = @Identity ORDER BY n.id";

    internal const string OfReportSql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN progress_notes n ON n.commitment_identity = c.identity_hash
        WHERE c.report_id = @Id
        ORDER BY n.id
        """;

    internal const string InsertSql =
        """
        INSERT INTO progress_notes (commitment_identity, agency_id, text, claim, actor, written_at)
        VALUES (@CommitmentIdentity, @AgencyId, @Text, @Claim, @Actor, @WrittenAt)
        """;

    internal const string ReAddressSql =
        "UPDATE progress_notes SET commitment_identity = @To, agency_id = @AgencyId WHERE commitment_identity = @From";

    public Task<IReadOnlyList<StoredProgressNote>> OfCommitmentAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredProgressNote>(OfCommitmentSql, new { Identity = identity }, cancellationToken);

    /// <summary>The latest note on each of a report's commitments, by identity.</summary>
    public async Task<IReadOnlyDictionary<string, StoredProgressNote>> LatestOfReportAsync(long reportId, CancellationToken cancellationToken) =>
        (await session.QueryAsync<StoredProgressNote>(OfReportSql, new { Id = reportId }, cancellationToken))
            .GroupBy(note => note.CommitmentIdentity, StringComparer.Ordinal)
            .ToDictionary(notes => notes.Key, notes => notes.Last(), StringComparer.Ordinal);

    public async Task<StoredProgressNote> InsertAsync(StoredProgressNote note, CancellationToken cancellationToken) => note with
    {
        Id = await session.InsertAsync(
            InsertSql,
            new { note.CommitmentIdentity, note.AgencyId, note.Text, Claim = note.Claim.ToString(), note.Actor, note.WrittenAt },
            cancellationToken),
    };

    /// <summary>Moves the notes to the identity and agency their commitment has after a correction.</summary>
    public Task ReAddressAsync(string from, string to, long agencyId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSql, new { From = from, To = to, AgencyId = agencyId }, cancellationToken);
}
