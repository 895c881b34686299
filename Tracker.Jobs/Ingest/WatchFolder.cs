using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Jobs.Ingest;

/// <param name="Path">Where it is.</param>
/// <param name="Key">Its path beneath the folder; a digest of it where it is very long.</param>
/// <param name="Agency">The subfolder it lies in, which names its agency; null directly beneath the folder.</param>
/// <param name="Look">Changes with the file.</param>
internal sealed record WaitingFile(string Path, string Key, string? Agency, long Size, string Look);

/// <summary>
/// The folder on disk: FOLDER/CODE/file or FOLDER/file wait; FOLDER/done and FOLDER/refused hold what was dealt with, in the
/// same order. A file is moved, never deleted and never overwritten.
/// </summary>
internal sealed class WatchFolder(string root)
{
    private const string Done = "done";
    private const string Refused = "refused";
    private const int LongestKey = 400;

    // Half-written files of editors, browsers and copying programs.
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".filepart", ".swp"];

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = false,

        // A link could lead anywhere on the machine.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public IReadOnlyList<WaitingFile> Waiting()
    {
        Directory.CreateDirectory(root);
        return
        [
            .. new DirectoryInfo(root).EnumerateFiles("*", Everything)
                .Select(Describe)
                .OfType<WaitingFile>()
                .OrderBy(file => file.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether it still looks as described.</summary>
    public static bool IsUnchanged(WaitingFile file) => new FileInfo(file.Path) is { Exists: true } now && Look(now) == file.Look;

    public void MoveToDone(WaitingFile file) => Move(file.Path, Place(Done, file));

    /// <summary>The reason is written first: a refused file never lies there without one.</summary>
    public void MoveToRefused(WaitingFile file, string reason)
    {
        var target = Free(Place(Refused, file));
        File.WriteAllText(target + ".txt", reason, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.Move(file.Path, target);
    }

    private static string Look(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc:O}");

    private static void Move(string from, string to) => File.Move(from, Free(to));

    /// <summary>A name that is not taken, nor its reason's.</summary>
    private static string Free(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? path : Path.Combine(
                Path.GetDirectoryName(path)!,
                string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}"));
            if (!File.Exists(candidate) && !File.Exists(candidate + ".txt"))
            {
                return candidate;
            }
        }
    }

    private WaitingFile? Describe(FileInfo file)
    {
        var path = Path.GetRelativePath(root, file.FullName);
        var steps = path.Split(Path.DirectorySeparatorChar);
        var isOurs = steps.Length > 1 && steps[0] is Done or Refused;
        var isUnfinished = file.Name.StartsWith('.') || file.Name.StartsWith('~')
            || Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);
        if (isOurs || isUnfinished)
        {
            return null;
        }

        var key = path.Length <= LongestKey ? path : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        return new(file.FullName, key, steps.Length > 1 ? steps[0] : null, file.Length, Look(file));
    }

    private string Place(string folder, WaitingFile file) => Path.Combine(root, folder, Path.GetRelativePath(root, file.Path));
}
