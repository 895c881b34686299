using System.Diagnostics;
using System.Globalization;

namespace Tracker.Engine.Pipeline;

/// <summary>What a process calls itself on its claims: the machine and the process, so that a claim tells whether its owner can still live.</summary>
internal static class WorkerName
{
    /// <summary>This process.</summary>
    public static string Process { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>One worker of this process.</summary>
    public static string Unique() => $"{Process}/{Guid.NewGuid():N}";

    /// <summary>
    /// Whether the owner was a process of this machine that is gone. A claim of another machine, or of a number that another
    /// process has now, has to expire instead.
    /// </summary>
    public static bool IsKnownDead(string? name)
    {
        if (name?.Split('/') is not [var machine, var number, ..]
            || machine != Environment.MachineName
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }
}
