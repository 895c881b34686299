using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage.Backups;

/// <summary>
/// Backs a SQLite database up while it is used, and restores it. A backup is one file that was looked through before it got
/// its name; a restore never throws away what it replaces.
/// </summary>
public sealed class DatabaseBackup(Database database, TimeProvider time)
{
    private const int Busy = 5;

    /// <param name="file">The file to make; it must not exist.</param>
    /// <param name="cancellationToken">Stops between the steps; no file is left.</param>
    public async Task<BackupResult> SaveAsync(string file, CancellationToken cancellationToken = default)
    {
        if (database.Options.Provider != DatabaseProvider.Sqlite)
        {
            return BackupResult.Refused.Because(BackupProblem.NotSqlite);
        }

        if (!File.Exists(database.Place))
        {
            return BackupResult.Refused.Because(BackupProblem.FileMissing, database.Place);
        }

        if (File.Exists(file))
        {
            return BackupResult.Refused.Because(BackupProblem.FileExists, file);
        }

        return await ThroughPartialAsync(
            file,
            partial =>
            {
                using var source = SqliteFile.Open(database.ConnectionString);
                using var copy = SqliteFile.Open(new SqliteConnectionStringBuilder { DataSource = partial }.ToString());
                source.BackupDatabase(copy);
            },
            file,
            static () => null,
            cancellationToken);
    }

    /// <param name="file">A backup.</param>
    /// <param name="replace">Whether a database that is there may be put aside.</param>
    /// <param name="cancellationToken">Stops between the steps; the database is as it was.</param>
    public async Task<BackupResult> RestoreAsync(string file, bool replace, CancellationToken cancellationToken = default)
    {
        if (database.Options.Provider != DatabaseProvider.Sqlite)
        {
            return BackupResult.Refused.Because(BackupProblem.NotSqlite);
        }

        if (!File.Exists(file))
        {
            return BackupResult.Refused.Because(BackupProblem.FileMissing, file);
        }

        var exists = File.Exists(database.Place);
        if (exists && !replace)
        {
            return BackupResult.Refused.Because(BackupProblem.DatabaseExists, database.Place);
        }

        try
        {
            return await ThroughPartialAsync(
                database.Place, partial => File.Copy(file, partial), file, () => exists ? PutAside() : null, cancellationToken);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Busy)
        {
            return BackupResult.Refused.Because(BackupProblem.InUse, database.Place);
        }
    }

    /// <summary>Makes a file under another name, looks it through, and only then gives it its own.</summary>
    private static async Task<BackupResult> ThroughPartialAsync(
        string file,
        Action<string> make,
        string shown,
        Func<string?> makeRoom,
        CancellationToken cancellationToken)
    {
        var partial = file + ".partial";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.Delete(partial);
            make(partial);
            var (problem, head) = await BackupInspection.InspectAsync(partial, shown, cancellationToken);
            if (problem is not null)
            {
                return problem;
            }

            SqliteFile.UseWriteAheadLog(new SqliteConnectionStringBuilder { DataSource = partial }.ToString(), isOn: false);
            cancellationToken.ThrowIfCancellationRequested();
            var before = makeRoom();
            File.Move(partial, file);
            return new BackupResult.Done(file, new FileInfo(file).Length, head, before);
        }
        finally
        {
            foreach (var left in new[] { partial, partial + "-wal", partial + "-shm", partial + "-journal" })
            {
                File.Delete(left);
            }
        }
    }

    /// <summary>Leaving the write-ahead log proves that nobody has the database open, and makes it one file to move.</summary>
    private string PutAside()
    {
        SqliteConnection.ClearAllPools();
        SqliteFile.UseWriteAheadLog(database.ConnectionString, isOn: false);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = $"{database.Place}.before-restore-{stamp}";
        File.Move(database.Place, aside);
        return aside;
    }
}
