using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Tracker.Engine.Storage;

/// <summary>Opens sessions. Safe to share: each session has its own connection.</summary>
public sealed class Database
{
    public Database(IOptions<DatabaseOptions> options)
        : this(options.Value)
    {
    }

    public Database(DatabaseOptions options)
    {
        TypeHandlers.Register();
        Options = options;
        Dialect = SqlDialect.Of(options);
        Retries = new Retries(Dialect, options);
    }

    public DatabaseOptions Options { get; }

    /// <summary>What is connected with: the operator's connection string with our settings. May hold a password: never shown, never logged.</summary>
    public string ConnectionString => Dialect.ConnectionString;

    /// <summary>The file, or the server and database, for people to read.</summary>
    public string Place => Dialect.Place;

    internal SqlDialect Dialect { get; }

    internal Retries Retries { get; }

    /// <summary>What an error of this database means.</summary>
    public StorageFault FaultOf(DbException error) => Dialect.FaultOf(error);

    /// <summary>
    /// Runs a unit of work, and again from its beginning where the database took it back as the victim of a deadlock. The unit
    /// opens its own sessions and keeps nothing between its runs.
    /// </summary>
    internal Task<T> UnitAsync<T>(Func<CancellationToken, Task<T>> unit, CancellationToken cancellationToken) =>
        Retries.UnitAsync(unit, cancellationToken);

    /// <summary>Whether what failed may succeed when tried again unchanged: the database was busy or could not be reached.</summary>
    public bool IsPassing(Exception error) =>
        error is DbException fault && FaultOf(fault) is (StorageFault.Passing or StorageFault.Busy or StorageFault.Victim);

    internal Task<Session> ReadAsync(CancellationToken cancellationToken) =>
        OpenAsync(connection => Dialect.BeginRead(connection), cancellationToken);

    internal Task<Session> WriteAsync(CancellationToken cancellationToken) =>
        OpenAsync(connection => Dialect.BeginWrite(connection), cancellationToken);

    private async Task<Session> OpenAsync(Func<DbConnection, DbTransaction?> begin, CancellationToken cancellationToken)
    {
        var connection = await Retries.ReadAsync(Dialect.OpenAsync, cancellationToken);
        try
        {
            return new(connection, begin(connection), this);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
