using Tracker.Engine.Accountability;
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
        foreach (var flag in raised.Values)
        {
            var before = recorded.GetValueOrDefault(flag.Key) ?? await flags.ByKeyAsync(flag.Key, cancellationToken);
            var decision = decided.GetValueOrDefault(flag.Key)
                ?? (before is null ? null : await decisions.InForceAsync(SubjectKind.Flag, flag.Key, cancellationToken));
            changes += await SaveAsync(before, Raised(agencyId, year, flag, before, decision), cancellationToken);
        }

        foreach (var gone in recorded.Values.Where(flag => !raised.ContainsKey(flag.FlagKey)))
        {
            // What a person dismissed needs no closing: it was never right.
            var status = decided.GetValueOrDefault(gone.FlagKey)?.Kind == DecisionKind.DismissFlag ? FlagStatus.Dismissed : FlagStatus.Closed;
            changes += await SaveAsync(gone, gone with { Status = status, ClosedAt = gone.ClosedAt ?? now, UpdatedAt = now }, cancellationToken);
        }

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

    private async Task<FlagChanges> SaveAsync(StoredFlag? before, StoredFlag after, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            await flags.InsertAsync([after], cancellationToken);
            await RecordAsync("flag.raised", after, cancellationToken);
            return new(1, 0, 0);
        }

        if (SameRow.Instance.Equals(before, after))
        {
            return FlagChanges.None;
        }

        await flags.UpdateAsync([after], cancellationToken);
        if (before.Status == after.Status)
        {
            return new(0, 1, 0);
        }

        var closes = after.Status == FlagStatus.Closed;
        var action = closes ? "flag.closed" : before.Status == FlagStatus.Closed ? "flag.reopened" : "flag.changed";
        await RecordAsync(action, after, cancellationToken);
        return closes ? new(0, 0, 1) : new(0, 1, 0);
    }

    private Task RecordAsync(string action, StoredFlag flag, CancellationToken cancellationToken) => session.RecordAsync(
        now,
        actor,
        action,
        "flag:" + flag.FlagKey,
        [("agencyId", flag.AgencyId), ("year", flag.Year), ("status", flag.Status), ("severity", flag.Severity)],
        cancellationToken,
        flag.AgencyId);
}
