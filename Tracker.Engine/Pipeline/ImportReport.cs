using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Tracker.Engine.Agencies;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Imports one file as one agency's annual report for one year. The same file a second time changes nothing; another file for
/// the same year is refused unless it is said to be a correction. What can be expected to go wrong is a result, not an error.
/// </summary>
public sealed partial class ImportReport(Database database, ReportStages stages, TimeProvider time)
{
    public async Task<ImportResult> ExecuteAsync(ImportRequest request, CancellationToken cancellationToken = default)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(request.Bytes.Span));
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            // A folder is imported again and again; what is known need not be read again.
            if (!request.IsCorrection && await KnownAsync(session, request, sha256, cancellationToken) is { } known)
            {
                return known;
            }
        }

        var result = stages.Read(request.Bytes, request.FileName);
        if (result is not ReadResult.Read read)
        {
            var refused = (ReadResult.Refused)result;
            return ImportResult.Refused.Because(Problem(refused.Problem), refused.Detail);
        }

        var outline = stages.Outline(read.Text);
        if (SettleYears(request, outline.Metadata, out var years) is { } undecided)
        {
            return undecided;
        }

        // Slow, so it is done before the database is locked.
        var analysis = ReportAnalysis.Of(stages, read.Text, outline, years.Reviewed, years.Plan, ReadingCorrections.None);
        if (analysis.Commitments.Count == 0 && analysis.Outcomes.Count == 0)
        {
            return ImportResult.Refused.Because(ImportProblem.NothingFound);
        }

        var draft = new StoredReport
        {
            ReviewedYear = years.Reviewed,
            PlanYear = years.Plan,
            IsCurrent = true,
            Title = outline.Metadata.Title,
            PublishedOn = outline.Metadata.Published?.Value,
            FileName = request.FileName,
            Format = read.Format,
            Encoding = read.Encoding,
            Sha256 = sha256,
            ReceivedAt = time.GetUtcNow(),
            Doubts = Doubts(request, outline, analysis),
            EngineVersion = stages.EngineVersion,
        };
        try
        {
            return await StoreUnitAsync();
        }
        catch (DbException error) when (database.Dialect.IsDuplicateKey(error))
        {
            // Another import created the same agency or report in between; seen now, it gives an ordinary result.
            return await StoreUnitAsync();
        }

        Task<ImportResult> StoreUnitAsync() => database.UnitAsync(token => StoreAsync(request, draft, analysis, token), cancellationToken);
    }

    private static ImportProblem Problem(ReadProblem problem) => problem switch
    {
        ReadProblem.Empty => ImportProblem.Empty,
        ReadProblem.Binary => ImportProblem.Binary,
        ReadProblem.UnknownEncoding => ImportProblem.UnknownEncoding,
        ReadProblem.UnsupportedFormat => ImportProblem.UnsupportedFormat,
        ReadProblem.TooLarge => ImportProblem.TooLarge,
        ReadProblem.NoText => ImportProblem.NoText,
    };

    /// <summary>A report made from exactly these bytes, unless the request means it to stand elsewhere.</summary>
    private static async Task<ImportResult?> KnownAsync(Session session, ImportRequest request, string sha256, CancellationToken cancellationToken)
    {
        var same = new List<StoredReport>();
        foreach (var report in await new ReportRepository(session).ByFileAsync(sha256, cancellationToken))
        {
            if (await session.HasAsync(request.Scope, report.AgencyId, cancellationToken))
            {
                same.Add(report);
            }
        }

        if (same.Count == 0)
        {
            return null;
        }

        var agencies = new AgencyRepository(session);
        var wanted = request.Agency is null ? null : await agencies.FindAsync(request.Agency.Trim(), cancellationToken);
        var match = same.FirstOrDefault(report =>
            (request.ReviewedYear is null || report.ReviewedYear == request.ReviewedYear)
            && (request.Agency is null || report.AgencyId == wanted?.Id));
        if (match is not null)
        {
            return new ImportResult.Unchanged(match, match.IsCurrent);
        }

        var elsewhere = same[0];
        var agency = await agencies.ByIdAsync(elsewhere.AgencyId, cancellationToken);
        return ImportResult.Refused.Because(ImportProblem.SameFileElsewhere, agency!.Name, Invariant(elsewhere.ReviewedYear));
    }

    private static IReadOnlyList<ReportDoubt> Doubts(ImportRequest request, Outline outline, ReportAnalysis analysis)
    {
        var doubts = outline.Doubts.Select(ReportDoubts.Of).ToList();
        if (analysis.Commitments.Count == 0 && !doubts.Contains(ReportDoubt.NoArrangements))
        {
            doubts.Add(ReportDoubt.NoCommitments);
        }

        if (request.ReviewedYear is { } given && outline.Metadata.ReviewedYear is { } found && found.Value != given)
        {
            doubts.Add(ReportDoubt.YearContradictsText);
        }

        // What a person gave is no longer undecided.
        if (request.Agency is not null)
        {
            doubts.Remove(ReportDoubt.AgencyUndecided);
        }

        if (request.ReviewedYear is not null)
        {
            doubts.Remove(ReportDoubt.ReviewedYearUndecided);
        }

        return [.. doubts.Distinct()];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private ImportResult? SettleYears(ImportRequest request, ReportMetadata metadata, out (int Reviewed, int Plan) years)
    {
        years = default;
        var found = metadata.ReviewedYear?.Value;
        if ((request.ReviewedYear ?? found) is not { } reviewed)
        {
            return ImportResult.Refused.Because(ImportProblem.YearUndecided);
        }

        if (found is not null && found != reviewed && !request.Force)
        {
            return ImportResult.Refused.Because(ImportProblem.YearContradictsText, Invariant(reviewed), Invariant(found.Value));
        }

        if (reviewed < 1949 || reviewed > ChinaTime.Today(time).Year)
        {
            return ImportResult.Refused.Because(ImportProblem.YearImplausible, Invariant(reviewed));
        }

        // The text's plan year belongs to the text's own year; under another one it means nothing.
        var plan = found == reviewed && metadata.PlanYear?.Value is { } planned && planned > reviewed ? planned : reviewed + 1;
        years = (reviewed, plan);
        return null;
    }
}
