using Tracker.Engine.Ledger;

namespace Tracker.Engine.Storage;

/// <summary>A change to be recorded.</summary>
/// <param name="Agencies">Whose entry it is; outside the hash, because it says who reads the entry and nothing of what happened.</param>
internal sealed record LedgerChange(string Action, string Subject, string Payload, IReadOnlyList<long> Agencies);

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
    public Task AppendAsync(DateTimeOffset at, string actor, LedgerChange change, CancellationToken cancellationToken) =>
        AppendAsync(at, actor, [change], cancellationToken);

    /// <summary>The same for many changes at once, in this order.</summary>
    public async Task AppendAsync(
        DateTimeOffset at,
        string actor,
        IReadOnlyList<LedgerChange> changes,
        CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await session.ExecuteAsync(ClaimHeadSql, null, cancellationToken);
        var head = await HeadAsync(cancellationToken);
        head = head with { Seq = head.Seq - 1 };
        var entries = new List<LedgerEntry>(changes.Count);
        var whose = new List<WhoseRow>(changes.Count);
        foreach (var change in changes)
        {
            entries.Add(LedgerHash.Next(head, at, actor, change.Action, change.Subject, change.Payload));
            head = new(entries[^1].Seq, entries[^1].Hash);
            whose.AddRange(change.Agencies.Distinct().Select(agencyId => new WhoseRow(head.Seq, agencyId)));
        }

        await session.RunForAllAsync(InsertSql, entries, cancellationToken);
        await session.RunForAllAsync(InsertAgencySql, whose, cancellationToken);
        await session.ExecuteAsync(SetHeadSql, new { head.Seq, head.Hash }, cancellationToken);
    }

    public async Task<LedgerHead> HeadAsync(CancellationToken cancellationToken)
    {
        var row = await session.SingleOrDefaultAsync<HeadRow>(HeadSql, null, cancellationToken);
        return row is null ? LedgerHead.Empty : new(row.Seq, row.Hash);
    }

    /// <summary>All entries in order, streamed.</summary>
    public IAsyncEnumerable<LedgerEntry> All() => session.StreamAsync<LedgerEntry>(AllSql);

    private sealed record WhoseRow(long Seq, long AgencyId);

    private sealed record HeadRow
    {
        public long Seq { get; init; }

        public required string Hash { get; init; }
    }
}
