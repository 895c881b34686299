using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What one run over pending years has come to so far, counted from several threads.</summary>
internal sealed class AssessTally(IProgress<YearResult>? progress)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(long, int), FailedYear> failed = [];
    private readonly HashSet<(long, int)> left = [];
    private int years;
    private int changed;
    private FlagChanges flags = FlagChanges.None;

    /// <summary>The run's name on its claims.</summary>
    public string Worker { get; } = WorkerName.Unique();

    public bool IsNew(AgencyYear year) => !failed.ContainsKey(Key(year)) && !left.Contains(Key(year));

    public void Done(YearResult result)
    {
        lock (gate)
        {
            (years, changed, flags) = (years + 1, changed + result.Changed, flags + result.Flags);
            progress?.Report(result);
        }
    }

    public void Left(AgencyYear year)
    {
        lock (gate)
        {
            left.Add(Key(year));
        }
    }

    public void Failed(AgencyYear year, Exception error)
    {
        lock (gate)
        {
            failed[Key(year)] = new(year.AgencyId, year.CycleYear, error);
        }
    }

    public AssessAllResult Result() => new(years, changed, flags, [.. failed.Values], left.Count);

    private static (long, int) Key(AgencyYear year) => (year.AgencyId, year.CycleYear);
}
