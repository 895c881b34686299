using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Tracker.Engine.Storage;
using Tracker.Engine.Storage.Copying;

namespace Tracker.Tests.Storage;

/// <summary>An empty, migrated database of one kind, gone after the test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract Task<Database> CreateAsync();

    public abstract ValueTask DisposeAsync();
}

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}.db");

    public override Task<Database> CreateAsync()
    {
        var database = new Database(new DatabaseOptions { ConnectionString = $"Data Source={path}" });
        new Migrator(database).Migrate();
        return Task.FromResult(database);
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// A database of its own on the server that TRACKER_SQLSERVER names, else in a container where a Docker engine answers;
/// with neither the tests are visibly skipped.
/// </summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private readonly string name = $"tracker_{Guid.NewGuid():N}";
    private string? server;

    public override async Task<Database> CreateAsync()
    {
        server = await SqlServerForTests.ConnectionStringAsync();
        if (server is null)
        {
            Assert.Ignore(SqlServerForTests.WhyThereIsNone);
        }

        // As docs/operations.md says, so that what is advised is what is tested.
        await RunAsync($"CREATE DATABASE {name} COLLATE Chinese_Simplified_Pinyin_100_CS_AS_KS_WS_SC");
        await RunAsync($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        var connectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ToString();
        var database = new Database(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = connectionString });
        new Migrator(database).Migrate();
        return database;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!string.IsNullOrEmpty(server))
        {
            SqlConnection.ClearAllPools();
            await RunAsync($"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}");
        }
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>One suite, run on every kind of database.</summary>
[TestFixture(typeof(SqliteTestDatabase))]
[TestFixture(typeof(SqlServerTestDatabase))]
public abstract class DatabaseTest<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private TDatabase? kind;

    protected Database Database { get; private set; } = null!;

    [SetUp]
    public async Task CreateDatabase()
    {
        kind = new TDatabase();
        Database = await kind.CreateAsync();
    }

    [TearDown]
    public async Task DropDatabase()
    {
        if (kind is not null)
        {
            await kind.DisposeAsync();
        }
    }

    /// <summary>All rows of all tables as text; equal before and after when nothing was changed.</summary>
    internal Task<string> SnapshotAsync() => SnapshotAsync(Database);

    internal static async Task<string> SnapshotAsync(Database database)
    {
        await using var session = await database.ReadAsync(default);
        var lines = new List<string>();
        foreach (var table in await TableReader.ReadAsync(session, default))
        {
            foreach (var row in await session.QueryAsync<dynamic>($"SELECT * FROM [{table.Name}] ORDER BY {string.Join(", ", table.Key)}", null, default))
            {
                lines.Add($"{table.Name}: {string.Join(" | ", ((IDictionary<string, object?>)row).Select(cell => Text(cell.Value)))}");
            }
        }

        return string.Join('\n', lines);

        static string Text(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
    }
}
