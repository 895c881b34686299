using System.Globalization;
using Tracker.Engine.Commitments;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Accountability;

/// <summary>
/// The named rules that turn facts into flags. Each rule reads facts alone, so the same facts always give the same flags. A
/// general direction is not verifiable by itself and never weighs more than low.
/// </summary>
public static class FlagRules
{
    private static readonly ReportPart[] StatutoryParts =
        [ReportPart.Outcomes, ReportPart.Shortcomings, ReportPart.FirstResponsible, ReportPart.Arrangements];

    public static IReadOnlyList<RaisedFlag> Apply(YearFacts facts, FlagSettings settings) =>
    [
        .. facts.Commitments.SelectMany(commitment => OnCommitment(facts, commitment, settings)),
        .. OnReport(facts, settings),
    ];

    private static IEnumerable<RaisedFlag> OnCommitment(YearFacts facts, CommitmentFacts commitment, FlagSettings settings)
    {
        RaisedFlag?[] raised =
        [
            NotReported(facts, commitment, settings),
            TargetMissed(facts, commitment),
            Overdue(facts, commitment, settings),
            RepeatedPromise(facts, commitment, settings),
            QuietlyDropped(facts, commitment),
        ];
        return raised.OfType<RaisedFlag>();
    }

    private static IEnumerable<RaisedFlag> OnReport(YearFacts facts, FlagSettings settings)
    {
        RaisedFlag?[] raised = [ReportOverdue(facts, settings), RecycledText(facts), ContentMissing(facts)];
        return raised.OfType<RaisedFlag>();
    }

    /// <summary>Values: probability (in percent), where the engine gave one; what <see cref="FollowUp"/> adds.</summary>
    private static RaisedFlag? NotReported(YearFacts facts, CommitmentFacts commitment, FlagSettings settings) =>
        commitment.Status != AssessmentStatus.NotReported
            ? null
            : On(
                commitment,
                FlagKind.NotReported,
                HasTime(facts, commitment) ? FlagSeverity.Low
                    : commitment.FlagProbability >= settings.HighProbability ? FlagSeverity.High
                    : FlagSeverity.Medium,
                FlagReason.Of([.. Probability(commitment), .. FollowUp(commitment)]));

    /// <summary>Values: probability (in percent), where the engine gave one; what <see cref="FollowUp"/> adds.</summary>
    private static RaisedFlag? TargetMissed(YearFacts facts, CommitmentFacts commitment) =>
        commitment.Status != AssessmentStatus.Missed
            ? null
            : On(
                commitment,
                FlagKind.TargetMissed,
                HasTime(facts, commitment) ? FlagSeverity.Low
                    : commitment.Kind == CommitmentKind.Target ? FlagSeverity.High
                    : FlagSeverity.Medium,
                FlagReason.Of([.. Probability(commitment), .. FollowUp(commitment)]));

    /// <summary>
    /// Until the answering report is in, only the office's own notes can say more: one that claims completion clears the flag
    /// until a later one says otherwise. Values: due, extensions included; what <see cref="FollowUp"/> adds.
    /// </summary>
    private static RaisedFlag? Overdue(YearFacts facts, CommitmentFacts commitment, FlagSettings settings)
    {
        if (facts.Answer is not null
            || facts.IsClosed
            || commitment.Status != AssessmentStatus.AwaitingReport
            || commitment.EffectiveDueOn >= facts.Today
            || commitment.Note?.Claim == ProgressClaim.Done
            || (!commitment.HasStatedDeadline && commitment.ExtendedTo is null && !settings.OverdueAtYearEnd))
        {
            return null;
        }

        var isLong = facts.Today.DayNumber - commitment.EffectiveDueOn.DayNumber > settings.LongOverdueDays;
        return On(
            commitment,
            FlagKind.Overdue,
            isLong ? FlagSeverity.Medium : FlagSeverity.Low,
            FlagReason.Of([("due", Day(commitment.EffectiveDueOn)), .. FollowUp(commitment)]));
    }

    /// <summary>
    /// The key is the thread's first promise: the accusation is raised once and moves on with the thread. Values: years,
    /// since, fulfilled (how many of the earlier years were).
    /// </summary>
    private static RaisedFlag? RepeatedPromise(YearFacts facts, CommitmentFacts commitment, FlagSettings settings)
    {
        var years = commitment.Earlier.Count + 1;
        if (years < settings.RepeatedYears || commitment.IsPromisedAgain || commitment.Status == AssessmentStatus.Withdrawn)
        {
            return null;
        }

        var fulfilled = commitment.Earlier.Count(earlier => earlier.Status == AssessmentStatus.Fulfilled);
        var reason = FlagReason.Of(
            ("years", Number(years)),
            ("since", Number(facts.Year - years + 1)),
            ("fulfilled", Number(fulfilled)));
        var flag = On(commitment, FlagKind.RepeatedPromise, fulfilled == 0 ? FlagSeverity.Medium : FlagSeverity.Low, reason);
        return flag with { Key = $"{FlagKind.RepeatedPromise}:{commitment.Earlier[0].Identity}" };
    }

