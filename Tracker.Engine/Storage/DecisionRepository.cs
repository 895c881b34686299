using Tracker.Engine.Accountability;

namespace Tracker.Engine.Storage;

internal sealed class DecisionRepository(Session session)
{
    internal const string Columns =
        """
        d.id, d.subject_kind, d.subject_identity, d.commitment_identity, d.kind, d.value, d.reason, d.actor, d.decided_at, d.superseded_by
        """;

    internal const string InForceSql =
        $"""
        SELECT {Columns}
        FROM decisions d
        WHERE d.subject_identity = @Identity AND d.subject_kind = @Kind AND d.superseded_by IS NULL
        ORDER BY d.id DESC
        """;

    /// <summary>A commitment's own decisions and those on its links.</summary>
    internal const string OfCommitmentSql = $"SELECT {Columns} FROM decisions d WHERE d.commitment_identity = @Identity ORDER BY d.id";

    /// <summary>Those in force on the commitments of one report and on their links.</summary>
    internal const string OfReportSql =
        $"""
        SELECT {Columns}
        FROM commitments c
        INNER JOIN decisions d ON d.commitment_identity = c.identity_hash
        WHERE c.report_id = @Id AND d.superseded_by IS NULL
        ORDER BY d.id
        """;

    /// <summary>Those in force on the flags of an agency's year.</summary>
    internal const string OnFlagsSql =
        $"""
        SELECT {Columns}
        FROM flags f
        INNER JOIN decisions d ON d.subject_identity = f.flag_key
        WHERE f.agency_id = @AgencyId AND f.year = @Year AND d.subject_kind = 'Flag' AND d.superseded_by IS NULL
        ORDER BY d.id
        """;

    internal const string InsertSql =
        """
        INSERT INTO decisions (subject_kind, subject_identity, commitment_identity, kind, value, reason, actor, decided_at)
        VALUES (@SubjectKind, @SubjectIdentity, @CommitmentIdentity, @Kind, @Value, @Reason, @Actor, @DecidedAt)
        """;

    internal const string SupersedeSql =
        """
        UPDATE decisions
        SET superseded_by = @Id
        WHERE subject_identity = @Identity AND subject_kind = @Kind AND superseded_by IS NULL AND id <> @Id
        """;

    /// <summary>A scan of all decisions on links: a report's agency or year is seldom corrected.</summary>
    internal const string OnOutcomeSql =
        $"SELECT {Columns} FROM decisions d WHERE d.subject_kind = 'Link' AND d.subject_identity LIKE @Ending ORDER BY d.id";

    internal const string ReAddressSubjectSql =
        "UPDATE decisions SET subject_identity = @To WHERE subject_kind = @Kind AND subject_identity = @From";

    internal const string ReAddressSql =
        "UPDATE decisions SET subject_identity = @SubjectIdentity, commitment_identity = @CommitmentIdentity WHERE id = @Id";

    public Task<Decision?> InForceAsync(SubjectKind kind, string identity, CancellationToken cancellationToken) =>
        session.FirstOrDefaultAsync<Decision>(InForceSql, new { Identity = identity, Kind = kind.ToString() }, cancellationToken);

    public Task<IReadOnlyList<Decision>> OfCommitmentAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<Decision>(OfCommitmentSql, new { Identity = identity }, cancellationToken);

    /// <summary>Every decision in force on a commitment of this report or on one of its links.</summary>
    public Task<IReadOnlyList<Decision>> OfReportAsync(long reportId, CancellationToken cancellationToken) =>
        session.QueryAsync<Decision>(OfReportSql, new { Id = reportId }, cancellationToken);

    /// <summary>Every decision on a link to this outcome, superseded ones included.</summary>
    public Task<IReadOnlyList<Decision>> OnOutcomeAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<Decision>(OnOutcomeSql, new { Ending = "%:" + identity }, cancellationToken);

    public Task ReAddressSubjectAsync(SubjectKind kind, string from, string to, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSubjectSql, new { Kind = kind.ToString(), From = from, To = to }, cancellationToken);

    public Task<IReadOnlyList<Decision>> OnFlagsAsync(long agencyId, int year, CancellationToken cancellationToken) =>
        session.QueryAsync<Decision>(OnFlagsSql, new { AgencyId = agencyId, Year = year }, cancellationToken);

    /// <summary>Stores the decision; the one in force before on the same subject is kept as superseded.</summary>
    public async Task<Decision> InsertAsync(Decision decision, CancellationToken cancellationToken)
    {
        var id = await session.InsertAsync(
            InsertSql,
            new
            {
                SubjectKind = decision.SubjectKind.ToString(),
                decision.SubjectIdentity,
                decision.CommitmentIdentity,
                Kind = decision.Kind.ToString(),
                decision.Value,
                decision.Reason,
                decision.Actor,
                decision.DecidedAt,
            },
            cancellationToken);
        await session.ExecuteAsync(
            SupersedeSql,
            new { Id = id, Identity = decision.SubjectIdentity, Kind = decision.SubjectKind.ToString() },
            cancellationToken);
        return decision with { Id = id };
    }

    /// <summary>Attaches a decision to the identity its subject has after the report's agency or year was corrected.</summary>
    public Task ReAddressAsync(Decision decision, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSql, new { decision.SubjectIdentity, decision.CommitmentIdentity, decision.Id }, cancellationToken);
}
