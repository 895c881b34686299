namespace Tracker.Jobs.Commands;

/// <summary>Finds labelled pairs in files and folders and reads their reports.</summary>
internal static class GoldLibrary
{
    /// <summary>Reads all pairs; what is wrong with a file is said on the error stream, and null is returned.</summary>
    public static async Task<IReadOnlyList<GoldEntry>?> LoadAsync(IReadOnlyList<string> paths, CommandContext context, CancellationToken cancellationToken)
    {
        var files = new List<GoldSource>();
        var sound = true;
        foreach (var path in paths)
        {
            var found = Directory.Exists(path)
                ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
                : [path];
            var before = files.Count;
            foreach (var file in found)
            {
                try
                {
                    if (await GoldSource.ReadAsync(file, cancellationToken) is { } gold)
                    {
                        files.Add(gold);
                    }
                    else if (file == path)
                    {
                        sound = false;
                        context.Screen.Refuse(path, context.Texts[File.Exists(path) ? "Gold.NotGold" : "Refusal.NoFile"], context.Texts["Gold.Advice"]);
                    }
                }
                catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
                {
                    context.Screen.Refuse(file, context.Texts["Gold.NoTexts"], error.Message);
                    return null;
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

        var chosen = files.DistinctBy(file => Path.GetFullPath(file.LabelFile)).ToList();
        var entries = await context.Screen.ProgressAsync(context.Texts["Gold.Reading"], chosen.Count, done => Task.Run(
            () => chosen.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(file =>
            {
                var entry = file.Load(context);
                lock (chosen)
                {
                    done();
                }

                return entry;
            }).ToList(),
            cancellationToken));
        return entries.Contains(null) ? null : [.. entries.OfType<GoldEntry>()];
    }
}
