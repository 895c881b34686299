using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Tracker.Engine.Accountability;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Storage;

/// <summary>How values travel between columns and properties; registered once, before the first query.</summary>
internal static class TypeHandlers
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
        SqlMapper.AddTypeHandler(new DateTimeOffsetHandler());
        AddJson(StorageJson.Relaxed.IReadOnlyListString);
        AddJson(StorageJson.Relaxed.IReadOnlyListPublishedFigure);
        AddJson(StorageJson.Relaxed.IReadOnlyListPublishedTitle);
        AddJson(StorageJson.Relaxed.IReadOnlyListPublishedReason);
        AddJson(StorageJson.Relaxed.IReadOnlyListFlagPassage);
        AddJson(StorageJson.Relaxed.IReadOnlyListReportDoubt);
        AddJson(StorageJson.Relaxed.FlagReason);
        AddJson(StorageJson.Relaxed.CircularFacts);
        AddJson(StorageJson.Relaxed.IReadOnlyDictionaryStringInt64);
        return true;
    });

    public static void Register() => _ = Registered.Value;

    private static void AddJson<T>(JsonTypeInfo<T> type)
        where T : class => SqlMapper.AddTypeHandler(new JsonHandler<T>(type));

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime time => DateOnly.FromDateTime(time),
            string text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => throw new DataException($"Not a date: {value.GetType()}."),
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.Date;
            parameter.Value = value;
        }
    }

    private sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset time => time,
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ => throw new DataException($"Not a time: {value.GetType()}."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.DateTimeOffset;
            parameter.Value = value.ToUniversalTime();
        }
    }

    private sealed class JsonHandler<T>(JsonTypeInfo<T> type) : SqlMapper.TypeHandler<T>
        where T : class
    {
        public override T? Parse(object value) => JsonSerializer.Deserialize((string)value, type);

        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value, type);
        }
    }
}
