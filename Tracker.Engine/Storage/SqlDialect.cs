using System.Data.Common;

namespace Tracker.Engine.Storage;

/// <summary>
/// What differs between the two databases, and nothing else: all other SQL is written once. Adding to this class should
/// hurt; first look for a portable way.
/// </summary>
internal abstract class SqlDialect
{
    public static SqlDialect Of(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDialect(options),
        DatabaseProvider.SqlServer => new SqlServerDialect(options),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Unknown database provider."),
    };

    /// <summary>The folder beneath migrations/.</summary>
    public abstract string Name { get; }

    /// <summary>With our own settings in it; may hold a password.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>The file, or the server and database; fit to be shown.</summary>
    public abstract string Place { get; }

    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A transaction in which several queries see one state, where that costs nothing; null where it would.</summary>
    public abstract DbTransaction? BeginRead(DbConnection connection);

    /// <summary>A transaction that may write. It must not fail later for having begun as a reader.</summary>
    public abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>An INSERT that returns the new row's id as its only result.</summary>
    public abstract string ReturningId(string insert);

    /// <summary>A SELECT with ORDER BY, cut to the rows after @Skip, at most @Take.</summary>
    public abstract string Paged(string select);

    /// <summary>Inserts the row, or updates the values where a row with these keys is there; parameters are named as the columns.</summary>
    public abstract string Upsert(string table, IReadOnlyList<string> keys, IReadOnlyList<string> values);

    /// <summary>
    /// Selects the row with @Id and keeps it for this transaction, so that two writers to one agency take turns.
    /// </summary>
    public abstract string ClaimRow(string table);

    /// <summary>What an error means.</summary>
    public abstract StorageFault FaultOf(DbException error);

    /// <summary>Whether the error says that a unique index already holds the key.</summary>
    public bool IsDuplicateKey(DbException error) => FaultOf(error) == StorageFault.DuplicateKey;

    /// <summary>How the database describes its own tables.</summary>
    public abstract Catalog Catalog { get; }

    /// <summary>Makes ids go on after this one, whether its row is still there or not. Run after the rows were inserted.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="isEmpty">Whether it has no rows.</param>
    /// <param name="lastId">The last id given out.</param>
    public abstract string ContinueIds(string table, bool isEmpty, long lastId);

    /// <summary>Settings of a session that is about to fill an empty database; null where there is nothing to set.</summary>
    public abstract string? BeforeLoading { get; }

    /// <summary>Compiles a command that is about to be run many times.</summary>
    public abstract void Prepare(DbCommand command);

    /// <summary>Inserts all rows of the reader, streamed, and returns how many they were.</summary>
    /// <param name="session">A writing session.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="rows">Rows whose fields have the names of the columns.</param>
    /// <param name="cancellationToken">Stops between rows; the transaction decides what is kept.</param>
    public virtual async Task<long> InsertAsync(Session session, string table, RowReader rows, CancellationToken cancellationToken)
    {
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        var names = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName).ToList();
        command.CommandText =
            $"INSERT INTO [{table}] ({string.Join(", ", names.Select(name => $"[{name}]"))}) VALUES ({string.Join(", ", names.Select(name => "@" + name))})";
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }

        var count = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var field = 0; field < names.Count; field++)
            {
                command.Parameters[field].SetValue(rows.GetValue(field));
            }

            if (count++ == 0)
            {
                Prepare(command);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return count;
    }
}

/// <summary>Queries for tables with their columns, for references between tables, and for the last ids given out.</summary>
internal sealed record Catalog(string Columns, string References, string LastIds);
