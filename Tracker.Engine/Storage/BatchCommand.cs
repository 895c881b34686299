using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;

namespace Tracker.Engine.Storage;

/// <summary>
/// Runs one command for many rows, compiled once. Parameters are filled from the properties of the
/// same names. Enums are written by name, which Dapper would write as numbers.
/// </summary>
internal static partial class BatchCommand
{
    public static async Task RunForAllAsync<T>(this Session session, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        var bindings = Bind<T>(command, sql);
        for (var index = 0; index < rows.Count; index++)
        {
            foreach (var (parameter, property) in bindings)
            {
                SetValue(parameter, property.GetValue(rows[index]));
            }

            if (index == 0)
            {
                session.Dialect.Prepare(command);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static List<(DbParameter Parameter, PropertyInfo Property)> Bind<T>(DbCommand command, string sql)
    {
        var bindings = new List<(DbParameter, PropertyInfo)>();
        foreach (var name in Parameters().Matches(sql).Select(match => match.Groups[1].Value).Distinct())
        {
            var property = typeof(T).GetProperty(name) ?? throw new InvalidOperationException($"{typeof(T).Name} has no property {name}.");
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
            bindings.Add((parameter, property));
        }

        return bindings;
    }

    private static void SetValue(DbParameter parameter, object? value)
    {
        switch (value)
        {
            case null:
                parameter.Value = DBNull.Value;
                break;
            case Enum name:
                parameter.DbType = DbType.String;
                parameter.Value = name.ToString();
                break;
            case DateTimeOffset time:
                parameter.Value = time.ToUniversalTime();
                break;
            default:
                parameter.Value = StorageJson.Text(value) ?? value;
                break;
        }
    }

    [GeneratedRegex("@([A-Za-z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();
}
