using System.Reflection;
using Tracker.Engine.Users;

namespace Tracker.Tests.Storage;

/// <summary>Arguments for a method that composes SQL: each filter switched on and switched off, each order, each list of columns.</summary>
internal static class SampleValues
{
    public static IReadOnlyList<object?> For(Type owner, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string) && parameter.Name!.EndsWith("columns", StringComparison.OrdinalIgnoreCase))
        {
            return ["COUNT(*)", .. Columns(owner)];
        }

        if (type.IsEnum)
        {
            return [.. Enum.GetValues(type).Cast<object>()];
        }

        if (type == typeof(bool))
        {
            return [false, true];
        }

        if (type == typeof(Scope))
        {
            return [Scope.Everything, Scope.Of(1, 2)];
        }

        var mayBeNull = new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return mayBeNull ? [null, .. Distinct(type)] : Distinct(type);
    }

    // A list reads the columns that its own type names, else those of the aggregate's repository.
    private static IEnumerable<string> Columns(Type owner)
    {
        var repository = owner.Assembly.GetType(owner.FullName!.Replace("Queries", "Repository", StringComparison.Ordinal));
        var own = Named(owner);
        return own.Count > 0 || repository is null ? own : Named(repository);

        static List<string> Named(Type type) =>
        [
            .. type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(field => field.IsLiteral && field.Name.EndsWith("Columns", StringComparison.Ordinal))
                .Select(field => (string)field.GetRawConstantValue()!),
        ];
    }

    private static List<object?> Distinct(Type type) => IsFilter(type) ? [Filter(type, on: false), Filter(type, on: true)] : [Value(type)];

    private static bool IsFilter(Type type) => type.IsClass && type != typeof(string) && type.GetConstructor([]) is not null;

    private static object Filter(Type type, bool on)
    {
        var filter = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => on && property.CanWrite))
        {
            property.SetValue(filter, Value(property.PropertyType));
        }

        return filter;
    }

    private static object Value(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var list = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            list.SetValue(Value(type.GetGenericArguments()[0]), 0);
            return list;
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "词",
            _ when type == typeof(bool) => true,
            _ when type == typeof(long) => 1L,
            _ when type == typeof(int) => 1,
            _ when type == typeof(double) => 0.5,
            _ when type == typeof(DateOnly) => new DateOnly(2022, 12, 31),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
            { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
            _ when IsFilter(type) => Filter(type, on: true),
            _ => throw new NotSupportedException($"No sample of {type} is known for a method that composes SQL; add one here."),
        };
    }
}
