using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>Gives reminders the words of the promises they are about.</summary>
internal sealed class DigestItems(Session session)
{
    public async Task<IReadOnlyList<DigestItem>> OfAsync(IReadOnlyList<ReminderRow> rows, CancellationToken cancellationToken)
    {
        var identities = rows.Where(row => row.SubjectKind == ReminderSubject.Commitment).Select(row => row.Subject).Distinct().ToArray();
        var promises = new Dictionary<string, PromiseRow>(StringComparer.Ordinal);
        if (identities.Length > 0)
        {
            // The version that stands comes last and wins.
            foreach (var row in await session.QueryAsync<PromiseRow>(
                         FlagQueries.CommitmentsSql, new { Identities = identities }, cancellationToken))
            {
                promises[row.IdentityHash] = row;
            }
        }

        return [.. rows.Select(row => Item(row, promises.GetValueOrDefault(row.Subject)))];
    }

    private static DigestItem Item(ReminderRow row, PromiseRow? promise) => new()
    {
        Rung = row.Rung,
        Kind = row.SubjectKind,
        Subject = row.Subject,
        AgencyCode = row.AgencyCode,
        AgencyName = row.AgencyName,
        Year = row.Year,
        DueOn = row.DueOn,
        Promise = promise?.Text,
        CommitmentId = promise?.Id,
    };

    private sealed record PromiseRow
    {
        public long Id { get; init; }

        public required string IdentityHash { get; init; }

        public required string Text { get; init; }
    }
}
