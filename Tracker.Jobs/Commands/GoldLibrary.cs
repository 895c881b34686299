using System.Text.Json;
using System.Text.RegularExpressions;
using Tracker.Engine.Linking.Training;
using Tracker.Engine.Reports;

namespace Tracker.Jobs.Commands;

/// <summary>A labelled pair and the set it is counted under.</summary>
internal sealed record GoldEntry(string Set, TrainingPair Pair);

/// <summary>Finds labelled pairs in files and folders and reads their reports.</summary>
internal static partial class GoldLibrary
{
    /// <summary>Reads all pairs; what is wrong with a file is said on the error stream, and null is returned.</summary>
    public static async Task<IReadOnlyList<GoldEntry>?> LoadAsync(IReadOnlyList<string> paths, CommandContext context, CancellationToken cancellationToken)
    {
        var files = new List<(string Path, GoldFile Gold)>();
        var sound = true;
        foreach (var path in paths)
        {
            var found = Directory.Exists(path)
                ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
                : [path];
            var before = files.Count;
            foreach (var file in found)
            {
                if (await ReadAsync(file, cancellationToken) is { } gold)
                {
                    files.Add((file, gold));
                }
                else if (file == path)
                {
                    sound = false;
                    context.Screen.Refuse(path, context.Texts[File.Exists(path) ? "Gold.NotGold" : "Refusal.NoFile"], context.Texts["Gold.Advice"]);
                }
            }

            if (Directory.Exists(path) && files.Count == before)
            {
                sound = false;
                context.Screen.Refuse(path, context.Texts["Gold.NoneInFolder"], context.Texts["Gold.Advice"]);
            }
        }

        if (!sound)
        {
            return null;
        }

        var chosen = files.DistinctBy(file => Path.GetFullPath(file.Path)).ToList();
        var entries = await context.Screen.ProgressAsync(context.Texts["Gold.Reading"], chosen.Count, done => Task.Run(
            () => chosen.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(file =>
            {
                var entry = Create(file.Path, file.Gold, context);
                lock (chosen)
                {
                    done();
                }

                return entry;
            }).ToList(),
            cancellationToken));
        return entries.Contains(null) ? null : [.. entries.OfType<GoldEntry>()];
    }

    private static async Task<GoldFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var gold = GoldFile.Parse(await File.ReadAllTextAsync(path, cancellationToken));
            return gold is { From: not null, To: not null, Units: not null } ? gold : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GoldEntry? Create(string path, GoldFile gold, CommandContext context)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var set = folder;
        while (Years().IsMatch(Path.GetFileName(set)) && Path.GetDirectoryName(set) is { } above)
        {
            set = above;
        }

        var stem = Path.GetFileNameWithoutExtension(path);
        var name = stem == "gold" ? Path.GetFileName(folder) : stem;
        var agency = TrailingYear().Replace(Path.GetFileNameWithoutExtension(gold.From), "");

        // A report that is only called "report" is told apart by its folder.
        var group = agency is "" or "report" ? folder : agency;
        return Text(gold.From) is { } from && Text(gold.To) is { } to
            ? new GoldEntry(Path.GetFileName(set), new TrainingPair(name, group, gold, from, to))
            : null;

        ReportText? Text(string file)
        {
            var report = Path.Combine(folder, file);
            if (!File.Exists(report))
            {
                context.Screen.Refuse(report, context.Texts["Refusal.NoFile"], context.Texts.Format("Gold.Names", path));
                return null;
            }

            if (ReportReader.Read(File.ReadAllBytes(report), file) is ReadResult.Read read)
            {
                return read.Text;
            }

            context.Screen.Refuse(report, context.Texts["Gold.Unreadable"], context.Texts.Format("Gold.Names", path));
            return null;
        }
    }

    [GeneratedRegex(@"^\d{4}([_-]\d{4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(@"_?\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingYear();
}
