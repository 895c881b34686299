using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Tracker.Engine.Storage;

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

/// <summary>A database of its own on the server that TRACKER_SQLSERVER names; without it the tests are visibly skipped.</summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private readonly string name = $"tracker_{Guid.NewGuid():N}";
    private string? server;

    public override async Task<Database> CreateAsync()
    {
        server = Environment.GetEnvironmentVariable("TRACKER_SQLSERVER");
        if (string.IsNullOrEmpty(server))
        {
            Assert.Ignore("TRACKER_SQLSERVER is not set.");
        }

        await RunAsync($"CREATE DATABASE {name}");
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
    internal async Task<string> SnapshotAsync()
    {
        string[] tables =
        [
            "agencies", "reports", "report_files", "report_parts", "commitments", "outcomes", "decisions", "assessments", "links",
            "carried_over", "assessment_runs", "flags", "ledger", "ledger_head", "ledger_agencies", "people", "grants", "credentials",
        ];
        await using var session = await Database.ReadAsync(default);
        var lines = new List<string>();
        foreach (var table in tables)
        {
            foreach (var row in await session.QueryAsync<dynamic>($"SELECT * FROM {table}", null, default))
            {
                lines.Add($"{table}: {string.Join(" | ", ((IDictionary<string, object?>)row).Select(cell => Text(cell.Value)))}");
            }
        }

        return string.Join('\n', lines);

        static string Text(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
    }
}
