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

    internal async Task<Session> ReadAsync(CancellationToken cancellationToken) =>
        new(await Dialect.OpenAsync(cancellationToken), null, Dialect);

    internal async Task<Session> WriteAsync(CancellationToken cancellationToken)
    {
        var connection = await Dialect.OpenAsync(cancellationToken);
        try
        {
            return new(connection, Dialect.BeginWrite(connection), Dialect);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
