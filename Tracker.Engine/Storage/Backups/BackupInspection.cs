using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Engine.Ledger;

namespace Tracker.Engine.Storage.Backups;

/// <summary>Looks through a database file before anybody relies on it: pages, references, schema, ledger.</summary>
internal static class BackupInspection
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    // The journal of the migrations is no table of a script's, so there is nothing to check this against.
    private const string AppliedScripts = "SELECT ScriptName FROM SchemaVersions ORDER BY ScriptName";

    /// <summary>Null where everything is sound; the head of the ledger then.</summary>
    public static async Task<(BackupResult.Refused? Problem, LedgerHead Head)> InspectAsync(string path, string shown, CancellationToken cancellationToken)
    {
        var options = new DatabaseOptions { ConnectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString() };
        try
        {
            using (var connection = SqliteFile.Open(options.ConnectionString))
            {
                if (Schema(connection, shown) is { } schema)
                {
                    return (schema, LedgerHead.Empty);
                }

                var integrity = connection.ExecuteScalar<string>("PRAGMA integrity_check(1)", commandTimeout: 0);
                if (integrity != "ok")
                {
                    return (BackupResult.Refused.Because(BackupProblem.Damaged, shown, integrity ?? string.Empty), LedgerHead.Empty);
                }

                if (connection.QueryFirstOrDefault<string>(SqliteCatalog.OrphansSql, commandTimeout: 0) is { } orphaned)
                {
                    return (BackupResult.Refused.Because(BackupProblem.Damaged, shown, $"foreign_key_check: {orphaned}"), LedgerHead.Empty);
                }
            }

            var ledger = new LedgerQueries(new Database(options));
            var verified = await ledger.VerifyAsync(cancellationToken: cancellationToken);
            return verified.IsSound
                ? (null, await ledger.HeadAsync(cancellationToken))
                : (BackupResult.Refused.Because(
                    BackupProblem.LedgerBroken, shown, verified.Seq?.ToString(CultureInfo.InvariantCulture) ?? string.Empty), LedgerHead.Empty);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == NotADatabase)
        {
            return (BackupResult.Refused.Because(BackupProblem.NotTracker, shown), LedgerHead.Empty);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Corrupt)
        {
            return (BackupResult.Refused.Because(BackupProblem.Damaged, shown, error.Message), LedgerHead.Empty);
        }
    }

    private static BackupResult.Refused? Schema(SqliteConnection connection, string shown)
    {
        var tables = connection.ExecuteScalar<long>(SqliteCatalog.OwnTablesSql);
        if (tables != 3)
        {
            return BackupResult.Refused.Because(BackupProblem.NotTracker, shown);
        }

        var known = Migrator.Scripts("sqlite").Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        var newer = connection.Query<string>(AppliedScripts).FirstOrDefault(script => !known.Contains(script));
        return newer is null ? null : BackupResult.Refused.Because(BackupProblem.Newer, shown, newer);
    }
}
