using System.Text;
using System.Text.RegularExpressions;
using Tracker.Engine.Linking.Training;

namespace Tracker.Bench.Linking;

/// <summary>A promising report and the one that answers it, as bytes.</summary>
internal sealed record PairFiles(string Name, byte[] From, byte[] To);

/// <summary>
/// Finds pairs of consecutive reports and makes as many as are wanted of them, each with other figures, so that nothing that
/// was worked out for one can serve for the next.
/// </summary>
internal static partial class PairSource
{
    /// <summary>Labelled pairs (*.json naming both files), else the reports of consecutive years in each folder beneath.</summary>
    public static IReadOnlyList<PairFiles> Find(string folder)
    {
        var labelled = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Folder: Path.GetDirectoryName(path)!, Gold: Parse(path)))
            .Where(pair => pair.Gold is { From: not null, To: not null })
            .Select(pair => Read(Path.Combine(pair.Folder, pair.Gold!.From), Path.Combine(pair.Folder, pair.Gold.To)))
            .ToList();
        return labelled.Count > 0
            ? labelled
            : [.. Directory.EnumerateDirectories(folder)
                .Order(StringComparer.Ordinal)
                .SelectMany(agency => Directory.EnumerateFiles(agency)
                    .Where(file => YearName().IsMatch(Path.GetFileName(file)))
                    .Order(StringComparer.Ordinal)
                    .Pairwise((from, to) => Read(from, to)))];
    }

    /// <summary>The pair with its figures, but not its years, changed by <paramref name="number"/>.</summary>
    public static PairFiles Vary(PairFiles pair, int number) =>
        pair with { From = Vary(pair.From, number), To = Vary(pair.To, number) };

    // Digits are the same bytes in every encoding a report may have.
    private static byte[] Vary(byte[] report, int number) => Encoding.Latin1.GetBytes(Figures().Replace(
        Encoding.Latin1.GetString(report),
        figure => string.Concat(figure.Value.Select(digit => (char)('1' + ((digit - '0' + number) % 9))))));

    private static PairFiles Read(string from, string to) =>
        new(Path.GetFileNameWithoutExtension(from), File.ReadAllBytes(from), File.ReadAllBytes(to));

    private static GoldFile? Parse(string path)
    {
        try
        {
            return GoldFile.Parse(File.ReadAllText(path));
        }
        catch (System.Text.Json.JsonException)
        {
            // Other files lie beside the labels.
            return null;
        }
    }

    private static IEnumerable<TResult> Pairwise<T, TResult>(this IEnumerable<T> items, Func<T, T, TResult> join)
    {
        using var walk = items.GetEnumerator();
        if (!walk.MoveNext())
        {
            yield break;
        }

        for (var before = walk.Current; walk.MoveNext(); before = walk.Current)
        {
            yield return join(before, walk.Current);
        }
    }

    [GeneratedRegex(@"(?<!\d)(?!20\d\d(?!\d))\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^20\d\d\.", RegexOptions.CultureInvariant)]
    private static partial Regex YearName();
}
