using Testcontainers.MsSql;

namespace Tracker.Tests.Storage;

/// <summary>The server that the tests use: the one TRACKER_SQLSERVER names, else one container for the whole run.</summary>
[SetUpFixture]
public sealed class SqlServerForTests
{
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private static readonly Lazy<Task<MsSqlContainer?>> Container = new(StartAsync);

    public static string WhyThereIsNone { get; private set; } = "TRACKER_SQLSERVER is not set.";

    /// <summary>Null where there is no server.</summary>
    public static async Task<string?> ConnectionStringAsync() => Environment.GetEnvironmentVariable("TRACKER_SQLSERVER") is { Length: > 0 } named
        ? named
        : (await Container.Value)?.GetConnectionString();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Container.IsValueCreated && await Container.Value is { } container)
        {
            await container.DisposeAsync();
        }
    }

    private static async Task<MsSqlContainer?> StartAsync()
    {
        try
        {
            var container = new MsSqlBuilder(Image).Build();
            await container.StartAsync();
            return container;
        }
        catch (Exception error)
        {
            // Whatever keeps the container from starting, the run goes on without SQL Server and says so.
            WhyThereIsNone = $"TRACKER_SQLSERVER is not set, and no container could be started: {error.Message.Split('\n')[0]}";
            return null;
        }
    }
}
