using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tracker.Engine.Storage;

/// <summary>
/// Runs one statement for many rows: an INSERT in the database's quickest way, anything else as one command compiled once.
/// Parameters are filled from the properties of the same names.
/// </summary>
internal static partial class BatchCommand
{
    // A parameter of the value's own length would give the server another plan for every length.
    private const int LongestShortText = 4000;

    public static async Task RunForAllAsync<T>(this Session session, string sql, IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (InsertStatement.Parse(sql) is { } insert)
        {
            await using var reader = new ObjectRows<T>(insert, rows);
            await session.Dialect.InsertAsync(session, insert.Table, reader, cancellationToken);
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
                parameter.SetValue(ColumnValue.Of(property.GetValue(rows[index])));
            }

            if (index == 0)
            {
                session.Dialect.Prepare(command);
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static void SetValue(this DbParameter parameter, object value)
    {
        parameter.Value = value;
        if (value is string text)
        {
            parameter.Size = text.Length <= LongestShortText ? LongestShortText : -1;
        }
    }

    private static List<(DbParameter Parameter, PropertyInfo Property)> Bind<T>(DbCommand command, string sql)
    {
        var bindings = new List<(DbParameter, PropertyInfo)>();
        foreach (var name in Parameters().Matches(sql).Select(match => match.Groups[1].Value).Distinct())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
            bindings.Add((parameter, ColumnValue.Property<T>(name)));
        }

        return bindings;
    }

    [GeneratedRegex(@"@(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();
}
