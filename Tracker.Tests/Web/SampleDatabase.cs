using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Storage;
using Tracker.Tests.Conventions;

namespace Tracker.Tests.Web;

/// <summary>A database with the samples, made once for all tests of the pages; whoever changes something takes a copy.</summary>
[SetUpFixture]
public sealed class SampleDatabase
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"tracker-web-{Guid.NewGuid():N}");
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static string Samples { get; } = Path.Combine(Repository.Root, "samples", "lanchuan");

    /// <summary>A copy of the filled database.</summary>
    public static async Task<string> CopyAsync()
    {
        var copy = Empty();
        File.Copy(await Made.Value, copy);
        return copy;
    }

    /// <summary>The place of a database that does not exist yet.</summary>
    public static string Empty()
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, $"{Guid.NewGuid():N}.db");
    }

    [OneTimeTearDown]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var path = Empty();
        await using (var services = new ServiceCollection()
            .AddTrackerEngine(options => options.ConnectionString = $"Data Source={path}")
            .AddSingleton<DemoData>()
            .BuildServiceProvider())
        {
            services.GetRequiredService<Migrator>().Migrate();
            var summary = await services.GetRequiredService<DemoData>().LoadAsync(Samples, "test");
            Assert.That(summary.Refused, Is.Empty);
        }

        // What still stands in the write-ahead log goes into the file when the last connection closes.
        SqliteConnection.ClearAllPools();
        return path;
    }
}
