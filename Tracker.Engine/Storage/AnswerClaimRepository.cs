namespace Tracker.Engine.Storage;

internal sealed class AnswerClaimRepository(Session session)
{
    internal const string Columns =
        """
        w.id, w.commitment_identity, w.outcome_identity, w.agency_id, w.sentence, w.remark, w.actor, w.claimed_at, w.status,
        w.decided_by, w.decided_at, w.decision_reason
        """;

    internal const string ByIdSql = $"SELECT {Columns} FROM answer_claims w WHERE w.id = @Id";

    internal const string OfCommitmentSql = $"SELECT {Columns} FROM answer_claims w WHERE w.commitment_identity = @Identity ORDER BY w.id";

    internal const string InsertSql =
        """
        INSERT INTO answer_claims (commitment_identity, outcome_identity, agency_id, sentence, remark, actor, claimed_at, status)
        VALUES (@CommitmentIdentity, @OutcomeIdentity, @AgencyId, @Sentence, @Remark, @Actor, @ClaimedAt, 'Waiting')
        """;

    internal const string DecideSql =
        """
        UPDATE answer_claims
        SET status = @Status, decided_by = @Actor, decided_at = @At, decision_reason = @Reason
        WHERE id = @Id AND status = 'Waiting'
        """;

    internal const string ReAddressSql =
        "UPDATE answer_claims SET commitment_identity = @To, agency_id = @AgencyId WHERE commitment_identity = @From";

    internal const string ReAddressOutcomeSql = "UPDATE answer_claims SET outcome_identity = @To WHERE outcome_identity = @From";

    public Task<StoredAnswerClaim?> ByIdAsync(long id, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<StoredAnswerClaim>(ByIdSql, new { Id = id }, cancellationToken);

    public Task<IReadOnlyList<StoredAnswerClaim>> OfCommitmentAsync(string identity, CancellationToken cancellationToken) =>
        session.QueryAsync<StoredAnswerClaim>(OfCommitmentSql, new { Identity = identity }, cancellationToken);

    /// <summary>Fails on the unique index where the same sentence waits already.</summary>
    public async Task<StoredAnswerClaim> InsertAsync(StoredAnswerClaim claim, CancellationToken cancellationToken) => claim with
    {
        Id = await session.InsertAsync(
            InsertSql,
            new { claim.CommitmentIdentity, claim.OutcomeIdentity, claim.AgencyId, claim.Sentence, claim.Remark, claim.Actor, claim.ClaimedAt },
            cancellationToken),
    };

    /// <returns>Whether this was the one decision.</returns>
    public async Task<bool> DecideAsync(StoredAnswerClaim decided, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            DecideSql,
            new { decided.Id, Status = decided.Status.ToString(), Actor = decided.DecidedBy, At = decided.DecidedAt, Reason = decided.DecisionReason },
            cancellationToken) == 1;

    /// <summary>Moves the claims to the identity and agency their commitment has after a correction.</summary>
    public Task ReAddressAsync(string from, string to, long agencyId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressSql, new { From = from, To = to, AgencyId = agencyId }, cancellationToken);

    /// <summary>Moves the claims to the identity their sentence has after a correction.</summary>
    public Task ReAddressOutcomeAsync(string from, string to, CancellationToken cancellationToken) =>
        session.ExecuteAsync(ReAddressOutcomeSql, new { From = from, To = to }, cancellationToken);
}
