namespace Tracker.Jobs.Work;

/// <summary>
/// What a schedule entry does: calls a use case and tells what came of it. It may be run at any hour, twice, and be stopped
/// anywhere.
/// </summary>
internal interface IJob
{
    Task<JobReport> ExecuteAsync(JobContext context, CancellationToken cancellationToken);
}

/// <summary>What came of a run.</summary>
/// <param name="Counts">By the names that the texts know.</param>
/// <param name="Problem">What could not be done; null where all was.</param>
internal sealed record JobReport(IReadOnlyDictionary<string, long> Counts, string? Problem = null)
{
    public static JobReport Of(params IReadOnlyList<(string Name, long Count)> counts) =>
        new(counts.ToDictionary(count => count.Name, count => count.Count, StringComparer.Ordinal));
}

/// <summary>What a run is told, and where it tells how far it is.</summary>
/// <param name="Actor">Who acts, as the ledger names it.</param>
internal sealed record JobContext(string Actor, JobProgress Progress);

/// <summary>How far a run is; read by whoever keeps its record.</summary>
internal sealed class JobProgress
{
    private int done;
    private int total = -1;

    public int Done => Volatile.Read(ref done);

    /// <summary>Null where the number of steps is not known.</summary>
    public int? Total => Volatile.Read(ref total) is >= 0 and var known ? known : null;

    public void Begin(int steps) => Volatile.Write(ref total, steps);

    public void Step() => Interlocked.Increment(ref done);

    public void Reach(int steps) => Volatile.Write(ref done, steps);
}
