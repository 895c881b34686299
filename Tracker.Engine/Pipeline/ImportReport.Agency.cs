using Tracker.Engine.Agencies;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

public sealed partial class ImportReport
{
    private static async Task<(Agency? Agency, bool IsNew, ImportResult? Refused)> AgencyAsync(
        Session session,
        ImportRequest request,
        ReportMetadata metadata,
        CancellationToken cancellationToken)
    {
        var key = (request.Agency ?? metadata.Agency?.Value)?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            return (null, false, ImportResult.Refused.Because(ImportProblem.AgencyUndecided));
        }

        var agencies = new AgencyRepository(session);
        var matches = await agencies.MatchesAsync(key, cancellationToken);
        if (matches is [var known])
        {
            return await session.HasAsync(request.Scope, known.Id, cancellationToken) ? (known, false, null) : Outside();
        }

        if (matches.Count > 1)
        {
            string[] values = [key, .. matches.Select(agency => agency.Code)];
            return (null, false, ImportResult.Refused.Because(ImportProblem.AgencyAmbiguous, values));
        }

        // Only who sees the whole tree may add to it.
        if (!request.Scope.IsEverything)
        {
            return Outside();
        }

        // A code that is not known is a slip of the hand; a Chinese name is a body that reports for the first time.
        if (!AgencyMatch.IsName(key))
        {
            return (null, false, ImportResult.Refused.Because(ImportProblem.AgencyUnknown, key));
        }

        var created = await agencies.InsertAsync(
            new Agency
            {
                Code = AgencyMatch.ProvisionalCode(key),
                Name = key,
                Level = key == metadata.Agency?.Value.Trim() ? metadata.Level?.Value ?? AgencyLevel.Unknown : AgencyLevel.Unknown,
            },
            cancellationToken);
        return (created, true, null);

        (Agency?, bool, ImportResult?) Outside() => (null, false, ImportResult.Refused.Because(ImportProblem.AgencyOutside, key));
    }

    private static bool ContradictsText(ImportRequest request, ReportMetadata metadata, Agency agency) =>
        request.Agency is not null && metadata.Agency?.Value is { } named && !AgencyMatch.MayBeSame(agency, named);

    private static async Task RecordAsync(
        Session session,
        string actor,
        ImportedReport imported,
        StoredReport? standing,
        CancellationToken cancellationToken)
    {
        var report = imported.Report;
        if (imported.AgencyIsNew)
        {
            await session.RecordAsync(
                report.ReceivedAt,
                actor,
                "agency.created",
                Recording.Agency(report.AgencyId),
                [("name", imported.AgencyName)],
                cancellationToken,
                report.AgencyId);
        }

        await session.RecordAsync(
            report.ReceivedAt,
            actor,
            standing is null ? "report.imported" : "report.corrected",
            Recording.Report(report.Id),
            [
                ("agency", imported.AgencyName),
                ("reviewedYear", report.ReviewedYear),
                ("planYear", report.PlanYear),
                ("version", report.Version),
                ("replaces", standing?.Id),
                ("file", report.FileName),
                ("sha256", report.Sha256),
                ("commitments", imported.Commitments),
                ("outcomes", imported.Outcomes),
            ],
            cancellationToken,
            report.AgencyId);
    }
}
