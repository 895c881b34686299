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
    }

    public DatabaseOptions Options { get; }

    internal SqlDialect Dialect { get; }

    /// <summary>Whether what failed may succeed when tried again unchanged: the database was busy or could not be reached.</summary>
    public bool IsPassing(Exception error) => error is DbException fault && Dialect.IsPassing(fault);

    internal Task<Session> ReadAsync(CancellationToken cancellationToken) =>
        OpenAsync(connection => Dialect.BeginRead(connection), cancellationToken);

    internal Task<Session> WriteAsync(CancellationToken cancellationToken) =>
        OpenAsync(connection => Dialect.BeginWrite(connection), cancellationToken);

    private async Task<Session> OpenAsync(Func<DbConnection, DbTransaction?> begin, CancellationToken cancellationToken)
    {
        var connection = await Dialect.OpenAsync(cancellationToken);
        try
        {
            return new(connection, begin(connection), Dialect);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
