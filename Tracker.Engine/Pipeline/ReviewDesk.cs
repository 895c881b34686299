using System.Data.Common;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Hands a reviewer one commitment of the queue after the other. Several reviewers are not handed the same while it can be
/// avoided; what makes a decision safe is that it names what was seen (<see cref="DecisionRequest.InViewOf"/>).
/// </summary>
public sealed class ReviewDesk(Database database, ReviewQueries queue, CommitmentQueries commitments, RecordDecision record, TimeProvider time)
{
    /// <summary>How long a commitment somebody opened is kept from the others.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private const int Candidates = 5;
    private const int Attempts = 3;

    /// <summary>The next commitment to decide on, held for this reviewer; null where none is left behind this place.</summary>
    public async Task<long?> NextAsync(
        Scope scope,
        ReviewFilter filter,
        ReviewPlace after,
        string actor,
        CancellationToken cancellationToken = default)
    {
        long? first = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var places = await queue.NextAsync(scope, filter, after, actor, time.GetUtcNow(), Candidates, cancellationToken);
            foreach (var place in places)
            {
                if (await HoldAsync(place.CommitmentId, actor, cancellationToken) is null)
                {
                    return place.CommitmentId;
                }

                first ??= place.CommitmentId;
            }

            if (places.Count == 0)
            {
                return null;
            }
        }

        // Others were faster each time; to look at the same as somebody else is better than to be sent away.
        return first;
    }

    /// <summary>Holds a commitment that the reviewer opened.</summary>
    /// <returns>Who else holds it; null where it is the reviewer's.</returns>
    public async Task<ReviewLease?> HoldAsync(long commitmentId, string actor, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await HoldsAsync(commitmentId, actor, now, cancellationToken))
            {
                return null;
            }

            await using var session = await database.WriteAsync(cancellationToken);
            var leases = new ReviewLeaseRepository(session);
            var isHeld = await leases.HoldAsync(new() { CommitmentId = commitmentId, Actor = actor, HeldUntil = now + Lease }, now, cancellationToken);
            var other = isHeld ? null : await leases.OfCommitmentAsync(commitmentId, cancellationToken);
            await session.CommitAsync(cancellationToken);
            return other;
        }
        catch (DbException error) when (database.Dialect.IsDuplicateKey(error))
        {
            // Another reviewer took it between looking and inserting.
            await using var session = await database.ReadAsync(cancellationToken);
            return await new ReviewLeaseRepository(session).OfCommitmentAsync(commitmentId, cancellationToken);
        }
    }

    /// <summary>Whether the lease is this reviewer's for a good while yet: looking again writes nothing then.</summary>
    private async Task<bool> HoldsAsync(long commitmentId, string actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var lease = await new ReviewLeaseRepository(session).OfCommitmentAsync(commitmentId, cancellationToken);
        return lease is not null && lease.Actor == actor && lease.HeldUntil > now + (Lease / 2);
    }

    /// <summary>Today's last decision of this reviewer that still stands, which <see cref="UndoAsync"/> would take back.</summary>
    public Task<OwnDecision?> LastAsync(Scope scope, string actor, CancellationToken cancellationToken = default) =>
        queue.LastOfAsync(scope, actor, StartOfToday(), cancellationToken);

    /// <summary>On how many commitments this reviewer has decided today.</summary>
    public Task<int> DoneTodayAsync(string actor, CancellationToken cancellationToken = default) =>
        queue.DoneAsync(actor, StartOfToday(), cancellationToken);

    /// <summary>Takes back a decision of this reviewer, unless somebody else has decided on the commitment since.</summary>
    /// <param name="scope">Where the reviewer may decide.</param>
    /// <param name="actor">The reviewer.</param>
    /// <param name="decision">The decision as it was shown; another one is not taken back in its place.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>Null where it is not the last one any more.</returns>
    public async Task<(OwnDecision Taken, DecisionResult Result)?> UndoAsync(Scope scope, string actor, long decision, CancellationToken cancellationToken = default)
    {
        if (await LastAsync(scope, actor, cancellationToken) is not { } last || last.Id != decision
            || await commitments.DecisionsAsync(scope, last.CommitmentId, cancellationToken) is not { Count: > 0 } known)
        {
            return null;
        }

        if (known.Where(other => other.Id > last.Id && other.Actor != actor).ToList() is { Count: > 0 } since)
        {
            return (last, new DecisionResult.Overtaken(since));
        }

        var request = last.SubjectKind == SubjectKind.Link
            ? DecisionRequest.RevokeLink(last.CommitmentIdentity, last.SubjectIdentity[(last.CommitmentIdentity.Length + 1)..], actor)
            : DecisionRequest.RevokeStatus(last.CommitmentIdentity, actor);
        return (last, await record.ExecuteAsync(scope, request.InViewOf(known[^1].Id), cancellationToken));
    }

    private DateTimeOffset StartOfToday() => ChinaTime.Start(ChinaTime.Today(time));
}
