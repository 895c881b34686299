using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage;

internal sealed class SqliteDialect(string connectionString) : SqlDialect
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;
    private const int Busy = 5;
    private const int Locked = 6;

    // Waiting for another writer is the provider's command timeout.
    private readonly string connectionString = new SqliteConnectionStringBuilder(connectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    public override string Name => "sqlite";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var pragma = connection.CreateCommand();

            // FULL: a decision that was acknowledged must outlast a power cut, not only a crash.
            pragma.CommandText = "PRAGMA synchronous = FULL;";
            await pragma.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <summary>Immediate: a deferred transaction that reads before it writes fails only after the full timeout.</summary>
    public override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override string ReturningId(string insert) => $"{insert}\nRETURNING id";

    public override string Paged(string select) => $"{select}\nLIMIT @Take OFFSET @Skip";

    public override string Upsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> values) =>
        $"""
        INSERT INTO {table} ({string.Join(", ", keys.Concat(values))})
        VALUES ({string.Join(", ", keys.Concat(values).Select(column => "@" + column))})
        ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", values.Select(column => $"{column} = excluded.{column}"))}
        """;

    // The immediate transaction already keeps every other writer out.
    public override string ClaimRow(string table) => $"SELECT id FROM {table} WHERE id = @Id";

    public override bool IsDuplicateKey(DbException error) =>
        error is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override bool IsPassing(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public override void Prepare(DbCommand command) => command.Prepare();
}
