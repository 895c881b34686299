using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage;

internal sealed class SqliteDialect : SqlDialect
{
    private const int BusySnapshot = 517;
    private const int ConstraintCheck = 275;
    private const int ConstraintForeignKey = 787;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;

    private readonly SqliteConnectionStringBuilder builder;

    /// <exception cref="DatabaseProblemException">The client does not understand the connection string.</exception>
    public SqliteDialect(DatabaseOptions options)
    {
        try
        {
            // Waiting for another writer is the provider's command timeout.
            builder = new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true, DefaultTimeout = options.CommandTimeout };
        }
        catch (ArgumentException)
        {
            throw new DatabaseProblemException(DatabaseProblem.ConnectionStringInvalid);
        }
    }

    public override string Name => "sqlite";

    public override string ConnectionString => builder.ToString();

    public override string Place => builder.DataSource;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString);
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

    public override StorageFault FaultOf(DbException error) => error switch
    {
        SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey } => StorageFault.DuplicateKey,
        SqliteException { SqliteExtendedErrorCode: ConstraintForeignKey or ConstraintCheck } => StorageFault.BrokenConstraint,
        SqliteException { SqliteExtendedErrorCode: BusySnapshot } => StorageFault.Victim,
        SqliteException { SqliteErrorCode: Busy or Locked } => StorageFault.Busy,
        SqliteException { SqliteErrorCode: Full } => StorageFault.Full,
        _ => StorageFault.Other,
    };

    public override Catalog Catalog { get; } = new(SqliteCatalog.ColumnsSql, SqliteCatalog.ReferencesSql, SqliteCatalog.LastIdsSql);

    // A row may refer to a later one of its own table; what is still missing at the end fails the commit.
    public override string BeforeLoading => "PRAGMA defer_foreign_keys = ON; PRAGMA cache_size = -65536;";

    // A table that never had a row has no line there yet.
    public override string ContinueIds(string table, bool isEmpty, long lastId) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        DELETE FROM sqlite_sequence WHERE name = '{table}';
        INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {lastId});
        """);

    public override void Prepare(DbCommand command) => command.Prepare();
}
