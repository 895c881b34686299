using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Indexes the reports that stand and cannot be searched yet: those of a database from before there was a search, or of an older
/// index. What is imported or corrected since is indexed with it.
/// </summary>
public sealed class IndexReports(Database database)
{
    private const int ReportsInTransaction = 20;

    /// <summary>Goes on where an interrupted run ended.</summary>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Stops between the transactions; what is indexed stays.</param>
    /// <returns>How many reports were indexed.</returns>
    public async Task<int> ExecuteAsync(IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<long> pending;
        await using (var session = await database.ReadAsync(cancellationToken))
        {
            pending = await new SearchRepository(session).PendingAsync(cancellationToken);
        }

        var done = 0;
        foreach (var some in pending.Chunk(ReportsInTransaction))
        {
            done += await database.UnitAsync(token => IndexAsync(some, token), cancellationToken);
            progress?.Report(done);
        }

        return done;
    }

    /// <summary>Empties the index first, so that everything is indexed anew.</summary>
    public async Task<int> RebuildAsync(IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        await using (var session = await database.WriteAsync(cancellationToken))
        {
            await new SearchRepository(session).ClearAsync(cancellationToken);
            await session.CommitAsync(cancellationToken);
        }

        return await ExecuteAsync(progress, cancellationToken);
    }

    private async Task<int> IndexAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var done = 0;
        await using var session = await database.WriteAsync(cancellationToken);
        foreach (var id in ids)
        {
            // It may be replaced at this very moment; whoever has the agency decides, so it is looked at again.
            var reports = new ReportRepository(session);
            await new AgencyRepository(session).ClaimAsync((await reports.ByIdAsync(id, cancellationToken))!.AgencyId, cancellationToken);
            if (await reports.ByIdAsync(id, cancellationToken) is { IsCurrent: true } report)
            {
                await new SearchRepository(session).PutAsync(report, cancellationToken);
                done++;
            }
        }

        await session.CommitAsync(cancellationToken);
        return done;
    }
}
