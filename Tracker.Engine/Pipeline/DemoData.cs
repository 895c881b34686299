using System.Text;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline;

/// <summary>What the database holds once the samples are in.</summary>
/// <param name="Refused">Files that were not taken in, with the problem; none for the samples that come with Tracker.</param>
public sealed record DemoSummary(
    int Agencies,
    int Reports,
    int Commitments,
    StatusCounts Counts,
    int OpenFlags,
    IReadOnlyList<(string File, ImportProblem Problem)> Refused);

/// <summary>
/// Takes a folder of samples in: agencies.csv, people.csv where there is one, a folder of reports for each agency named by its code,
/// and corrections the same way under corrections/. A second time changes nothing.
/// </summary>
public sealed class DemoData(
    ImportAgencies importAgencies,
    ImportPeople importPeople,
    ImportReport importReport,
    AssessAll assessAll,
    SweepFlags sweepFlags,
    AgencyQueries agencies,
    OverviewQueries overview,
    ReportQueries reports,
    FlagQueries flags)
{
    private const string Corrections = "corrections";
    private const string People = "people.csv";

    public async Task<DemoSummary> LoadAsync(string folder, string actor, CancellationToken cancellationToken = default)
    {
        await ImportListAsync(folder, "agencies.csv", async list => (await importAgencies.ExecuteAsync(list, actor, cancellationToken)).Errors);
        if (File.Exists(Path.Combine(folder, People)))
        {
            await ImportListAsync(folder, People, async list => (await importPeople.ExecuteAsync(list, actor, cancellationToken)).Errors);
        }

        // The originals first: a correction needs something to correct.
        var refused = new List<(string, ImportProblem)>();
        await ImportAsync(folder, isCorrection: false, actor, refused, cancellationToken);
        await ImportAsync(Path.Combine(folder, Corrections), isCorrection: true, actor, refused, cancellationToken);
        await assessAll.ExecuteAsync(actor, cancellationToken: cancellationToken);
        await sweepFlags.ExecuteAsync(actor, cancellationToken);
        return await SummaryAsync(refused, cancellationToken);
    }

    private static async Task ImportListAsync(string folder, string file, Func<TextReader, Task<IReadOnlyList<ListError>>> import)
    {
        using var list = new StreamReader(Path.Combine(folder, file), Encoding.UTF8);
        if (await import(list) is [var error, ..])
        {
            throw new InvalidDataException($"{file}, row {error.Row}, {error.Field}: {error.Problem} {error.Value}");
        }
    }

    private async Task ImportAsync(
        string folder,
        bool isCorrection,
        string actor,
        List<(string File, ImportProblem Problem)> refused,
        CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var agency in Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path) != Corrections).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.EnumerateFiles(agency).Order(StringComparer.Ordinal))
            {
                var code = Path.GetFileName(agency);
                var result = await importReport.ExecuteAsync(
                    new ImportRequest
                    {
                        FileName = Path.GetFileName(file),
                        Bytes = await File.ReadAllBytesAsync(file, cancellationToken),
                        Actor = actor,
                        Scope = Scope.Everything,
                        Agency = code,
                        IsCorrection = isCorrection,
                    },
                    cancellationToken);
                if (result is ImportResult.Refused problem)
                {
                    refused.Add(($"{code}/{Path.GetFileName(file)}", problem.Problem));
                }
            }
        }
    }

    private async Task<DemoSummary> SummaryAsync(IReadOnlyList<(string, ImportProblem)> refused, CancellationToken cancellationToken)
    {
        var counts = (await overview.CellsAsync(Scope.Everything, cancellationToken: cancellationToken)).Select(cell => cell.Counts).ToList();
        var total = new StatusCounts
        {
            Fulfilled = counts.Sum(cell => cell.Fulfilled),
            InProgress = counts.Sum(cell => cell.InProgress),
            Missed = counts.Sum(cell => cell.Missed),
            NotReported = counts.Sum(cell => cell.NotReported),
            AwaitingReport = counts.Sum(cell => cell.AwaitingReport),
            Withdrawn = counts.Sum(cell => cell.Withdrawn),
        };
        var open = await flags.ListAsync(Scope.Everything, new FlagFilter { Status = FlagStatus.Open }, new PageRequest(1, 1), cancellationToken);
        return new(
            (await agencies.AllAsync(Scope.Everything, cancellationToken)).Count,
            (await reports.ListAsync(Scope.Everything, new PageRequest(1, 1), cancellationToken: cancellationToken)).Total,
            total.Total,
            total,
            open.Total,
            refused);
    }
}
