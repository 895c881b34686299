using System.Reflection;
using System.Text.RegularExpressions;
using Tracker.Engine.Storage;

namespace Tracker.Tests.Storage;

/// <summary>One statement the engine may run, and on which of the databases.</summary>
internal sealed record SqlStatement(string Name, string Sql, bool OnSqlite = true, bool OnSqlServer = true)
{
    public override string ToString() => Name;
}

/// <summary>
/// Finds every statement of the engine by itself: constants whose name ends in Sql, methods whose name ends in Sql with every
/// filter on and off, and what the dialects make of them. A type whose name begins with a database's holds SQL for it alone.
/// </summary>
internal static partial class SqlStatements
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly SqlDialect[] Dialects =
    [
        new SqliteDialect(new DatabaseOptions { ConnectionString = "Data Source=:memory:" }),
        new SqlServerDialect(new DatabaseOptions { ConnectionString = "Server=." }),
    ];

    private static readonly Assembly Engine = typeof(Database).Assembly;

    public static IReadOnlyList<SqlStatement> All { get; } = [.. Constants(), .. Composed(), .. DialectStatements()];

    private static IEnumerable<SqlStatement> Constants() =>
        from type in Engine.GetTypes()
        from field in type.GetFields(Static)
        where field.IsLiteral && field.Name.EndsWith("Sql", StringComparison.Ordinal)
        select Of(type, field.Name, (string)field.GetRawConstantValue()!);

    private static IEnumerable<SqlStatement> Composed() =>
        from type in Engine.GetTypes()
        from method in type.GetMethods(Static)
        where !method.IsPrivate && method.ReturnType == typeof(string) && method.Name.EndsWith("Sql", StringComparison.Ordinal)
        from args in Arguments(type, method)
        select Of(type, $"{method.Name}({string.Join(", ", args.Select(arg => $"{arg ?? "null"}"))})", (string)method.Invoke(null, args)!);

    private static SqlStatement Of(Type type, string member, string sql) => new(
        $"{type.Name}.{member}",
        sql,
        OnSqlite: !type.Name.StartsWith("SqlServer", StringComparison.Ordinal),
        OnSqlServer: !type.Name.StartsWith("Sqlite", StringComparison.Ordinal));

    private static IEnumerable<object?[]> Arguments(Type type, MethodInfo method) => method.GetParameters()
        .Select(parameter => SampleValues.For(type, parameter))
        .Aggregate<IReadOnlyList<object?>, IEnumerable<object?[]>>(
            [[]],
            (sets, values) => sets.SelectMany(set => values.Select(value => (object?[])[.. set, value])));

    private static IEnumerable<SqlStatement> DialectStatements()
    {
        var shared = Constants().Concat(Composed()).Where(statement => statement is { OnSqlite: true, OnSqlServer: true }).ToList();
        foreach (var dialect in Dialects)
        {
            foreach (var insert in shared.Where(statement => InsertStatement.Parse(statement.Sql) is { } parsed && SchemaSnapshot.Current.GivesIds(parsed.Table)))
            {
                yield return Case(insert.Name + " returning its id", dialect.ReturningId(insert.Sql));
            }

            foreach (var list in shared.Where(statement => Ordered().IsMatch(statement.Sql)))
            {
                yield return Case(list.Name + " paged", dialect.Paged(list.Sql));
            }

            yield return Case("Upsert", dialect.Upsert("assessment_runs", ["agency_id", "plan_year"], ["engine_version", "run_at"]));
            yield return Case("ClaimRow", dialect.ClaimRow("agencies"));

            SqlStatement Case(string name, string sql) => new($"{dialect.Name}: {name}", sql, dialect is SqliteDialect, dialect is SqlServerDialect);
        }
    }

    [GeneratedRegex(@"^\s*(SELECT|WITH)\b[\s\S]*\bORDER BY\b[^()]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ordered();
}
