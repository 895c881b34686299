using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;

namespace Tracker.Tests.Storage;

/// <summary>
/// Resolves every name in a statement against SQL Server's schema without a server: each statement becomes a procedure in a
/// model of the schema. The model only warns of an unknown table or column (SQL71502); here that is a fault.
/// </summary>
internal static partial class SqlBinding
{
    private const int UnresolvedReference = 71502;

    /// <returns>What is wrong, by the statement's name.</returns>
    public static IReadOnlyList<string> Check(IReadOnlyList<SqlStatement> statements)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql140, new TSqlModelOptions());
        foreach (var script in SchemaSnapshot.Current.Scripts)
        {
            model.AddObjects(script);
        }

        var faults = new List<string>();
        for (var number = 0; number < statements.Count; number++)
        {
            try
            {
                model.AddObjects(Procedure(number, statements[number].Sql));
            }
            catch (DacModelException error)
            {
                faults.Add($"{statements[number].Name}: {error.Message}");
            }
        }

        faults.AddRange(model.Validate()
            .Where(message => message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error || message.Number == UnresolvedReference)
            .Select(message => ProcedureNumber().Match(message.Message) is { Success: true } match
                ? $"{statements[int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)].Name}: {message.Message}"
                : message.Message));
        return faults;
    }

    private static string Procedure(int number, string sql)
    {
        var parameters = TSql.Parameters(sql).Select(name => $"@{name} {SchemaSnapshot.Current.TypeOf(Column(name)) ?? "nvarchar(max)"}");
        return $"CREATE PROCEDURE [dbo].[statement_{number}] {string.Join(", ", parameters)} AS\n{TSql.Expanded(sql)}";
    }

    private static string Column(string parameter) => Hump().Replace(parameter, "_").ToLowerInvariant();

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();

    [GeneratedRegex(@"statement_(\d+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex ProcedureNumber();
}
