using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Linking;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Exports.Wording;

public sealed partial class Words
{
    public string Describe(Reason reason) => Describe(reason.Code, reason.Values);

    public string Describe(PublishedReason reason) => Describe(reason.Code, reason.Values);

    /// <summary>The reason as a sentence. Its values stand in the order given at the code.</summary>
    public string Describe(ReasonCode code, IReadOnlyList<string> values) => Fill($"{nameof(ReasonCode)}.{code}", code switch
    {
        ReasonCode.SharedWords or ReasonCode.MissingWords => [List(values)],
        ReasonCode.Late => [.. values.Select(Readable)],
        _ => values,
    });

    /// <summary>The flag's reason as a sentence.</summary>
    public string Describe(FlagKind kind, FlagReason reason)
    {
        var key = $"{nameof(FlagKind)}.{kind}.Reason";
        var text = reason.Values.Count == 0 && Find(key + ".Bare") is { } bare ? bare : Text(key);
        foreach (var (name, value) in reason.Values)
        {
            text = text.Replace('{' + name + '}', name == "parts" ? Parts(value) : Readable(value), StringComparison.Ordinal);
        }

        return text;
    }

    private string Parts(string names) => List(names.Split(',')
        .Select(name => Enum.TryParse<ReportPart>(name, out var part) ? Name(part) : name));

    /// <summary>A stored date as people write it; anything else as it is.</summary>
    private string Readable(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : value;
}
