using Microsoft.Data.SqlClient;

namespace Tracker.Engine.Storage;

/// <summary>What works, but should not be left so.</summary>
public enum DatabaseWarning
{
    /// <summary>Without READ_COMMITTED_SNAPSHOT readers wait for writers and writers for readers.</summary>
    ReadCommittedSnapshotOff,

    /// <summary>The collation takes different texts for the same: names that differ only in width or case collide.</summary>
    CollationMergesTexts,

    /// <summary>The connection string switches encryption off.</summary>
    NotEncrypted,

    /// <summary>The connection string trusts any certificate.</summary>
    CertificateNotVerified,
}

/// <param name="Pending">Scripts that have not run; the program may be newer than the schema.</param>
public sealed record DatabaseCondition(IReadOnlyList<string> Pending, IReadOnlyList<DatabaseWarning> Warnings);

/// <summary>Looks whether the database is reachable, up to date and set up as advised.</summary>
public sealed class DatabaseCheck(Database database)
{
    /// <exception cref="System.Data.Common.DbException">The database cannot be reached.</exception>
    public async Task<DatabaseCondition> RunAsync(CancellationToken cancellationToken = default)
    {
        var pending = new Migrator(database).Pending();
        if (database.Options.Provider != DatabaseProvider.SqlServer)
        {
            return new(pending, []);
        }

        var warnings = Warnings(SqlServerConnectionString.Of(database.Options));
        await using var session = await database.ReadAsync(cancellationToken);
        if (!await session.ScalarAsync<bool>(SqlServerCatalog.ReadCommittedSnapshotSql, null, cancellationToken))
        {
            warnings.Add(DatabaseWarning.ReadCommittedSnapshotOff);
        }

        if (!await session.ScalarAsync<bool>(SqlServerCatalog.TellsTextApartSql, null, cancellationToken))
        {
            warnings.Add(DatabaseWarning.CollationMergesTexts);
        }

        return new(pending, warnings);
    }

    internal static List<DatabaseWarning> Warnings(SqlConnectionStringBuilder connection)
    {
        if (connection.Encrypt == SqlConnectionEncryptOption.Optional)
        {
            return [DatabaseWarning.NotEncrypted];
        }

        return connection.TrustServerCertificate ? [DatabaseWarning.CertificateNotVerified] : [];
    }
}
