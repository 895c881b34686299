namespace Tracker.Engine.Storage;

/// <summary>Who is looking at a commitment of the review queue, and until when that counts.</summary>
public sealed record ReviewLease
{
    public long CommitmentId { get; init; }

    public required string Actor { get; init; }

    public DateTimeOffset HeldUntil { get; init; }
}

internal sealed class ReviewLeaseRepository(Session session)
{
    internal const string OfCommitmentSql = "SELECT commitment_id, actor, held_until FROM review_leases WHERE commitment_id = @Id";

    /// <summary>What this person looked at before, and what nobody has looked at for long.</summary>
    internal const string DropSql = "DELETE FROM review_leases WHERE (actor = @Actor AND commitment_id <> @Id) OR held_until < @Now";

    internal const string RenewSql = "UPDATE review_leases SET held_until = @Until WHERE commitment_id = @Id AND actor = @Actor";

    /// <summary>Compare and set: of two reviewers one inserts the row.</summary>
    internal const string TakeSql =
        """
        INSERT INTO review_leases (commitment_id, actor, held_until)
        SELECT @Id, @Actor, @Until
        WHERE NOT EXISTS (SELECT 1 FROM review_leases WHERE commitment_id = @Id)
        """;

    public Task<ReviewLease?> OfCommitmentAsync(long commitmentId, CancellationToken cancellationToken) =>
        session.SingleOrDefaultAsync<ReviewLease>(OfCommitmentSql, new { Id = commitmentId }, cancellationToken);

    /// <summary>Takes the commitment, or goes on holding it; the person's other one is let go.</summary>
    /// <returns>Whether it is the person's now.</returns>
    public async Task<bool> HoldAsync(ReviewLease lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var args = new { Id = lease.CommitmentId, lease.Actor, Until = lease.HeldUntil, Now = now };
        await session.ExecuteAsync(DropSql, args, cancellationToken);
        return await session.ExecuteAsync(RenewSql, args, cancellationToken) == 1
            || await session.ExecuteAsync(TakeSql, args, cancellationToken) == 1;
    }
}
