using System.Globalization;

namespace Tracker.Engine.Storage.Copying;

/// <summary>How a value of one database becomes one of the other: SQLite keeps dates, times and decimals as text and bits as numbers.</summary>
internal static class CopyValue
{
    /// <param name="value">As SQLite's client reads it: a long, double, string or byte array.</param>
    /// <param name="type">The SQL Server type of the column it goes to.</param>
    /// <exception cref="FormatException">The text is none of that type.</exception>
    public static object ToSqlServer(object value, string type) => value is DBNull
        ? value
        : type switch
        {
            "bit" => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0,
            "tinyint" => Convert.ToByte(value, CultureInfo.InvariantCulture),
            "smallint" => Convert.ToInt16(value, CultureInfo.InvariantCulture),
            "int" => Convert.ToInt32(value, CultureInfo.InvariantCulture),
            "bigint" => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            "float" => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            "decimal" or "numeric" => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            "date" => DateTime.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            "datetime2" => DateTime.Parse((string)value, CultureInfo.InvariantCulture),
            "time" => TimeSpan.Parse((string)value, CultureInfo.InvariantCulture),
            "datetimeoffset" => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            "uniqueidentifier" => Guid.Parse((string)value),
            _ => value,
        };

    /// <param name="value">As SQL Server's client reads it.</param>
    /// <param name="type">The SQL Server type of the column it comes from.</param>
    public static object ToSqlite(object value, string type) => value switch
    {
        DateTime day when type == "date" => DateOnly.FromDateTime(day),
        DateTimeOffset time => time.ToUniversalTime(),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };

    public static Func<object, string, object> Between(DatabaseProvider from, DatabaseProvider to) => (from, to) switch
    {
        (DatabaseProvider.Sqlite, DatabaseProvider.SqlServer) => ToSqlServer,
        (DatabaseProvider.SqlServer, DatabaseProvider.Sqlite) => ToSqlite,
        _ => static (value, _) => value,
    };
}
