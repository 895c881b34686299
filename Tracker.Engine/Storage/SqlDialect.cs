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
        DatabaseProvider.Sqlite => new SqliteDialect(options.ConnectionString),
        DatabaseProvider.SqlServer => new SqlServerDialect(options.ConnectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Unknown database provider."),
    };

    /// <summary>The folder beneath migrations/.</summary>
    public abstract string Name { get; }

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

    /// <summary>Whether the error says that a unique index already holds the key.</summary>
    public abstract bool IsDuplicateKey(DbException error);

    /// <summary>Whether the error comes from the moment (a lock, a lost connection, a server that restarts) and trying again may help.</summary>
    public abstract bool IsPassing(DbException error);

    /// <summary>Compiles a command that is about to be run many times.</summary>
    public abstract void Prepare(DbCommand command);
}
