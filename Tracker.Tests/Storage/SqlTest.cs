using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Storage;

/// <summary>Every statement and script is understood by both databases, also where only one of them is at hand.</summary>
public sealed class SqlTest
{
    private static IEnumerable<TestCaseData> SqliteStatements() => Cases(statement => statement.OnSqlite);

    private static IEnumerable<TestCaseData> SqlServerStatements() => Cases(statement => statement.OnSqlServer);

    private static IEnumerable<TestCaseData> Cases(Func<SqlStatement, bool> isWanted) => SqlStatements.All
        .Where(isWanted)
        .Select(statement => new TestCaseData(statement).SetArgDisplayNames(statement.Name));

    private static IEnumerable<TestCaseData> SqlServerScripts() =>
        Migrator.Scripts("sqlserver").Select(script => new TestCaseData(script.Contents).SetArgDisplayNames(script.Name));

    [TestCaseSource(nameof(SqliteStatements))]
    public void Statement_IsUnderstoodBySqlite(object statement) => Assert.That(() => ExplainInSqlite(((SqlStatement)statement).Sql), Throws.Nothing);

    [TestCaseSource(nameof(SqlServerStatements))]
    public void Statement_IsUnderstoodBySqlServer(object statement)
    {
        var checkedOne = (SqlStatement)statement;

        Assert.That(TSqlRules.Check(checkedOne.Sql, isPortable: checkedOne.OnSqlite), Is.Empty);
    }

    [TestCaseSource(nameof(SqlServerScripts))]
    public void Script_IsUnderstoodBySqlServer(string script) => Assert.That(TSqlRules.Check(script, isPortable: false), Is.Empty);

    [Test]
    public void Scripts_ComeInPairs_DatedAndInOrder()
    {
        var sqlite = Migrator.Scripts("sqlite").Select(script => script.Name).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sqlite, Is.Not.Empty.And.Ordered);
            Assert.That(sqlite, Has.All.Match(@"^20\d{6}_\d{4}_[a-z_]+\.sql$"));
            Assert.That(Migrator.Scripts("sqlserver").Select(script => script.Name), Is.EqualTo(sqlite));
        }
    }

    [Test]
    public void Scripts_MakeTheSameTables()
    {
        using var connection = Migrated();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT t.name || '.' || c.name || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN '' ELSE '?' END
            FROM sqlite_master t
            JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'SchemaVersions'
            """;
        var columns = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        Assert.That(columns.Order(StringComparer.Ordinal), Is.EqualTo(SqlServerColumns().Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> SqlServerColumns() =>
        from table in SchemaSnapshot.Current.Tables
        from column in table.Definition.ColumnDefinitions
        let isNullable = !column.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable)
        select $"{table.SchemaObjectName.BaseIdentifier.Value}.{column.ColumnIdentifier.Value}{(isNullable ? "?" : string.Empty)}";

    private static void ExplainInSqlite(string sql)
    {
        using var connection = Migrated();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN " + TSql.Expanded(sql);
        foreach (var name in TSql.Parameters(sql))
        {
            command.Parameters.AddWithValue("@" + name, 1);
        }

        command.ExecuteNonQuery();
    }

    private static SqliteConnection Migrated()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var script in Migrator.Scripts("sqlite"))
        {
            using var command = connection.CreateCommand();
            command.CommandText = script.Contents;
            command.ExecuteNonQuery();
        }

        return connection;
    }
}
