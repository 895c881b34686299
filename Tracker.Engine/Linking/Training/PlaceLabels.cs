using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Engine.Linking.Training;

/// <summary>A labelled statement of a promising report, given by its place in that report's text.</summary>
/// <param name="Id">Tells the label apart within its file.</param>
/// <param name="Kind">As in <see cref="GoldUnit"/>.</param>
/// <param name="Status">As in <see cref="GoldUnit"/>.</param>
/// <param name="At">Where it stands: start and end in UTF-16 units.</param>
/// <param name="Evidence">Where the answering report answers it, the best first, each as start and end.</param>
/// <param name="Note">Why, in a few words; null where nothing needs saying.</param>
public sealed record PlaceLabel(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("at")] int[] At,
    [property: JsonPropertyName("evidence")] IReadOnlyList<int[]> Evidence,
    [property: JsonPropertyName("note")] string? Note);

/// <summary>
/// The labels of two consecutive reports by their places alone, for texts that are not to be copied here: they are read from
/// a collection of one report a line, each with its year and its text.
/// </summary>
/// <param name="Texts">The collection, relative to the file of the labels: .jsonl or .jsonl.gz.</param>
/// <param name="From">The year of the promising report.</param>
/// <param name="To">The year of the answering report.</param>
/// <param name="Units">The labels in the order of the promising report.</param>
public sealed record PlaceLabels(
    [property: JsonPropertyName("texts")] string Texts,
    [property: JsonPropertyName("from")] int From,
    [property: JsonPropertyName("to")] int To,
    [property: JsonPropertyName("units")] IReadOnlyList<PlaceLabel> Units)
{
    /// <exception cref="JsonException">The text is no such file.</exception>
    public static PlaceLabels Parse(string json) =>
        JsonSerializer.Deserialize<PlaceLabels>(json) ?? throw new JsonException("The file of labels is empty.");

    /// <summary>The labels with their words.</summary>
    /// <param name="from">The text of the promising report.</param>
    /// <param name="to">The text of the answering report.</param>
    /// <exception cref="InvalidDataException">A place lies outside its text: the labels belong to another edition of it.</exception>
    public GoldFile ToGold(string from, string to) => new(
        Name(From),
        Name(To),
        Complete: false,
        [.. Units.Select(unit => new GoldUnit(unit.Id, Words(from, unit.At), unit.Kind, unit.Status, [.. unit.Evidence.Select(place => Words(to, place))]))]);

    private static string Name(int year) => $"report_{year}.txt";

    private string Words(string text, int[] place) =>
        place is [>= 0 and var start, var end] && start < end && end <= text.Length
            ? text[start..end]
            : throw new InvalidDataException($"The place {string.Join('-', place)} of the labels {From}-{To} is not in its report.");
}
