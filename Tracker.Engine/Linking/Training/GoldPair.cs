using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tracker.Engine.Linking.Training;

/// <summary>A labelled statement of a promising report.</summary>
/// <param name="Kind">target, action, direction, or none for what promises nothing.</param>
/// <param name="Status">fulfilled, progress, missed, silent, or - for what promises nothing.</param>
/// <param name="Evidence">Verbatim pieces of the answering report; empty where it is silent.</param>
public sealed record GoldUnit(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("evidence")] IReadOnlyList<string> Evidence)
{
    public bool IsPromise => Kind != "none";

    /// <summary>Silent or missed: what a flag accuses of.</summary>
    public bool IsUnanswered => Status is "silent" or "missed";
}

/// <summary>The labels of one pair of consecutive reports.</summary>
/// <param name="Complete">True when every promise of the report is labelled.</param>
public sealed record GoldFile(
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("complete")] bool Complete,
    [property: JsonPropertyName("units")] IReadOnlyList<GoldUnit> Units)
{
    public static GoldFile Parse(string json) =>
        JsonSerializer.Deserialize<GoldFile>(json) ?? throw new InvalidDataException("The gold file is empty.");
}

/// <summary>A text without white space, in which labelled pieces and extracted quotes are found again.</summary>
public sealed class BareText
{
    public BareText(string text)
    {
        Text = Strip(text);
    }

    public string Text { get; }

    public static string Strip(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\u200b' or '\ufeff'))
            {
                bare.Append(c);
            }
        }

        return bare.ToString();
    }

    /// <summary>Every place at which <paramref name="quote"/> stands, white space aside.</summary>
    public List<(int Start, int End)> Find(string quote)
    {
        var found = new List<(int, int)>();
        var bare = Strip(quote);
        for (var at = bare.Length == 0 ? -1 : Text.IndexOf(bare, StringComparison.Ordinal);
            at >= 0;
            at = Text.IndexOf(bare, at + 1, StringComparison.Ordinal))
        {
            found.Add((at, at + bare.Length));
        }

        return found;
    }
}
