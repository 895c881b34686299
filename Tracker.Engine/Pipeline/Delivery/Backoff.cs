namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>When to try again after a passing fault: 1, 2, 4 … minutes, at most two hours.</summary>
public static class Backoff
{
    private const int LongestMinutes = 120;

    /// <param name="attempts">Attempts made so far, from 1.</param>
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(Math.Min(1 << Math.Clamp(attempts - 1, 0, 10), LongestMinutes));
}
