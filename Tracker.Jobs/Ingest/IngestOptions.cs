using Microsoft.Extensions.Configuration;

namespace Tracker.Jobs.Ingest;

/// <summary>The folder whose files are taken in by themselves.</summary>
/// <param name="Folder">Null where none is watched.</param>
/// <param name="Stable">How long a file must have stayed the same; one that is still being copied is left alone.</param>
internal sealed record IngestOptions(string? Folder, TimeSpan Stable)
{
    public const string FolderKey = "Tracker:Ingest:Folder";

    private const string StableKey = "Tracker:Ingest:StableSeconds";
    private const int DefaultStable = 20;
    private const int LongestStable = 3600;

    public static IngestOptions Of(IConfiguration configuration)
    {
        var text = configuration[StableKey];
        var seconds = DefaultStable;
        if (text is not null && (!int.TryParse(text, out seconds) || seconds is < 0 or > LongestStable))
        {
            throw new InvalidDataException($"{StableKey} = {text}: 0–{LongestStable} ({DefaultStable})");
        }

        return new(configuration[FolderKey] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null, TimeSpan.FromSeconds(seconds));
    }
}
