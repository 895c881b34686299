using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Puts a report under another agency or other years. Identities hold agency and year, so decisions and flags are addressed
/// anew to the same sentences under their new identity. What people said of its reading goes with it.
/// </summary>
internal sealed class MetadataMove(Session session, ReportStages stages, DateTimeOffset now)
{
    private readonly ReportRepository reports = new(session);
    private readonly ReportStore store = new(session, stages, now);

    public async Task<DecisionResult> MoveAsync(
        Scope scope,
        DecisionRequest request,
        HashSet<(long AgencyId, int Year)> followUp,
        CancellationToken cancellationToken)
    {
        var (before, correction) = (await reports.ByIdAsync(request.ReportId!.Value, cancellationToken), request.Correction!);
        if (before is null
            || await new AgencyRepository(session).ByIdAsync(correction.AgencyId, cancellationToken) is null
            || !await session.HasAsync(scope, before.AgencyId, cancellationToken)
            || !await session.HasAsync(scope, correction.AgencyId, cancellationToken))
        {
            return DecisionResult.Refused.Because(DecisionProblem.SubjectNotFound);
        }

        if (await ProblemAsync(before, correction, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (correction == Standing(before))
        {
            return new DecisionResult.Unchanged(null);
        }

        foreach (var agencyId in new[] { before.AgencyId, correction.AgencyId }.Distinct().Order())
        {
            await new AgencyRepository(session).ClaimAsync(agencyId, cancellationToken);
        }

        var recorded = await new DecisionRecorder(session, now)
            .RecordAsync(
                request, null, StorageJson.Text(correction), [before.AgencyId, correction.AgencyId], cancellationToken, before.Sha256);
        if (recorded is DecisionResult.Recorded && correction == Standing(before) with { PublishedOn = correction.PublishedOn })
        {
            await reports.MoveAsync(before with { PublishedOn = correction.PublishedOn }, cancellationToken);
        }
        else if (recorded is DecisionResult.Recorded)
        {
            var after = await MoveAsync(before, correction, cancellationToken);
            foreach (var report in new[] { before, after })
            {
                followUp.Add((report.AgencyId, report.ReviewedYear));
                followUp.Add((report.AgencyId, report.PlanYear));
            }
        }

        return recorded;
    }

    /// <summary>What the report says of itself as it stands.</summary>
    public static MetadataCorrection Standing(StoredReport report) => new(report.AgencyId, report.ReviewedYear, report.PlanYear, report.PublishedOn);

    /// <summary>Why the report cannot be put there; null where it can.</summary>
    public async Task<DecisionResult.Refused?> ProblemAsync(StoredReport report, MetadataCorrection correction, CancellationToken cancellationToken)
    {
        if (!report.IsCurrent)
        {
            return DecisionResult.Refused.Because(DecisionProblem.ReportReplaced);
        }

        if (correction.ReviewedYear < 1949 || correction.ReviewedYear > ChinaTime.Day(now).Year || correction.PlanYear <= correction.ReviewedYear)
        {
            return DecisionResult.Refused.Because(
                DecisionProblem.YearsImplausible,
                correction.ReviewedYear.ToString(CultureInfo.InvariantCulture),
                correction.PlanYear.ToString(CultureInfo.InvariantCulture));
        }

        return await TakenByAsync(report, correction, cancellationToken) is { } taken
            ? DecisionResult.Refused.Because(DecisionProblem.PlaceTaken, taken.FileName)
            : null;
    }

    /// <summary>The report that stands, or the same file that stood, where this one would be put.</summary>
    public async Task<StoredReport?> TakenByAsync(StoredReport report, MetadataCorrection correction, CancellationToken cancellationToken)
    {
        var taken = (await reports.VersionsAsync(correction.AgencyId, correction.ReviewedYear, cancellationToken))
            .FirstOrDefault(other => other.Id != report.Id && (other.IsCurrent || other.Sha256 == report.Sha256))
            ?? await reports.PromisingAsync(correction.AgencyId, correction.PlanYear, cancellationToken);
        return taken?.Id == report.Id ? null : taken;
    }

    private async Task<StoredReport> MoveAsync(StoredReport before, MetadataCorrection correction, CancellationToken cancellationToken)
    {
        var commitmentsBefore = await new CommitmentRepository(session).OfReportAsync(before.Id, cancellationToken);
        var outcomesBefore = await new OutcomeRepository(session).OfReportAsync(before.Id, cancellationToken);
        var others = await reports.VersionsAsync(correction.AgencyId, correction.ReviewedYear, cancellationToken);
        var isSamePlace = before.AgencyId == correction.AgencyId && before.ReviewedYear == correction.ReviewedYear;
        var after = before with
        {
            AgencyId = correction.AgencyId,
            ReviewedYear = correction.ReviewedYear,
            PlanYear = correction.PlanYear,
            PublishedOn = correction.PublishedOn,
            Version = isSamePlace ? before.Version : others.Select(other => other.Version).DefaultIfEmpty().Max() + 1,
        };
        await reports.MoveAsync(after, cancellationToken);
        if (!isSamePlace)
        {
            await new CorrectionRepository(session).ReAddressAsync(before, after, cancellationToken);
        }

        await new AssessmentRepository(session).DeleteRunsOfReportAsync(before.Id, cancellationToken);
        var analysis = await ReportAnalysis.OfStoredAsync(stages, session, after, cancellationToken);
        await new IdentityMove(session).ApplyAsync(
            after,
            Pairs(
                commitmentsBefore.Select(row => (row.Text, row.IdentityHash)),
                analysis.StoredCommitments(after).Select(row => (row.Text, row.IdentityHash))),
            Pairs(
                outcomesBefore.Select(row => (row.Text, row.IdentityHash)),
                analysis.StoredOutcomes(after).Select(row => (row.Text, row.IdentityHash))),
            cancellationToken);
        if (!await store.ReplaceAsync(after, analysis, cancellationToken))
        {
            // Nothing was found in it that would be stored anew; its text is searched under the corrected year all the same.
            await new SearchRepository(session).PutAsync(after, cancellationToken);
        }

        // Agency and years are decided now; what the report lacks it lacks still.
        await reports.SetDoubtsAsync(after.Id, ReportDoubts.Refreshed([], analysis), cancellationToken);
        return after;
    }

    /// <summary>Old identities to new ones, by text; the same text twice keeps its order.</summary>
    private static Dictionary<string, string> Pairs(
        IEnumerable<(string Text, string Identity)> before,
        IEnumerable<(string Text, string Identity)> after)
    {
        var left = after.GroupBy(row => row.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<string>(group.Select(row => row.Identity)), StringComparer.Ordinal);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (text, identity) in before)
        {
            if (left.TryGetValue(text, out var identities) && identities.TryDequeue(out var moved))
            {
                pairs[identity] = moved;
            }
        }

        return pairs;
    }
}
