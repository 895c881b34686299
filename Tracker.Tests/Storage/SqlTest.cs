using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Tests.Storage;

/// <summary>Every statement and script is understood by both databases, also where only one of them is at hand.</summary>
public sealed partial class SqlTest
{
    private static readonly string[] Keys = ["agency_id", "plan_year"];
    private static readonly string[] Values = ["engine_version"];

    /// <summary>Every constant whose name ends in Sql, and what is composed at run time with everything switched on.</summary>
    private static IEnumerable<TestCaseData> Statements()
    {
        var constants =
            from type in typeof(Database).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)
            select ($"{type.Name}.{field.Name}", (string)field.GetRawConstantValue()!);
        var everything = new CommitmentFilter
        {
            AgencyId = 1,
            RootAgencyId = 1,
            PlanYear = 2022,
            Statuses = [AssessmentStatus.Missed],
            Kind = CommitmentKind.Action,
            DueBy = new DateOnly(2022, 12, 31),
            Text = "词",
            Undecided = true,
        };
        var flags = new FlagFilter { RootAgencyId = 1, Year = 2022, Kind = FlagKind.NotReported, Status = FlagStatus.Open, Severity = FlagSeverity.Low };
        (string, string)[] composed =
        [
            .. new[] { Scope.Everything, Scope.Of(1, 2) }.SelectMany(scope => (IEnumerable<(string, string)>)
            [
                .. Enum.GetValues<CommitmentOrder>().SelectMany(order => new[]
                {
                    ($"CommitmentQueries.ListSql {order} {scope.IsEverything}", CommitmentQueries.ListSql(scope, everything, order)),
                    ($"CommitmentQueries.ListSql {order} {scope.IsEverything} unfiltered", CommitmentQueries.ListSql(scope, new CommitmentFilter(), order)),
                    ($"CommitmentQueries.CountSql {order} {scope.IsEverything}", CommitmentQueries.CountSql(scope, everything, order)),
                    ($"CommitmentQueries.CountSql {order} {scope.IsEverything} unfiltered", CommitmentQueries.CountSql(scope, new CommitmentFilter(), order)),
                }),
                ($"FlagQueries.ListSql {scope.IsEverything}", FlagQueries.ListSql("COUNT(*)", scope, flags)),
                ($"FlagQueries.CountsSql {scope.IsEverything}", FlagQueries.CountsSql(scope)),
                ($"ReportQueries.ListSql {scope.IsEverything}", ReportQueries.ListSql("r.id", scope, 1, 2022)),
                ($"LedgerQueries.ListSql {scope.IsEverything}", LedgerQueries.ListSql("seq", scope, "report:1")),
                ($"AgencyQueries.ListSql {scope.IsEverything}", AgencyQueries.ListSql(scope, 1)),
                ($"OverviewQueries.CountsSql {scope.IsEverything}", OverviewQueries.CountsSql(scope, 1)),
                ($"OverviewQueries.CountsSql {scope.IsEverything} all", OverviewQueries.CountsSql(scope, null)),
                ($"OverviewQueries.ReportsSql {scope.IsEverything}", OverviewQueries.ReportsSql(scope, 1)),
                ($"OverviewQueries.YearsSql {scope.IsEverything}", OverviewQueries.YearsSql(scope)),
            ]),
        ];
        return constants.Concat(composed).Select(item => new TestCaseData(item.Item2).SetArgDisplayNames(item.Item1));
    }

    private static IEnumerable<TestCaseData> DialectStatements()
    {
        foreach (var dialect in new SqlDialect[] { new SqliteDialect("Data Source=:memory:"), new SqlServerDialect("Server=.") })
        {
            yield return Case("ReturningId", dialect.ReturningId(AgencyRepository.InsertSql));
            yield return Case("Paged", dialect.Paged(AgencyRepository.AllSql));
            yield return Case("Upsert", dialect.Upsert("assessment_runs", Keys, Values));
            yield return Case("ClaimRow", dialect.ClaimRow("agencies"));

            TestCaseData Case(string name, string sql) => new TestCaseData(dialect.Name, sql).SetArgDisplayNames(dialect.Name, name);
        }
    }

    private static IEnumerable<TestCaseData> SqlServerScripts() =>
        Migrator.Scripts("sqlserver").Select(script => new TestCaseData(script.Contents).SetArgDisplayNames(script.Name));

    [TestCaseSource(nameof(Statements))]
    public void Statement_IsUnderstoodByBoth(string sql)
    {
        Assert.That(TSqlErrors(sql), Is.Empty);
        Assert.That(() => ExplainInSqlite(sql), Throws.Nothing);
    }

    [TestCaseSource(nameof(DialectStatements))]
    public void DialectStatement_IsUnderstoodByItsDatabase(string dialect, string sql)
    {
        if (dialect == "sqlserver")
        {
            Assert.That(TSqlErrors(sql), Is.Empty);
        }
        else
        {
            Assert.That(() => ExplainInSqlite(sql), Throws.Nothing);
        }
    }

    [TestCaseSource(nameof(SqlServerScripts))]
    public void Script_IsUnderstoodBySqlServer(string script) => Assert.That(TSqlErrors(script), Is.Empty);

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

    private static IEnumerable<string> SqlServerColumns()
    {
        var tables = new TableCollector();
        foreach (var script in Migrator.Scripts("sqlserver"))
        {
            Parse(script.Contents, out _).Accept(tables);
        }

        return tables.Columns;
    }

    private static IEnumerable<string> TSqlErrors(string sql)
    {
        // Dapper writes a list where a statement says IN @Names.
        Parse(ListParameter().Replace(sql, "IN ($1)"), out var errors);
        return errors.Select(error => $"{error.Line}:{error.Column} {error.Message}");
    }

    private static TSqlFragment Parse(string sql, out IList<ParseError> errors)
    {
        // 140 is SQL Server 2017, the oldest that is supported.
        using var reader = new StringReader(sql);
        return new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out errors);
    }

    private static void ExplainInSqlite(string sql)
    {
        using var connection = Migrated();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN " + ListParameter().Replace(sql, "IN ($1)");
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
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

    [GeneratedRegex(@"IN (@[A-Za-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ListParameter();

    [GeneratedRegex(@"@[A-Za-z_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    private sealed class TableCollector : TSqlFragmentVisitor
    {
        public List<string> Columns { get; } = [];

        public override void ExplicitVisit(CreateTableStatement node)
        {
            foreach (var column in node.Definition.ColumnDefinitions)
            {
                var isNullable = !column.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable);
                Columns.Add($"{node.SchemaObjectName.BaseIdentifier.Value}.{column.ColumnIdentifier.Value}{(isNullable ? "?" : string.Empty)}");
            }
        }
    }
}
