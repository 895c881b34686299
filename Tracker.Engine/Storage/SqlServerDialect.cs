using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace Tracker.Engine.Storage;

/// <summary>SQL Server 2017 and later, and Azure SQL.</summary>
internal sealed class SqlServerDialect(DatabaseOptions options) : SqlDialect
{
    // Below this a bulk copy's own questions to the server cost more than they save.
    private const int FewRows = 10;
    private const int RowsInBatch = 5_000;

    private readonly SqlConnectionStringBuilder builder = SqlServerConnectionString.Of(options);

    public override string Name => "sqlserver";

    public override string ConnectionString => builder.ToString();

    public override string Place => $"{builder.DataSource}/{builder.InitialCatalog}";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqlConnection(ConnectionString);
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

    public override StorageFault FaultOf(DbException error) => error is SqlException { Errors: var errors }
        ? errors.Cast<SqlError>().Select(item => SqlServerErrors.FaultOf(item.Number, item.Class)).FirstOrDefault(fault => fault != StorageFault.Other)
        : StorageFault.Other;

    public override Catalog Catalog { get; } = new(SqlServerCatalog.ColumnsSql, SqlServerCatalog.ReferencesSql, SqlServerCatalog.LastIdsSql);

    public override string? BeforeLoading => null;

    // A table that never had a row gives out the very number it is reseeded with, any other the one after.
    public override string ContinueIds(string table, bool isEmpty, long lastId) => string.Create(
        CultureInfo.InvariantCulture, $"DBCC CHECKIDENT (N'[{table}]', RESEED, {lastId + (isEmpty ? 1 : 0)}) WITH NO_INFOMSGS");

    // The server caches the plan of a parameterised command by its text; preparing it would need every size in advance.
    public override void Prepare(DbCommand command)
    {
    }

    public override async Task<long> InsertAsync(Session session, string table, RowReader rows, CancellationToken cancellationToken)
    {
        if (rows.Count < FewRows)
        {
            return await base.InsertAsync(session, table, rows, cancellationToken);
        }

        // Without CheckConstraints the server would mark the foreign keys as untrusted and stop using them.
        using var copy = new SqlBulkCopy(
            (SqlConnection)session.Connection,
            SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers | SqlBulkCopyOptions.KeepNulls
                | (rows.KeepsIds ? SqlBulkCopyOptions.KeepIdentity : SqlBulkCopyOptions.Default),
            (SqlTransaction?)session.Transaction)
        {
            DestinationTableName = $"[{table}]",
            BatchSize = rows.RefersToItself ? 0 : RowsInBatch,
            BulkCopyTimeout = rows.Count == long.MaxValue ? 0 : builder.CommandTimeout,
        };
        for (var field = 0; field < rows.FieldCount; field++)
        {
            copy.ColumnMappings.Add(rows.GetName(field), rows.GetName(field));
        }

        rows.Shape = static value => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value;
        await copy.WriteToServerAsync(rows, cancellationToken);
        return copy.RowsCopied64;
    }
}
