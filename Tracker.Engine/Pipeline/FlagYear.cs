using Tracker.Engine.Accountability;
using Tracker.Engine.Ledger;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What became of a year's flags.</summary>
public sealed record FlagChanges(int Raised, int Changed, int Closed)
{
    public static FlagChanges None { get; } = new(0, 0, 0);

    public bool Any => Raised + Changed + Closed > 0;

    public static FlagChanges operator +(FlagChanges left, FlagChanges right) =>
        new(left.Raised + right.Raised, left.Changed + right.Changed, left.Closed + right.Closed);

    public static FlagChanges Add(FlagChanges left, FlagChanges right) => left + right;
}

/// <summary>
/// Applies the flag rules to an agency's year and brings the flags on record in line: raised once by key, changed with the
/// facts, closed when the facts no longer hold, open again when they hold again. What a person said of a flag stays.
/// </summary>
internal sealed class FlagYear(Session session, FlagSettings settings, DateOnly today, DateTimeOffset now, string actor)
{
    private readonly FlagRepository flags = new(session);
    private readonly DecisionRepository decisions = new(session);

    public async Task<FlagChanges> ApplyAsync(long agencyId, int year, CancellationToken cancellationToken)
    {
        var facts = await new YearFactsLoader(session, today).LoadAsync(agencyId, year, cancellationToken);

        // A promise split in two continues one thread twice; the thread is flagged once.
        var raised = FlagRules.Apply(facts, settings).DistinctBy(flag => flag.Key).ToDictionary(flag => flag.Key, StringComparer.Ordinal);
        var recorded = (await flags.OfYearAsync(agencyId, year, cancellationToken)).ToDictionary(flag => flag.FlagKey, StringComparer.Ordinal);
        var decided = (await decisions.OnFlagsAsync(agencyId, year, cancellationToken))
            .ToDictionary(decision => decision.SubjectIdentity, StringComparer.Ordinal);

        var changes = FlagChanges.None;
        var work = new Changed();
        foreach (var flag in raised.Values)
        {
            var ofYear = recorded.GetValueOrDefault(flag.Key);
            var before = ofYear ?? await flags.ByKeyAsync(flag.Key, cancellationToken);

            // Of this year's flags every decision is at hand; one that moves here from another year brings its own.
            var decision = decided.GetValueOrDefault(flag.Key)
                ?? (ofYear is not null || before is null ? null : await decisions.InForceAsync(SubjectKind.Flag, flag.Key, cancellationToken));
            changes += work.Take(before, Raised(agencyId, year, flag, before, decision));
        }

        foreach (var gone in recorded.Values.Where(flag => !raised.ContainsKey(flag.FlagKey)))
        {
            // What a person dismissed needs no closing: it was never right.
            var status = decided.GetValueOrDefault(gone.FlagKey)?.Kind == DecisionKind.DismissFlag ? FlagStatus.Dismissed : FlagStatus.Closed;
            changes += work.Take(gone, gone with { Status = status, ClosedAt = gone.ClosedAt ?? now, UpdatedAt = now });
        }

        await flags.InsertAsync(work.Added, cancellationToken);
        await flags.UpdateAsync(work.Updated, cancellationToken);
        await new LedgerRepository(session).AppendAsync(now, actor, work.Entries, cancellationToken);
        return changes;
    }

    private StoredFlag Raised(long agencyId, int year, RaisedFlag flag, StoredFlag? before, Decision? decision) => new()
    {
        FlagKey = flag.Key,
        Kind = flag.Kind,
        AgencyId = agencyId,
        Year = year,
        CommitmentIdentity = flag.CommitmentIdentity,
        Status = decision?.Kind switch
        {
            DecisionKind.ConfirmFlag => FlagStatus.Confirmed,
            DecisionKind.DismissFlag => FlagStatus.Dismissed,
            _ => FlagStatus.Open,
        },
        Severity = flag.Severity,
        Reason = flag.Reason,
        RaisedAt = before?.RaisedAt ?? now,
        UpdatedAt = now,
    };

    /// <summary>What is to be written, gathered: a day on which many promises fall due raises many flags.</summary>
    private sealed class Changed
    {
        public List<StoredFlag> Added { get; } = [];

        public List<StoredFlag> Updated { get; } = [];

        public List<LedgerChange> Entries { get; } = [];

        public FlagChanges Take(StoredFlag? before, StoredFlag after)
        {
            if (before is null)
            {
                Added.Add(after);
                Record("flag.raised", after);
                return new(1, 0, 0);
            }

            if (SameRow.Instance.Equals(before, after))
            {
                return FlagChanges.None;
            }

            Updated.Add(after);
            if (before.Status == after.Status)
            {
                return new(0, 1, 0);
            }

            var closes = after.Status == FlagStatus.Closed;
            Record(closes ? "flag.closed" : before.Status == FlagStatus.Closed ? "flag.reopened" : "flag.changed", after);
            return closes ? new(0, 0, 1) : new(0, 1, 0);
        }

        private void Record(string action, StoredFlag flag) => Entries.Add(new(
            action,
            "flag:" + flag.FlagKey,
            LedgerPayload.Of([("agencyId", flag.AgencyId), ("year", flag.Year), ("status", flag.Status), ("severity", flag.Severity)]),
                [flag.AgencyId]));
    }
}