    /// <summary>Silence alone says little; silence on what the next plan no longer holds either says more. No values.</summary>
    private static RaisedFlag? QuietlyDropped(YearFacts facts, CommitmentFacts commitment) =>
        commitment.Status == AssessmentStatus.NotReported
        && !commitment.IsPromisedAgain
        && commitment.Kind != CommitmentKind.Direction
        && facts.Answer is { HasCommitments: true }
            ? On(commitment, FlagKind.QuietlyDropped, FlagSeverity.Medium, FlagReason.Of())
            : null;

    /// <summary>Values: reportBy and publishBy, the last days in time.</summary>
    private static RaisedFlag? ReportOverdue(YearFacts facts, FlagSettings settings)
    {
        var reportBy = settings.Calendar.ReportBy(facts.Level, facts.Year);
        var publishBy = settings.Calendar.PublishBy(facts.Level, facts.Year);
        if (!facts.HasPromisingReport || facts.IsClosed || facts.Answer is not null || facts.Today <= reportBy)
        {
            return null;
        }

        var severity = facts.Today <= publishBy ? FlagSeverity.Low
            : facts.Today <= publishBy.AddDays(settings.LongOverdueDays) ? FlagSeverity.Medium
            : FlagSeverity.High;
        return OnYear(facts, FlagKind.ReportOverdue, severity, FlagReason.Of(("reportBy", Day(reportBy)), ("publishBy", Day(publishBy))));
    }

    /// <summary>Values: paragraphs; the passages are the paragraphs in both reports.</summary>
    private static RaisedFlag? RecycledText(YearFacts facts)
    {
        if (facts.Answer is not { Recycled: { Count: > 0 } recycled })
        {
            return null;
        }

        var reason = FlagReason.Of(("paragraphs", Number(recycled.Count))) with { Passages = recycled };
        return OnYear(facts, FlagKind.RecycledText, recycled.Count >= 3 ? FlagSeverity.Medium : FlagSeverity.Low, reason);
    }

    /// <summary>Values: parts, the missing ones by name, separated by commas.</summary>
    private static RaisedFlag? ContentMissing(YearFacts facts)
    {
        if (facts.Answer is null)
        {
            return null;
        }

        var missing = StatutoryParts.Where(part => !facts.Answer.Parts.Contains(part)).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        // The leaders' duties and the shortcomings often stand under another heading; results and plans never should.
        var severity = missing.Contains(ReportPart.Outcomes) || missing.Contains(ReportPart.Arrangements) ? FlagSeverity.Medium : FlagSeverity.Low;
        return OnYear(facts, FlagKind.ContentMissing, severity, FlagReason.Of(("parts", string.Join(',', missing))));
    }

    private static RaisedFlag On(CommitmentFacts commitment, FlagKind kind, FlagSeverity severity, FlagReason reason) => new(
        $"{kind}:{commitment.Identity}",
        kind,
        commitment.Identity,
        commitment.Kind == CommitmentKind.Direction ? FlagSeverity.Low : severity,
        reason);

    private static RaisedFlag OnYear(YearFacts facts, FlagKind kind, FlagSeverity severity, FlagReason reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{kind}:{facts.AgencyId}:{facts.Year}"), kind, null, severity, reason);

    private static IEnumerable<(string Name, string Value)> Probability(CommitmentFacts commitment) =>
        commitment.FlagProbability is { } chance ? [("probability", Number((int)Math.Round(chance * 100)))] : [];

    /// <summary>
    /// Values: extendedFrom and extendedTo, where an extension was approved; claim and claimedOn, where the office wrote a note.
    /// </summary>
    private static IEnumerable<(string Name, string Value)> FollowUp(CommitmentFacts commitment)
    {
        if (commitment.ExtendedTo is { } extendedTo)
        {
            yield return ("extendedFrom", Day(commitment.DueOn));
            yield return ("extendedTo", Day(extendedTo));
        }

        if (commitment.Note is { } note)
        {
            yield return ("claim", note.Claim.ToString());
            yield return ("claimedOn", Day(note.WrittenOn));
        }
    }

    /// <summary>What was officially extended cannot weigh before the new date has passed.</summary>
    private static bool HasTime(YearFacts facts, CommitmentFacts commitment) => commitment.ExtendedTo >= facts.Today;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
