using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Tracker.Tests.Storage;

/// <summary>Reads T-SQL as SQL Server 2017 does, the oldest that is supported.</summary>
internal static partial class TSql
{
    public static TSqlFragment Parse(string sql, out IReadOnlyList<string> errors)
    {
        using var reader = new StringReader(Expanded(sql));
        var fragment = new TSql140Parser(initialQuotedIdentifiers: true).Parse(reader, out var found);
        errors = [.. found.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
        return fragment;
    }

    public static string Write(TSqlFragment fragment)
    {
        new Sql140ScriptGenerator().GenerateScript(fragment, out var script);
        return script;
    }

    /// <summary>Dapper writes a list where a statement says IN @Names.</summary>
    public static string Expanded(string sql) => ListParameter().Replace(sql, "IN ($1)");

    /// <summary>The names of the parameters, without the @.</summary>
    public static IReadOnlyList<string> Parameters(string sql) =>
        [.. Parameter().Matches(sql).Select(match => match.Groups[1].Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex(@"IN (@\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex ListParameter();

    [GeneratedRegex(@"(?<!@)@([A-Za-z_]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
