namespace Tracker.Engine.Ledger;

public enum LedgerFault
{
    /// <summary>A number is missing or stands twice.</summary>
    SequenceBroken,

    /// <summary>The entry does not continue from the one before it.</summary>
    ChainBroken,

    /// <summary>The entry's fields no longer give its hash: it was changed.</summary>
    EntryChanged,

    /// <summary>Entries are missing at the end.</summary>
    Truncated,

    /// <summary>The entry that the head names is another one, or entries stand beyond the head.</summary>
    HeadDiffers,
}

/// <param name="Entries">How many entries were sound.</param>
/// <param name="Fault">What is wrong with the first broken entry; null for a sound ledger.</param>
/// <param name="Seq">The number of that entry, or the first number that is missing.</param>
public sealed record LedgerVerification(long Entries, LedgerFault? Fault, long? Seq)
{
    public bool IsSound => Fault is null;
}

/// <summary>Reads a ledger from the first entry to the last and names the first place where it is broken.</summary>
public static class LedgerVerifier
{
    /// <param name="entries">All entries in ascending order of their number; streamed, never held.</param>
    /// <param name="head">A head read before the entries, or noted elsewhere at any earlier time; the ledger may have grown since.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<LedgerVerification> VerifyAsync(
        IAsyncEnumerable<LedgerEntry> entries,
        LedgerHead head,
        CancellationToken cancellationToken = default)
    {
        var last = LedgerHead.Empty;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (entry.Seq != last.Seq + 1)
            {
                return new(last.Seq, LedgerFault.SequenceBroken, last.Seq + 1);
            }

            if (entry.PreviousHash != last.Hash)
            {
                return new(last.Seq, LedgerFault.ChainBroken, entry.Seq);
            }

            if (LedgerHash.Of(entry) != entry.Hash)
            {
                return new(last.Seq, LedgerFault.EntryChanged, entry.Seq);
            }

            last = new(entry.Seq, entry.Hash);
            if (last.Seq == head.Seq && last.Hash != head.Hash)
            {
                return new(last.Seq - 1, LedgerFault.HeadDiffers, last.Seq);
            }
        }

        return last.Seq < head.Seq
            ? new(last.Seq, LedgerFault.Truncated, last.Seq + 1)
            : new(last.Seq, null, null);
    }
}
