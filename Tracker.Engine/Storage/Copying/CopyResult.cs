using Tracker.Engine.Ledger;

namespace Tracker.Engine.Storage.Copying;

/// <summary>Why a database was not copied. Nothing was written then.</summary>
public enum CopyProblem
{
    SameDatabase,

    /// <summary>Values: the file.</summary>
    SourceMissing,

    /// <summary>Values: how many scripts the source lacks.</summary>
    SourceOutdated,

    /// <summary>Values: the tables and columns that only one side has.</summary>
    SchemasDiffer,

    /// <summary>Values: the table, its rows.</summary>
    TargetNotEmpty,

    /// <summary>Values: the table, its rows in the source, those in the target.</summary>
    CountsDiffer,

    /// <summary>Values: the first broken entry of the ledger.</summary>
    LedgerBroken,
}

/// <summary>A table that is done.</summary>
public sealed record CopiedTable(string Name, long Rows);

public abstract record CopyResult
{
    private CopyResult()
    {
    }

    /// <param name="Tables">In the order they were copied.</param>
    /// <param name="Head">The head of the ledger, the same on both sides.</param>
    public sealed record Copied(IReadOnlyList<CopiedTable> Tables, LedgerHead Head) : CopyResult;

    public sealed record Refused(CopyProblem Problem, IReadOnlyList<string> Values) : CopyResult
    {
        public static Refused Because(CopyProblem problem, params IReadOnlyList<string> values) => new(problem, values);
    }
}
