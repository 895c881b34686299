using System.Globalization;
using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.SqlClient;

namespace Tracker.Engine.Storage;

/// <summary>Brings the database to this version. Scripts run once each, in the order of their dates, a transaction each.</summary>
public sealed class Migrator(Database database)
{
    private const int Attempts = 3;

    /// <summary>
    /// Runs what is missing and returns the names of the scripts that ran; none when the database is up to date. Two hosts that
    /// start together may both call it: what the other one ran counts as done.
    /// </summary>
    /// <exception cref="DatabaseProblemException">The login may not change the schema, or a script failed.</exception>
    public IReadOnlyList<string> Migrate()
    {
        PrepareFile();
        var ran = new List<string>();
        var attempts = 0;
        for (var pending = Pending(); pending.Count > 0;)
        {
            if (!MayChangeSchema())
            {
                throw new DatabaseProblemException(
                    DatabaseProblem.MigrationDenied, pending.Count.ToString(CultureInfo.InvariantCulture), pending[0]);
            }

            var result = Engine().PerformUpgrade();
            ran.AddRange(result.Scripts.Select(script => script.Name));
            var left = Pending();
            attempts = left.Count < pending.Count ? 0 : attempts + 1;
            if (!result.Successful && attempts == Attempts)
            {
                throw new DatabaseProblemException(
                    DatabaseProblem.MigrationFailed, result.Error, result.ErrorScript?.Name ?? pending[0], result.Error.Message);
            }

            if (!result.Successful)
            {
                // Another host may be in the middle of that very script. Nothing else can begin before the schema stands.
                Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System).GetAwaiter().GetResult();
            }

            pending = left;
        }

        return ran;
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

    private bool MayChangeSchema()
    {
        if (database.Options.Provider == DatabaseProvider.Sqlite)
        {
            return true;
        }

        using var connection = new SqlConnection(database.ConnectionString);
        connection.Open();
        return connection.ExecuteScalar<bool>(SqlServerCatalog.MayCreateTableSql);
    }

    private UpgradeEngine Engine()
    {
        var connectionString = database.ConnectionString;
        UpgradeEngineBuilder builder = database.Options.Provider == DatabaseProvider.Sqlite
            ? DeployChanges.To.SqliteDatabase(connectionString)
            : DeployChanges.To.SqlDatabase(connectionString);
        return builder
            .WithScripts(Scripts(database.Dialect.Name))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromHours(2))
            .LogTo(new NoOpUpgradeLog())
            .Build();
    }

    private void PrepareFile()
    {
        if (database.Options.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(database.Place)) is { Length: > 0 } folder && database.Place != ":memory:")
        {
            Directory.CreateDirectory(folder);
        }

        SqliteFile.UseWriteAheadLog(database.ConnectionString, isOn: true);
    }
}
