using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>A commitment of a report that stands, claimed for this transaction; none where it lies outside what the actor may change.</summary>
internal sealed record FollowUpSubject(StoredCommitment Commitment, StoredReport Report)
{
    public string Identity => Commitment.IdentityHash;

    public string LedgerSubject => "commitment:" + Identity;

    public static async Task<FollowUpSubject?> ClaimAsync(Session session, Scope scope, string identity, CancellationToken cancellationToken)
    {
        if (await new CommitmentRepository(session).ByIdentityAsync(identity, cancellationToken) is not { } commitment
            || await new ReportRepository(session).ByIdAsync(commitment.ReportId, cancellationToken) is not { IsCurrent: true } report
            || !await session.HasAsync(scope, report.AgencyId, cancellationToken))
        {
            return null;
        }

        await new AgencyRepository(session).ClaimAsync(report.AgencyId, cancellationToken);
        return new(commitment, report);
    }

    /// <summary>Brings the year's flags in line with what was written about the commitment.</summary>
    public Task FlagAsync(Session session, FlagSettings settings, TimeProvider time, string actor, CancellationToken cancellationToken) =>
        new FlagYear(session, settings, ChinaTime.Today(time), time.GetUtcNow(), actor)
            .ApplyAsync(Report.AgencyId, Report.PlanYear, cancellationToken);
}

/// <summary>What is asked of words and dates alike wherever people write them.</summary>
internal static class FollowUpText
{
    /// <summary>Null where nothing was written.</summary>
    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static (FollowUpProblem Problem, IReadOnlyList<string> Values)? Fault(string? text, bool isNeeded, FollowUpSettings settings) =>
        text is null && isNeeded ? (FollowUpProblem.TextMissing, [])
        : text?.Length > settings.LongestText ? (FollowUpProblem.TextTooLong, [settings.LongestText.ToString(CultureInfo.InvariantCulture)])
        : null;

    /// <summary>As Exports reads it back.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
