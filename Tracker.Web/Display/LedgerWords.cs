using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Engine.Accountability;
using Tracker.Engine.Commitments;
using Tracker.Engine.Exports.Wording;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;
using Tracker.Web.Texts;

namespace Tracker.Web.Display;

/// <summary>The ledger in words. What a newer engine wrote stands as it is; the record itself is never touched.</summary>
internal static partial class LedgerWords
{
    public static string Action(Ui ui, string action) => ui.Find($"ledger.{action}") ?? action;

    /// <summary>The entry's values, hashes shortened.</summary>
    public static IReadOnlyList<(string Name, string Value)> Values(Ui ui, Words words, string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return
            [
                .. json.RootElement.EnumerateObject()
                    .Where(property => property.Value.ValueKind != JsonValueKind.Null)
                    .Select(property => (ui.Find($"ledger.value.{property.Name}") ?? property.Name, Value(ui, words, property.Name, property.Value.ToString()))),
            ];
        }
        catch (JsonException)
        {
            // A ledger that was tampered with must still be shown.
            return [(string.Empty, payload)];
        }
    }

    public static string Short(string text) => Hash().Replace(text, match => match.Value[..8] + "…");

    private static string Value(Ui ui, Words words, string name, string value) => name switch
    {
        "status" when Enum.TryParse<FlagStatus>(value, out var status) => words.Name(status),
        "severity" when Enum.TryParse<FlagSeverity>(value, out var severity) => words.Name(severity),
        "kind" when Enum.TryParse<DecisionKind>(value, out var kind) => words.Name(kind),
        "role" when Enum.TryParse<Role>(value, out var role) => words.Name(role),
        "value" when Enum.TryParse<AssessmentStatus>(value, out var set) => words.Name(set),
        "value" when Enum.TryParse<CommitmentKind>(value, out var commitment) => words.Name(commitment),
        "value" when Enum.TryParse<ReportPart>(value, out var part) => words.Name(part),
        "correctionKind" when Enum.TryParse<ReadingCorrectionKind>(value, out var correction) => ui[$"corrections.made.{correction}"],
        _ => Short(value),
    };

    [GeneratedRegex("[0-9a-f]{32,}")]
    private static partial Regex Hash();
}
