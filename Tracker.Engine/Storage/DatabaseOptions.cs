namespace Tracker.Engine.Storage;

public enum DatabaseProvider
{
    /// <summary>The embedded default: one file, no set-up.</summary>
    Sqlite,

    SqlServer,
}

/// <summary>Where the database is and how patiently it is spoken to; see <see cref="DatabaseSettings"/> for the names of the settings.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>A connection string of the provider; for SQLite the file is created where it is missing.</summary>
    public string ConnectionString { get; set; } = "Data Source=tracker.db";

    /// <summary>Seconds one statement may take, 1 to 3600; with SQLite also how long a writer waits for the one before.</summary>
    public int CommandTimeout { get; set; } = 30;

    /// <summary>Seconds one attempt to connect may take, 1 to 300. SQL Server only.</summary>
    public int ConnectTimeout { get; set; } = 15;

    /// <summary>How often opening and reading are tried again after a passing error, and a unit of work after a deadlock; 0 to 10.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>Seconds before the first retry, 0 to 60; doubled, with some chance, each time.</summary>
    public double RetryDelay { get; set; } = 0.5;
}
