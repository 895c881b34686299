using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Tracker.Engine.Storage;

/// <summary>SQL Server 2017 and later, and Azure SQL.</summary>
internal sealed class SqlServerDialect(string connectionString) : SqlDialect
{
    private const int DuplicateInIndex = 2601;
    private const int DuplicateInConstraint = 2627;

    // Deadlock, timeout, broken or refused connections, and what Azure SQL says while it moves a database.
    private static readonly FrozenSet<int> Passing = new[]
    {
        -2, 2, 20, 53, 64, 121, 233, 258, 921, 1204, 1205, 1222, 4060, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 40197, 40501,
        40613, 49918, 49919, 49920,
    }.ToFrozenSet();

    public override string Name => "sqlserver";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // One state over several queries would mean keeping locks here; READ_COMMITTED_SNAPSHOT is the database's own choice.
    public override DbTransaction? BeginRead(DbConnection connection) => null;

    public override DbTransaction BeginWrite(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    public override string ReturningId(string insert) => $"{insert};\nSELECT CAST(SCOPE_IDENTITY() AS bigint);";

    public override string Paged(string select) => $"{select}\nOFFSET @Skip ROWS FETCH NEXT @Take ROWS ONLY";

    // HOLDLOCK keeps the gap between looking and inserting closed; MERGE has too many known faults to be the shorter way.
    public override string Upsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> values) =>
        $"""
        UPDATE {table} WITH (UPDLOCK, HOLDLOCK)
        SET {string.Join(", ", values.Select(column => $"{column} = @{column}"))}
        WHERE {string.Join(" AND ", keys.Select(column => $"{column} = @{column}"))};
        IF @@ROWCOUNT = 0
        BEGIN
            INSERT INTO {table} ({string.Join(", ", keys.Concat(values))})
            VALUES ({string.Join(", ", keys.Concat(values).Select(column => "@" + column))});
        END;
        """;

    public override string ClaimRow(string table) => $"SELECT id FROM {table} WITH (UPDLOCK, ROWLOCK) WHERE id = @Id";

    public override bool IsDuplicateKey(DbException error) =>
        error is SqlException { Number: DuplicateInIndex or DuplicateInConstraint };

    public override bool IsPassing(DbException error) =>
        error is SqlException sql && sql.Errors.Cast<SqlError>().Any(one => Passing.Contains(one.Number));

    // The server caches the plan of a parameterised command by its text; preparing it would need every size in advance.
    public override void Prepare(DbCommand command)
    {
    }
}
