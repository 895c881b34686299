using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Engine.Ledger;

/// <summary>
/// The hash of an entry: SHA-256 over its fields in order — seq, at, actor, action, subject, payload, previous hash — each
/// written as its length in UTF-8 bytes, a colon, the bytes, and a line feed. The lengths keep one field's end from being
/// passed off as the next one's beginning. The time is UTC with seven decimals: 2026-03-01T08:00:00.0000000Z.
/// </summary>
public static class LedgerHash
{
    public static string Of(LedgerEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, entry.Seq.ToString(CultureInfo.InvariantCulture));
        Append(hash, entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Append(hash, entry.Actor);
        Append(hash, entry.Action);
        Append(hash, entry.Subject);
        Append(hash, entry.Payload);
        Append(hash, entry.PreviousHash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The entry that follows <paramref name="head"/>.</summary>
    public static LedgerEntry Next(LedgerHead head, DateTimeOffset at, string actor, string action, string subject, string payload)
    {
        var entry = new LedgerEntry
        {
            Seq = head.Seq + 1,
            At = at.ToUniversalTime(),
            Actor = actor,
            Action = action,
            Subject = subject,
            Payload = payload,
            PreviousHash = head.Hash,
            Hash = string.Empty,
        };
        return entry with { Hash = Of(entry) };
    }

    private static void Append(IncrementalHash hash, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
        hash.AppendData(bytes);
        hash.AppendData("\n"u8);
    }
}
