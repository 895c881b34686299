using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

/// <summary>Names in statements are those of SQL Server's schema, and nothing in them is SQLite's alone.</summary>
public sealed partial class SqlBindingTest
{
    // Put together around the name of a table that the schema itself gave, or about the journal of the migrations.
    private static readonly string[] Unchecked = ["SELECT COUNT(*) FROM [", "DELETE FROM [", "INSERT INTO [", "DELETE FROM sqlite_sequence WHERE name = '", "SELECT ScriptName FROM SchemaVersions ORDER BY ScriptName", "SELECT ", "UPDATE "];

    [Test]
    public void Statements_NameOnlyWhatTheSchemaHas() => Assert.That(
        SqlBinding.Check([.. SqlStatements.All.Where(statement => statement.OnSqlServer && !statement.Name.StartsWith("SqlServerCatalog", StringComparison.Ordinal))]),
        Is.Empty);

    [TestCase("SELECT colour FROM agencies", "colour")]
    [TestCase("SELECT a.id FROM bodies a", "bodies")]
    [TestCase("SELECT r.id FROM reports r INNER JOIN agencies g ON g.id = r.body_id WHERE r.id = @Id", "body_id")]
    [TestCase("UPDATE flags SET colour = @Id WHERE id = @Id", "colour")]
    [TestCase("INSERT INTO links (commitment_id, place) VALUES (@Id, 1)", "place")]
    public void Check_FindsAWrongName(string sql, string name) =>
        Assert.That(SqlBinding.Check([new SqlStatement("planted", sql)]), Has.Some.StartsWith("planted: ").And.Some.Contains(name));

    [TestCase("SELECT id FROM agencies ORDER BY id LIMIT 1")]
    [TestCase("INSERT OR REPLACE INTO agencies (code) VALUES ('1')")]
    [TestCase("INSERT INTO agencies (code) VALUES ('1') ON CONFLICT (code) DO NOTHING")]
    [TestCase("SELECT code || name FROM agencies")]
    [TestCase("SELECT IFNULL(short_name, name) FROM agencies")]
    [TestCase("SELECT LENGTH(name), strftime('%Y', 'now') FROM agencies")]
    [TestCase("SELECT group_concat(name, ',') FROM agencies")]
    public void Rules_FindWhatOnlySqliteKnows(string sql) => Assert.That(TSqlRules.Check(sql, isPortable: true), Is.Not.Empty);

    [TestCase("MERGE agencies t USING reports s ON s.id = t.id WHEN MATCHED THEN DELETE;")]
    [TestCase("WAITFOR DELAY '00:00:01'")]
    [TestCase("CREATE OR ALTER VIEW v AS SELECT id FROM agencies")]
    [TestCase("CREATE OR ALTER PROCEDURE p AS SELECT 1")]
    [TestCase("SET QUOTED_IDENTIFIER OFF")]
    [TestCase("ALTER TABLE agencies ALTER COLUMN short_name nvarchar(200) NOT NULL")]
    public void Rules_FindWhatIsNotDoneHere(string sql) => Assert.That(TSqlRules.Check(sql, isPortable: false), Has.Count.EqualTo(1));

    [Test]
    public void Snapshot_FollowsLaterScripts()
    {
        var snapshot = SchemaSnapshot.Of(
        [
            "CREATE TABLE a (id int NOT NULL, gone int NULL); CREATE INDEX ix_a ON a (gone);",
            "DROP INDEX ix_a ON a; ALTER TABLE a DROP COLUMN gone; ALTER TABLE a ADD more nvarchar(20) NULL, CONSTRAINT pk_a PRIMARY KEY (id);",
        ]);

        Assert.That(snapshot.Scripts.Single(), Does.Contain("more").And.Contain("pk_a").And.Not.Contain("gone"));
        Assert.That(() => SchemaSnapshot.Of(["EXEC sp_rename 'a', 'b';"]), Throws.TypeOf<NotSupportedException>());
    }

    /// <summary>A statement written where it is run, or composed by a method of another name, would escape the checks.</summary>
    [Test]
    public void EveryLiteral_IsPartOfACheckedStatement()
    {
        var known = SqlStatements.All.Select(statement => Flat(statement.Sql)).ToList();

        var unknown = Literals()
            .Where(text => Statement().IsMatch(text) && !Unchecked.Contains(text))
            .Where(text => !known.Exists(sql => sql.Contains(Flat(text), StringComparison.Ordinal)));

        Assert.That(unknown, Is.Empty, "name the constant or the method …Sql");
    }

    private static IEnumerable<string> Literals()
    {
        using var file = File.OpenRead(typeof(Database).Assembly.Location);
        using var executable = new PEReader(file);
        var metadata = executable.GetMetadataReader();
        for (var handle = metadata.GetNextHandle(MetadataTokens.UserStringHandle(0)); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }
    }

    private static string Flat(string sql) => Spaces().Replace(sql, " ").Trim();

    [GeneratedRegex(@"^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH \w+ AS)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
