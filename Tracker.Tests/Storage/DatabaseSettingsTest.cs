using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

public sealed class DatabaseSettingsTest
{
    private const string Server = "Server=db;Database=tracker;User Id=app;Password=geheim";

    [Test]
    public void Read_TakesTheEmbeddedFile_WhenNothingIsSet()
    {
        var options = Read([]);

        Assert.That((options.Provider, options.ConnectionString), Is.EqualTo((DatabaseProvider.Sqlite, "Data Source=tracker.db")));
    }

    [Test]
    public void Read_TakesTheServer_WhenProviderAndConnectionStringAreSet()
    {
        var options = Read(new() { ["Tracker:Database:Provider"] = "sqlserver", ["Tracker:Database:ConnectionString"] = Server });

        Assert.That((options.Provider, options.ConnectionString), Is.EqualTo((DatabaseProvider.SqlServer, Server)));
    }

    [TestCase("Tracker:Database:ConnectionString")]
    [TestCase("Tracker:Database")]
    public void Read_KnowsTheProvider_FromTheConnectionString(string name) =>
        Assert.That(Read(new() { [name] = Server }).Provider, Is.EqualTo(DatabaseProvider.SqlServer));

    [Test]
    public void Read_KeepsTheOlderNames_BeneathTheNewOnes()
    {
        var older = new Dictionary<string, string> { ["Tracker:Provider"] = "Sqlite", ["Tracker:Database"] = "old.db" };

        Assert.That(Read(older).ConnectionString, Is.EqualTo("Data Source=old.db"));
        older["Tracker:Database:ConnectionString"] = "new.db";
        Assert.That(Read(older).ConnectionString, Is.EqualTo("Data Source=new.db"));
    }

    [Test]
    public void Read_PutsALocationAboveTheSettings()
    {
        var options = new DatabaseOptions();

        DatabaseSettings.Read(options, name => name.EndsWith("Provider", StringComparison.Ordinal) ? "SqlServer" : null, "own.db");

        Assert.That((options.Provider, options.ConnectionString), Is.EqualTo((DatabaseProvider.Sqlite, "Data Source=own.db")));
    }

    [TestCase("Tracker:Database:Provider", "Oracle", DatabaseProblem.ProviderUnknown)]
    [TestCase("Tracker:Database:Provider", "7", DatabaseProblem.ProviderUnknown)]
    [TestCase("Tracker:Database:Provider", "SqlServer", DatabaseProblem.ConnectionStringInvalid, TestName = "Read_Refuses(SqlServer without a connection string)")]
    [TestCase("Tracker:Database:CommandTimeout", "0", DatabaseProblem.SettingOutOfRange)]
    [TestCase("Tracker:Database:Retries", "many", DatabaseProblem.SettingOutOfRange)]
    [TestCase("Tracker:Database:ConnectionString", "Server=x;;;=geheim", DatabaseProblem.ConnectionStringInvalid)]
    public void Read_Refuses(string name, string value, DatabaseProblem problem) =>
        Assert.That(() => Read(new() { [name] = value }), Throws.TypeOf<DatabaseProblemException>().With.Property("Problem").EqualTo(problem));

    [Test]
    public void Database_SaysNothingOfABadConnectionString()
    {
        var error = Assert.Throws<DatabaseProblemException>(() => _ = new Database(new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = "Server=x;Password=a;geheim=b",
        }))!;

        Assert.That(error.ToString(), Does.Not.Contain("geheim"));
    }

    [Test]
    public void ConnectionString_IsEncryptedWithOurTimeouts_UnlessTheOperatorSaysOtherwise()
    {
        var ours = SqlServerConnectionString.Of(new DatabaseOptions { ConnectionString = Server + ";MultipleActiveResultSets=true", CommandTimeout = 7, ConnectTimeout = 9 });
        var theirs = SqlServerConnectionString.Of(new DatabaseOptions { ConnectionString = Server + ";Encrypt=false;Connect Timeout=3;Command Timeout=4" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((ours.Encrypt.ToString(), ours.TrustServerCertificate, ours.MultipleActiveResultSets), Is.EqualTo(("True", false, false)));
            Assert.That((ours.CommandTimeout, ours.ConnectTimeout, ours.PersistSecurityInfo), Is.EqualTo((7, 9, false)));
            Assert.That((theirs.Encrypt.ToString(), theirs.CommandTimeout, theirs.ConnectTimeout), Is.EqualTo(("False", 4, 3)));
            Assert.That(DatabaseCheck.Warnings(theirs), Is.EqualTo(new[] { DatabaseWarning.NotEncrypted }));
            Assert.That(DatabaseCheck.Warnings(ours), Is.Empty);
        }
    }

    [Test]
    public void Place_ShowsNoPassword() => Assert.That(
        new Database(new DatabaseOptions { Provider = DatabaseProvider.SqlServer, ConnectionString = Server }).Place, Is.EqualTo("db/tracker"));

    private static DatabaseOptions Read(Dictionary<string, string> settings)
    {
        var options = new DatabaseOptions();
        DatabaseSettings.Read(options, name => settings.GetValueOrDefault(name));
        return options;
    }
}
