using System.Security.Cryptography;
using System.Text;
using Tracker.Engine.Accountability;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Bench.Generating;

/// <summary>
/// Writes through the engine's own repositories and use cases, so that what is generated is what an import and an assessment
/// would have stored. Only the reading and judging of a text is done once for all bodies that share it.
/// </summary>
internal sealed class DatabaseGenerator(Database database, GenerationPlan plan)
{
    private const string Actor = "bench";
    private const int Templates = 40;
    private const int AgenciesInTransaction = 100;

    private readonly ReportStages stages = ReportStages.Default;
    private readonly Dictionary<(int Template, int Year), (string Text, ReportAnalysis Analysis)> reports = [];
    private readonly Dictionary<(int Template, int Year), YearWork> works = [];
    private readonly DateTimeOffset now = new(plan.LastReviewedYear + 1, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<Written> RunAsync(Action<int> progress, CancellationToken cancellationToken)
    {
        var written = Written.Nothing;
        var (provinceId, cityId) = (0L, 0L);
        for (var index = 0; index < plan.Agencies;)
        {
            await using var session = await database.WriteAsync(cancellationToken);
            var agencies = new AgencyRepository(session);
            if (index == 0)
            {
                provinceId = (await agencies.InsertAsync(InventedAgencies.Province, cancellationToken)).Id;
            }

            var end = Math.Min(index + AgenciesInTransaction, plan.Agencies);
            for (; index < end; index++)
            {
                if (InventedAgencies.BeginsCity(index))
                {
                    cityId = (await agencies.InsertAsync(InventedAgencies.City(index, provinceId), cancellationToken)).Id;
                }

                var agency = await agencies.InsertAsync(InventedAgencies.County(index, cityId), cancellationToken);
                written += await AgencyAsync(session, agency, index % Templates, cancellationToken);
            }

            await session.CommitAsync(cancellationToken);
            progress(index);
        }

        return written;
    }

    private async Task<Written> AgencyAsync(Session session, Agency agency, int template, CancellationToken cancellationToken)
    {
        var written = Written.Nothing;
        for (var year = plan.FirstReviewedYear; year <= plan.LastReviewedYear; year++)
        {
            written += await ImportAsync(session, agency, template, year, cancellationToken);
        }

        // Assessed as the job does it: also the first reviewed year, which nobody promised anything for, and the last plan year.
        for (var year = plan.FirstReviewedYear; plan.Assess && year <= plan.LastReviewedYear + 1; year++)
        {
            written += await AssessAsync(session, agency.Id, template, year, cancellationToken);
        }

        return written;
    }

    private async Task<Written> ImportAsync(Session session, Agency agency, int template, int year, CancellationToken cancellationToken)
    {
        var (text, analysis) = Report(template, year);
        var published = text.Replace(InventedAgencies.Placeholder, agency.Name, StringComparison.Ordinal);
        var content = Encoding.UTF8.GetBytes(published);
        var draft = new StoredReport
        {
            AgencyId = agency.Id,
            ReviewedYear = year,
            PlanYear = year + 1,
            Version = 1,
            IsCurrent = true,
            Title = analysis.Outline.Metadata.Title?.Replace(InventedAgencies.Placeholder, agency.Name, StringComparison.Ordinal),
            PublishedOn = new DateOnly(year + 1, 2, 20),
            FileName = $"{agency.Code}-{year}.txt",
            Format = "txt",
            Encoding = "utf-8",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            ReceivedAt = new DateTimeOffset(year + 1, 2, 25, 1, 0, 0, TimeSpan.Zero),
            Doubts = [],
            EngineVersion = stages.EngineVersion,
        };
        var report = await new ReportRepository(session).InsertAsync(draft, published, content, cancellationToken);
        var store = new ReportStore(session, stages, report.ReceivedAt);
        await store.StoreAsync(report, analysis, cancellationToken);
        await store.AwaitAsync(report, cancellationToken);
        await session.RecordAsync(
            report.ReceivedAt,
            Actor,
            "report.imported",
            Recording.Report(report.Id),
            [("agency", agency.Name), ("reviewedYear", year), ("commitments", analysis.Commitments.Count), ("sha256", report.Sha256)],
            cancellationToken);
        return new(1, analysis.Commitments.Count, analysis.Outcomes.Count, 0, 0);
    }

    private async Task<Written> AssessAsync(Session session, long agencyId, int template, int year, CancellationToken cancellationToken)
    {
        var inputs = await YearInputs.LoadAsync(session, agencyId, year, cancellationToken);
        if (!works.TryGetValue((template, year), out var work))
        {
            work = await YearWork.DoAsync(stages, session, inputs, year, cancellationToken);
            works[(template, year)] = work;
        }

        var writer = new YearWriter(session, stages, now);
        var changed = inputs.Promising is null ? 0 : await writer.WriteAsync(inputs, work, cancellationToken);
        await writer.SaveRunAsync(agencyId, year, inputs, work, cancellationToken);
        var flags = await new FlagYear(session, FlagSettings.Default, DateOnly.FromDateTime(now.Date), now, Actor).ApplyAsync(agencyId, year, cancellationToken);
        return new(0, 0, 0, changed, flags.Raised);
    }

    private (string Text, ReportAnalysis Analysis) Report(int template, int year)
    {
        if (!reports.TryGetValue((template, year), out var report))
        {
            var text = new InventedReports((plan.Seed * 1000) + template, plan.Promises).Text(year, year == plan.FirstReviewedYear);
            var read = stages.Read(Encoding.UTF8.GetBytes(text), "invented.txt") as ReadResult.Read
                ?? throw new InvalidOperationException("The invented report cannot be read.");
            report = (text, ReportAnalysis.Of(stages, read.Text, stages.Outline(read.Text), year, year + 1, ReadingCorrections.None));
            reports[(template, year)] = report;
        }

        return report;
    }
}
