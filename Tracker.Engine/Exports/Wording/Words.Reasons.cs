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
        var hasNote = reason.Values.ContainsKey("claim");
        var text = (hasNote ? Find(key + ".Noted") : null)
            ?? (reason.Values.ContainsKey("probability") ? null : Find(key + ".Bare"))
            ?? Text(key);

        // What has run out says from when it was extended; what has not says until when.
        var extended = !reason.Values.ContainsKey("extendedTo") ? string.Empty
            : Text(reason.Values.ContainsKey("due") ? "FlagReason.ExtendedFrom" : "FlagReason.ExtendedTo");
        text += extended + (hasNote ? Text("FlagReason.Claim") : string.Empty);
        foreach (var (name, value) in reason.Values)
        {
            text = text.Replace('{' + name + '}', Value(name, value), StringComparison.Ordinal);
        }

        return text;
    }

    private string Value(string name, string value) => name switch
    {
        "parts" => Parts(value),
        "claim" => Enum.TryParse<ProgressClaim>(value, out var claim) ? Name(claim) : value,
        _ => Readable(value),
    };

    private string Parts(string names) => List(names.Split(',')
        .Select(name => Enum.TryParse<ReportPart>(name, out var part) ? Name(part) : name));

    /// <summary>A stored date as people write it; anything else as it is.</summary>
    private string Readable(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : value;
}
