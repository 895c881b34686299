using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace Tracker.Engine.Storage;

/// <summary>Brings the database to this version. Scripts run once each, in the order of their dates, a transaction each.</summary>
public sealed class Migrator(Database database)
{
    /// <summary>Runs what is missing and returns the names of the scripts that ran; none when the database is up to date.</summary>
    public IReadOnlyList<string> Migrate()
    {
        PrepareFile();
        var result = Engine().PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed.", result.Error);
    }

    /// <summary>The scripts that <see cref="Migrate"/> would run.</summary>
    public IReadOnlyList<string> Pending() => [.. Engine().GetScriptsToExecute().Select(script => script.Name)];

    internal static IReadOnlyList<SqlScript> Scripts(string dialect)
    {
        var assembly = typeof(Migrator).Assembly;
        var folder = $"migrations/{dialect}/";

        // The folder's separator in a resource name is that of the machine that built it.
        return
        [
            .. assembly.GetManifestResourceNames()
                .Select(name => (Resource: name, Path: name.Replace('\\', '/')))
                .Where(script => script.Path.StartsWith(folder, StringComparison.Ordinal))
                .OrderBy(script => script.Path, StringComparer.Ordinal)
                .Select(script => new SqlScript(script.Path[folder.Length..], Read(assembly, script.Resource))),
        ];
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private UpgradeEngine Engine()
    {
        var connectionString = database.Options.ConnectionString;
        UpgradeEngineBuilder builder = database.Options.Provider == DatabaseProvider.Sqlite
            ? DeployChanges.To.SqliteDatabase(connectionString)
            : DeployChanges.To.SqlDatabase(connectionString);
        return builder
            .WithScripts(Scripts(database.Dialect.Name))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build();
    }

    /// <summary>Write-ahead logging is a property of the file, set once; readers then never wait for a writer.</summary>
    private void PrepareFile()
    {
        if (database.Options.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        var source = new SqliteConnectionStringBuilder(database.Options.ConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(source)) is { Length: > 0 } folder && source != ":memory:")
        {
            Directory.CreateDirectory(folder);
        }

        using var connection = new SqliteConnection(database.Options.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;";
        command.ExecuteNonQuery();
    }
}
