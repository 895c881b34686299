using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage;

/// <summary>What concerns a SQLite database as a file.</summary>
internal static class SqliteFile
{
    /// <summary>
    /// Write-ahead logging is a property of the file, set once; readers then never wait for a writer. Leaving it writes the log
    /// back, so that the database is one file again, and fails while anybody else has it open.
    /// </summary>
    /// <exception cref="SqliteException">Somebody else has it open.</exception>
    public static void UseWriteAheadLog(string connectionString, bool isOn)
    {
        using var connection = Open(connectionString);
        connection.Execute(isOn ? "PRAGMA journal_mode = WAL;" : "PRAGMA journal_mode = DELETE;", commandTimeout: isOn ? null : 2);
    }

    /// <summary>
    /// For one transaction that fills a whole database: without the write-ahead log every page is written once instead of
    /// twice, and nobody else gets in. Does nothing for a server.
    /// </summary>
    public static IDisposable? BeginLoading(Database database)
    {
        if (database.Options.Provider != DatabaseProvider.Sqlite)
        {
            return null;
        }

        SqliteConnection.ClearAllPools();
        UseWriteAheadLog(database.ConnectionString, isOn: false);
        return new Loading(database.ConnectionString);
    }

    /// <summary>The file of an embedded database; null for a server and for one in memory.</summary>
    public static string? PathOf(DatabaseOptions options)
    {
        var source = options.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(options.ConnectionString).DataSource : string.Empty;
        return source is "" or ":memory:" ? null : Path.GetFullPath(source);
    }

    /// <summary>A connection that is really closed when it is disposed of, and so lets go of the file.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private sealed class Loading(string connectionString) : IDisposable
    {
        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            UseWriteAheadLog(connectionString, isOn: true);
        }
    }
}
