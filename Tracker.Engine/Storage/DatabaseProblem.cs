namespace Tracker.Engine.Storage;

/// <summary>What keeps a database from being used and only its operator can mend.</summary>
public enum DatabaseProblem
{
    /// <summary>Values: what was given, the names there are.</summary>
    ProviderUnknown,

    /// <summary>The client does not understand it. No values: parts of it may be secret.</summary>
    ConnectionStringInvalid,

    /// <summary>Values: the setting, what was given, the least, the most.</summary>
    SettingOutOfRange,

    /// <summary>Values: the name of the environment variable that is not set.</summary>
    VariableMissing,

    /// <summary>The schema is older than the program and the login may not change it. Values: how many scripts, the first.</summary>
    MigrationDenied,

    /// <summary>Values: the script, what the database said.</summary>
    MigrationFailed,
}

/// <summary>A <see cref="DatabaseProblem"/> with the values its words need; never any part of a connection string.</summary>
public sealed class DatabaseProblemException : Exception
{
    public DatabaseProblemException(DatabaseProblem problem, params string[] values)
        : this(problem, null, values)
    {
    }

    public DatabaseProblemException(DatabaseProblem problem, Exception? cause, params string[] values)
        : base($"{problem}: {string.Join(", ", values)}", cause)
    {
        Problem = problem;
        Values = values;
    }

    public DatabaseProblem Problem { get; }

    public IReadOnlyList<string> Values { get; }
}
