using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Engine.Linking.Training;
using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>A labelled pair and the set it is counted under.</summary>
internal sealed record GoldEntry(string Set, TrainingPair Pair);

/// <summary>A file of labels: with its words and the reports beside it, or places in a collection of texts.</summary>
/// <param name="LabelFile">Its path.</param>
/// <param name="Gold">The labels with their words.</param>
/// <param name="Texts">The reports by the names the labels give them; null where they are files beside the labels.</param>
internal sealed partial record GoldSource(string LabelFile, GoldFile Gold, IReadOnlyDictionary<string, string>? Texts)
{
    /// <summary>Reads a file of labels; null where it is none.</summary>
    /// <exception cref="FileNotFoundException">The labels' collection of texts is not there.</exception>
    /// <exception cref="InvalidDataException">The labels do not fit the collection.</exception>
    public static async Task<GoldSource?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var json = await File.ReadAllTextAsync(path, cancellationToken);
        if (TryParse(() => GoldFile.Parse(json)) is { From: not null, To: not null, Units: not null } gold)
        {
            return new(path, gold, null);
        }

        return TryParse(() => PlaceLabels.Parse(json)) is { Texts: not null, Units: not null } places ? await ResolveAsync(path, places, cancellationToken) : null;
    }

    /// <summary>Reads the reports; null where one cannot be read, which has then been said on the error stream.</summary>
    public GoldEntry? Load(CommandContext context)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(LabelFile))!;
        var set = folder;
        while (Years().IsMatch(Path.GetFileName(set)) && Path.GetDirectoryName(set) is { } above)
        {
            set = above;
        }

        var stem = Path.GetFileNameWithoutExtension(LabelFile);
        var name = stem == "gold" ? Path.GetFileName(folder) : stem;
        var agency = TrailingYear().Replace(Path.GetFileNameWithoutExtension(Gold.From), "");

        // Reports that are only called "report" are told apart by their years, wherever their labels lie.
        var group = agency is not ("" or "report") ? agency : Years().IsMatch(name) ? name : folder;
        return Text(Gold.From) is { } from && Text(Gold.To) is { } to
            ? new GoldEntry(Path.GetFileName(set), new TrainingPair(name, group, Gold, from, to))
            : null;

        ReportText? Text(string file)
        {
            var report = Path.Combine(folder, file);
            if (Texts is null && !File.Exists(report))
            {
                context.Screen.Refuse(report, context.Texts["Refusal.NoFile"], context.Texts.Format("Gold.Names", LabelFile));
                return null;
            }

            if (ReportReader.Read(Texts is null ? File.ReadAllBytes(report) : Encoding.UTF8.GetBytes(Texts[file]), file) is ReadResult.Read read)
            {
                return read.Text;
            }

            context.Screen.Refuse(report, context.Texts["Gold.Unreadable"], context.Texts.Format("Gold.Names", LabelFile));
            return null;
        }
    }

    private static async Task<GoldSource> ResolveAsync(string path, PlaceLabels places, CancellationToken cancellationToken)
    {
        var collection = Path.GetFullPath(places.Texts, Path.GetDirectoryName(Path.GetFullPath(path))!);
        var texts = new Dictionary<int, string>();
        await foreach (var (year, text) in JsonLines.ReadAsync(collection, line => (line.GetProperty("year").GetInt32(), line.GetProperty("text").GetString()!), cancellationToken))
        {
            texts[year] = text;
        }

        if (!texts.TryGetValue(places.From, out var from) || !texts.TryGetValue(places.To, out var to))
        {
            throw new InvalidDataException($"{collection}: {places.From}, {places.To}?");
        }

        var gold = places.ToGold(from, to);
        return new(path, gold, new Dictionary<string, string> { [gold.From] = from, [gold.To] = to });
    }

    private static T? TryParse<T>(Func<T> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^\d{4}([_-]\d{4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(@"_?\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingYear();
}
