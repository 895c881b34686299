namespace Tracker.Engine.Storage;

public enum DatabaseProvider
{
    /// <summary>The embedded default: one file, no set-up.</summary>
    Sqlite,

    SqlServer,
}

/// <summary>Where the database is.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>A connection string of the provider; for SQLite the file is created where it is missing.</summary>
    public string ConnectionString { get; set; } = "Data Source=tracker.db";
}
