namespace Tracker.Jobs.Commands;

/// <summary>What a command tells the program that started it.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>Something was refused or failed, and was named on the error stream; the rest was done.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself could not be understood; nothing was done.</summary>
    public const int Usage = 2;
}
