using System.Reflection;

namespace Tracker.Engine.Storage;

/// <summary>A property's value as a column holds it. Enums are written by name, which Dapper would write as numbers.</summary>
internal static class ColumnValue
{
    public static object Of(object? value) => value switch
    {
        null => DBNull.Value,
        Enum name => name.ToString(),
        DateTimeOffset time => time.ToUniversalTime(),
        _ => StorageJson.Text(value) ?? value,
    };

    public static PropertyInfo Property<T>(string name) =>
        typeof(T).GetProperty(name) ?? throw new InvalidOperationException($"{typeof(T).Name} has no property {name}.");
}
