using System.Data.Common;
using Dapper;

namespace Tracker.Engine.Storage;

/// <summary>One open connection, with a transaction where something is to be written. Nothing is kept without a commit.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, SqlDialect dialect) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    public DbTransaction? Transaction => transaction;

    public SqlDialect Dialect => dialect;

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<T>(Command(sql, args, cancellationToken))).AsList();

    public Task<T?> SingleOrDefaultAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(sql, args, cancellationToken));

    /// <summary>The first of the rows in the order of the query.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? args, CancellationToken cancellationToken) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, args, cancellationToken));

    public async Task<T> ScalarAsync<T>(string sql, object? args, CancellationToken cancellationToken)
        where T : struct => await connection.ExecuteScalarAsync<T>(Command(sql, args, cancellationToken));

    public Task<int> ExecuteAsync(string sql, object? args, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(sql, args, cancellationToken));

    public Task<long> InsertAsync(string insert, object args, CancellationToken cancellationToken) =>
        ScalarAsync<long>(dialect.ReturningId(insert), args, cancellationToken);

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

    private CommandDefinition Command(string sql, object? args, CancellationToken cancellationToken) =>
        new(sql, args, transaction, cancellationToken: cancellationToken);
}
