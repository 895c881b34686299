using Microsoft.Data.Sqlite;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

public sealed class MigratorTest
{
    [Test]
    public async Task Migrate_RunsEachScriptOnce_WhenHostsStartTogether()
    {
        var path = Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}.db");
        try
        {
            var hosts = Enumerable.Range(0, 3).Select(_ => new Migrator(new Database(new DatabaseOptions { ConnectionString = $"Data Source={path}" }))).ToList();

            var ran = await Task.WhenAll(hosts.Select(host => Task.Run(host.Migrate)));

            Assert.That(hosts[0].Pending(), Is.Empty);
            Assert.That(ran.SelectMany(names => names).Order(StringComparer.Ordinal), Is.EqualTo(Migrator.Scripts("sqlite").Select(script => script.Name)));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            {
                File.Delete(file);
            }
        }
    }
}
