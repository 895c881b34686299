using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Language;
using Tracker.Engine.Linking;

namespace Tracker.Engine.Storage;

/// <summary>The JSON in columns: camelCase, enums by name, Chinese readable, decimals exact.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<PublishedFigure>))]
[JsonSerializable(typeof(IReadOnlyList<PublishedTitle>))]
[JsonSerializable(typeof(IReadOnlyList<PublishedReason>))]
[JsonSerializable(typeof(IReadOnlyList<FlagPassage>))]
[JsonSerializable(typeof(IReadOnlyList<ReportDoubt>))]
[JsonSerializable(typeof(FlagReason))]
[JsonSerializable(typeof(CircularFacts))]
[JsonSerializable(typeof(MetadataCorrection))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string?>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>With Chinese written as it is rather than escaped; the text goes to columns, never into HTML.</summary>
    public static StorageJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<ReasonCode>(),
            new JsonStringEnumConverter<FigureComparison>(),
            new JsonStringEnumConverter<ReportDoubt>(),
            new JsonStringEnumConverter<FlagKind>(),
            new JsonStringEnumConverter<ReminderSubject>(),
            new JsonStringEnumConverter<ProgressClaim>(),
        },
    });

    /// <summary>The column text of a value that is kept as JSON; null for any other value.</summary>
    public static string? Text(object value) => value switch
    {
        IReadOnlyList<string> list => JsonSerializer.Serialize(list, Relaxed.IReadOnlyListString),
        IReadOnlyList<PublishedFigure> list => JsonSerializer.Serialize(list, Relaxed.IReadOnlyListPublishedFigure),
        IReadOnlyList<PublishedTitle> list => JsonSerializer.Serialize(list, Relaxed.IReadOnlyListPublishedTitle),
        IReadOnlyList<PublishedReason> list => JsonSerializer.Serialize(list, Relaxed.IReadOnlyListPublishedReason),
        IReadOnlyList<FlagPassage> list => JsonSerializer.Serialize(list, Relaxed.IReadOnlyListFlagPassage),
        IReadOnlyList<ReportDoubt> list => JsonSerializer.Serialize(list, Relaxed.IReadOnlyListReportDoubt),
        FlagReason reason => JsonSerializer.Serialize(reason, Relaxed.FlagReason),
        CircularFacts facts => JsonSerializer.Serialize(facts, Relaxed.CircularFacts),
        MetadataCorrection correction => JsonSerializer.Serialize(correction, Relaxed.MetadataCorrection),
        _ => null,
    };
}
