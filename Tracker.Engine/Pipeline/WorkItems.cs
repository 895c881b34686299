using System.Data.Common;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>A piece of work by its kind and, within the kind, its key.</summary>
public sealed record WorkItem(string Kind, string Key)
{
    public const string AssessYearKind = "assess-year";

    public const string IngestFileKind = "ingest-file";

    public static WorkItem Assess(AgencyYear year) => new(AssessYearKind, FormattableString.Invariant($"{year.AgencyId}/{year.CycleYear}"));
}

/// <summary>
/// Keeps two workers from doing the same piece of work. A claim expires, so that a dead worker's piece is taken over; the work
/// itself must therefore bear being done twice. A piece that failed is left alone for a while, longer each time.
/// </summary>
public sealed class WorkItems(Database database, TimeProvider time)
{
    /// <summary>Well above what a piece takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <param name="item">What is to be done.</param>
    /// <param name="worker">Who would do it; one name a worker, not a machine.</param>
    /// <param name="isPatient">Leaves a piece alone that failed lately. A person who asks for it now is not patient.</param>
    /// <param name="cancellationToken">Gives up waiting for the database.</param>
    /// <returns>Whether the piece is the worker's now.</returns>
    public async Task<bool> ClaimAsync(WorkItem item, string worker, bool isPatient, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        try
        {
            await using var session = await database.WriteAsync(cancellationToken);
            var items = new WorkItemRepository(session);
            var known = await items.ByKeyAsync(item.Kind, item.Key, cancellationToken);
            var changed = await items.RunAsync(
                known is null ? WorkItemRepository.InsertSql : WorkItemRepository.ClaimSql,
                new
                {
                    item.Kind,
                    item.Key,
                    Worker = worker,
                    Now = now,
                    Until = now + Lease,
                    DueBy = isPatient ? now : DateTimeOffset.MaxValue.ToUniversalTime(),
                    Dead = WorkerName.IsKnownDead(known?.ClaimedBy) ? known!.ClaimedBy : null,
                    Note = (string?)null,
                    Attempts = 1,
                },
                cancellationToken);
            await session.CommitAsync(cancellationToken);
            return changed == 1;
        }
        catch (DbException error) when (database.Dialect.IsDuplicateKey(error))
        {
            // Another worker claimed it between looking and inserting.
            return false;
        }
    }

    /// <summary>Done: nothing is left to know of it.</summary>
    public Task CompleteAsync(WorkItem item, string worker) => SetAsync(WorkItemRepository.DeleteSql, item, worker);

    /// <summary>Given back undone, for the next worker.</summary>
    public Task ReleaseAsync(WorkItem item, string worker) => SetAsync(WorkItemRepository.ReleaseSql, item, worker);

    /// <summary>Could not be done; sweeps try it again after a pause that grows from a minute to six hours.</summary>
    public async Task FailAsync(WorkItem item, string worker, string problem)
    {
        await using var session = await database.WriteAsync(CancellationToken.None);
        var items = new WorkItemRepository(session);
        var attempts = (await items.ByKeyAsync(item.Kind, item.Key, CancellationToken.None))?.Attempts ?? 1;
        var pause = TimeSpan.FromMinutes(Math.Pow(4, Math.Min(attempts - 1, 6)));
        await items.RunAsync(
            WorkItemRepository.FailSql,
            new
            {
                item.Kind,
                item.Key,
                Worker = worker,
                NotBefore = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause),
                Problem = problem,
            },
            CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }

    /// <summary>Notes what a piece looks like now, and returns since when it has looked like that.</summary>
    public async Task<DateTimeOffset> NoteAsync(WorkItem item, string note, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var session = await database.WriteAsync(cancellationToken);
        var items = new WorkItemRepository(session);
        var known = await items.ByKeyAsync(item.Kind, item.Key, cancellationToken);
        if (known?.Note == note)
        {
            return known.SeenAt;
        }

        await items.RunAsync(
            known is null ? WorkItemRepository.InsertSql : WorkItemRepository.NoteSql,
            new { item.Kind, item.Key, Note = note, Now = now, Worker = (string?)null, Until = (DateTimeOffset?)null, Attempts = 0 },
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return now;
    }

    /// <summary>The pieces that could not be done when they were last tried.</summary>
    public async Task<IReadOnlyList<StoredWorkItem>> TroubledAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await new WorkItemRepository(session).TroubledAsync(cancellationToken);
    }

    // What is known of a piece must not be lost to a shutdown, so these do not listen to it.
    private async Task SetAsync(string sql, WorkItem item, string worker)
    {
        await using var session = await database.WriteAsync(CancellationToken.None);
        await new WorkItemRepository(session).RunAsync(sql, new { item.Kind, item.Key, Worker = worker }, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }
}
