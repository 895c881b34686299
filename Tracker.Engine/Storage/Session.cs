using System.Data;
using System.Data.Common;
using Dapper;

namespace Tracker.Engine.Storage;

/// <summary>One open connection, with a transaction where something is to be written. Nothing is kept without a commit.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, Database database) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    public SqlDialect Dialect => database.Dialect;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        (await ReadAsync(token => connection.QueryAsync<T>(Command(sql, args, token)), cancellationToken)).AsList();

    public Task<T?> SingleOrDefaultAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        ReadAsync(token => connection.QuerySingleOrDefaultAsync<T>(Command(sql, args, token)), cancellationToken);

    /// <summary>The first of the rows in the order of the query.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        ReadAsync(token => connection.QueryFirstOrDefaultAsync<T>(Command(sql, args, token)), cancellationToken);

    public async Task<T> ScalarAsync<T>(string sql, object? args, CancellationToken cancellationToken)
        where T : struct => await ReadAsync(token => connection.ExecuteScalarAsync<T>(Command(sql, args, token)), cancellationToken);

    public Task<int> ExecuteAsync(string sql, object? args, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(sql, args, cancellationToken));

    public Task<long> InsertAsync(string insert, object args, CancellationToken cancellationToken) =>
        ScalarAsync<long>(Dialect.ReturningId(insert), args, cancellationToken);

    /// <summary>Streams rows without holding them.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string sql) => connection.QueryUnbufferedAsync<T>(sql, transaction: transaction);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (transaction is null)
        {
            throw new InvalidOperationException("A reading session has nothing to commit.");
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    /// <summary>Without a transaction a query stands alone, and can be asked again on a new connection.</summary>
    private Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) => transaction is not null
        ? read(cancellationToken)
        : database.Retries.ReadAsync(
            async token =>
            {
                if (connection.State is ConnectionState.Closed or ConnectionState.Broken)
                {
                    await connection.CloseAsync();
                    await connection.OpenAsync(token);
                }

                return await read(token);
            },
            cancellationToken);

    private CommandDefinition Command(string sql, object? args, CancellationToken cancellationToken) =>
        new(sql, args, transaction, cancellationToken: cancellationToken);
}
