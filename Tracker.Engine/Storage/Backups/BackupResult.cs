using Tracker.Engine.Ledger;

namespace Tracker.Engine.Storage.Backups;

/// <summary>Why a backup was not made or not restored. What was there before is unchanged.</summary>
public enum BackupProblem
{
    /// <summary>A server's own backup is meant for its databases.</summary>
    NotSqlite,

    /// <summary>Values: the file.</summary>
    FileExists,

    /// <summary>Values: the file.</summary>
    FileMissing,

    /// <summary>Values: the file.</summary>
    NotTracker,

    /// <summary>Values: the file, what the integrity check said.</summary>
    Damaged,

    /// <summary>Values: the file, the first broken entry.</summary>
    LedgerBroken,

    /// <summary>The backup was made by a newer program. Values: the file, the first script this program does not know.</summary>
    Newer,

    /// <summary>Values: the database.</summary>
    DatabaseExists,

    /// <summary>Somebody has the database open. Values: the database.</summary>
    InUse,
}

public abstract record BackupResult
{
    private BackupResult()
    {
    }

    /// <param name="File">The backup that was made, or the database that was restored.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="Head">The head of its ledger, worth noting elsewhere.</param>
    /// <param name="Before">Where a database that was replaced lies now.</param>
    public sealed record Done(string File, long Bytes, LedgerHead Head, string? Before = null) : BackupResult;

    public sealed record Refused(BackupProblem Problem, IReadOnlyList<string> Values) : BackupResult
    {
        public static Refused Because(BackupProblem problem, params IReadOnlyList<string> values) => new(problem, values);
    }
}
