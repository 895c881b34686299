using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Backups;

namespace Tracker.Tests.Storage;

public sealed class DatabaseBackupTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private string folder = "";
    private Database database = null!;

    private string BackupFile => Path.Combine(folder, "backups", "one.db");

    private DatabaseBackup Backup => new(database, time);

    [SetUp]
    public async Task CreateDatabase()
    {
        folder = Directory.CreateTempSubdirectory("tracker-").FullName;
        database = new Database(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder, "tracker.db")}" });
        new Migrator(database).Migrate();
        await RecordAsync();
    }

    [TearDown]
    public void DeleteFolder()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Backup_IsOneFileOfThatMoment_WhileOthersWrite()
    {
        await using (var writing = await database.WriteAsync(default))
        {
            await writing.RecordAsync(DateTimeOffset.UnixEpoch, "tester", "not.committed", "x", [], default);

            var done = (BackupResult.Done)await Backup.SaveAsync(BackupFile);

            Assert.That(done.Head.Seq, Is.EqualTo(1));
        }

        Assert.That(Directory.GetFiles(Path.GetDirectoryName(BackupFile)!), Is.EqualTo(new[] { BackupFile }));
    }

    [Test]
    public async Task Backup_OverwritesNothing()
    {
        await Backup.SaveAsync(BackupFile);

        Assert.That(Problem(await Backup.SaveAsync(BackupFile)), Is.EqualTo(BackupProblem.FileExists));
    }

    [Test]
    public async Task Restore_BringsBackThatMoment_AndKeepsWhatWasThere()
    {
        await Backup.SaveAsync(BackupFile);
        await RecordAsync();

        Assert.That(Problem(await Backup.RestoreAsync(BackupFile, replace: false)), Is.EqualTo(BackupProblem.DatabaseExists));
        var done = (BackupResult.Done)await Backup.RestoreAsync(BackupFile, replace: true);

        Assert.That((await new LedgerQueries(database).HeadAsync()).Seq, Is.EqualTo(1));
        Assert.That(done.Before, Does.EndWith("tracker.db.before-restore-20260301T000000Z"));
        var before = new Database(new DatabaseOptions { ConnectionString = $"Data Source={done.Before}" });
        Assert.That((await new LedgerQueries(before).HeadAsync()).Seq, Is.EqualTo(2));
    }

    [Test]
    public async Task Restore_LeavesADatabaseThatIsInUse()
    {
        await Backup.SaveAsync(BackupFile);
        using var user = new SqliteConnection(database.ConnectionString + ";Pooling=False");
        user.Open();
        using var command = user.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM ledger";
        command.ExecuteScalar();

        Assert.That(Problem(await Backup.RestoreAsync(BackupFile, replace: true)), Is.EqualTo(BackupProblem.InUse));
        Assert.That(Directory.GetFiles(folder, "*.partial"), Is.Empty);
    }

    [Test]
    public async Task Restore_RefusesADamagedBackup()
    {
        await Backup.SaveAsync(BackupFile);
        await using (var file = File.OpenWrite(BackupFile))
        {
            // Every page but the first, which says what the file is.
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
        }

        Assert.That(Problem(await Backup.RestoreAsync(BackupFile, replace: true)), Is.EqualTo(BackupProblem.Damaged));
        Assert.That((await new LedgerQueries(database).HeadAsync()).Seq, Is.EqualTo(1));
    }

    [TestCase("DROP TRIGGER tr_ledger_no_update; UPDATE ledger SET actor = 'somebody else'", BackupProblem.LedgerBroken)]
    [TestCase("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('20991231_9999_future.sql', '2099-12-31')", BackupProblem.Newer)]
    [TestCase("DROP TABLE ledger_head", BackupProblem.NotTracker)]
    [TestCase("PRAGMA foreign_keys = OFF; UPDATE agencies SET parent_id = 99; INSERT INTO agencies (code, name, level, parent_id) VALUES ('1', 'a', 'City', 99)", BackupProblem.Damaged)]
    public async Task Restore_RefusesABackupNobodyShouldRelyOn(string change, BackupProblem problem)
    {
        await Backup.SaveAsync(BackupFile);
        await using (var connection = new SqliteConnection($"Data Source={BackupFile};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        Assert.That(Problem(await Backup.RestoreAsync(BackupFile, replace: true)), Is.EqualTo(problem));
    }

    [Test]
    public async Task Restore_RefusesAFileThatIsNoDatabase()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(BackupFile)!);
        await File.WriteAllTextAsync(BackupFile, new string('x', 10_000));

        Assert.That(Problem(await Backup.RestoreAsync(BackupFile, replace: true)), Is.EqualTo(BackupProblem.NotTracker));
    }

    [Test]
    public async Task Server_HasItsOwnBackup()
    {
        var server = new Database(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=." });

        Assert.That(Problem(await new DatabaseBackup(server, time).SaveAsync(BackupFile)), Is.EqualTo(BackupProblem.NotSqlite));
    }

    private static BackupProblem? Problem(BackupResult result) => (result as BackupResult.Refused)?.Problem;

    private async Task RecordAsync()
    {
        await using var session = await database.WriteAsync(default);
        await session.RecordAsync(DateTimeOffset.UnixEpoch, "tester", "something.done", "x", [], default);
        await session.CommitAsync(default);
    }
}
