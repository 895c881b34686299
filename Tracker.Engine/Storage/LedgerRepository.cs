using Tracker.Engine.Ledger;

namespace Tracker.Engine.Storage;

internal sealed class LedgerRepository(Session session)
{
    internal const string Columns = "seq, at, actor, action, subject, payload, previous_hash, hash";

    /// <summary>A write first: it takes the head's lock, so two transactions can never continue from the same entry.</summary>
    internal const string ClaimHeadSql = "UPDATE ledger_head SET seq = seq + 1 WHERE id = 1";

    internal const string HeadSql = "SELECT seq, hash FROM ledger_head WHERE id = 1";

    internal const string SetHeadSql = "UPDATE ledger_head SET seq = @Seq, hash = @Hash WHERE id = 1";

    internal const string InsertSql =
        """
        INSERT INTO ledger (seq, at, actor, action, subject, payload, previous_hash, hash)
        VALUES (@Seq, @At, @Actor, @Action, @Subject, @Payload, @PreviousHash, @Hash)
        """;

    internal const string InsertAgencySql = "INSERT INTO ledger_agencies (seq, agency_id) VALUES (@Seq, @AgencyId)";

    internal const string AllSql = $"SELECT {Columns} FROM ledger ORDER BY seq";

    /// <summary>Adds an entry in this session's transaction: it stands or falls with the change it records.</summary>
    /// <param name="at">When.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What was done.</param>
    /// <param name="subject">To what.</param>
    /// <param name="payload">With which values.</param>
    /// <param name="agencies">Whose entry it is; outside the hash, because it says who reads the entry and nothing of what happened.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task AppendAsync(
        DateTimeOffset at,
        string actor,
        string action,
        string subject,
        string payload,
        IReadOnlyList<long> agencies,
        CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(ClaimHeadSql, null, cancellationToken);
        var head = await HeadAsync(cancellationToken);
        var entry = LedgerHash.Next(head with { Seq = head.Seq - 1 }, at, actor, action, subject, payload);
        await session.ExecuteAsync(
            InsertSql,
            new { entry.Seq, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Payload, entry.PreviousHash, entry.Hash },
            cancellationToken);
        await session.ExecuteAsync(SetHeadSql, new { entry.Seq, entry.Hash }, cancellationToken);
        foreach (var agencyId in agencies.Distinct())
        {
            await session.ExecuteAsync(InsertAgencySql, new { entry.Seq, AgencyId = agencyId }, cancellationToken);
        }
    }

    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken)
    {
        var row = await session.SingleOrDefaultAsync<HeadRow>(HeadSql, null, cancellationToken);
        return row is null ? LedgerHead.Empty : new(row.Seq, row.Hash);
    }

    /// <summary>All entries in order, streamed.</summary>
    public IAsyncEnumerable<LedgerEntry> All() => session.StreamAsync<LedgerEntry>(AllSql);

    private sealed record HeadRow
    {
        public long Seq { get; init; }

        public required string Hash { get; init; }
    }
}
