using System.Runtime.CompilerServices;

namespace Tracker.Tests;

/// <summary>
/// Real and written reports used for measuring. They are not part of the repository: they lie in a directory named
/// <c>shared</c> beside it, or where the environment variable TRACKER_SHARED says. Tests that need them are skipped, with
/// the reason, where they are absent.
/// </summary>
internal static class SharedMaterial
{
    internal static string? Root { get; } = Find();

    /// <summary>The full path of a file or directory, or a skipped test.</summary>
    internal static string Require(params string[] path)
    {
        var full = Root is null ? null : Path.Combine([Root, .. path]);
        if (full is null || !Path.Exists(full))
        {
            Assert.Ignore($"shared/{string.Join('/', path)} is not beside the repository");
        }

        return full;
    }

    /// <summary>Files of a directory for use as test cases; none where it is absent.</summary>
    internal static IEnumerable<string> Files(string pattern, params string[] path)
    {
        var full = Root is null ? null : Path.Combine([Root, .. path]);
        return Directory.Exists(full)
            ? Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(Root!, file))
            : [];
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("TRACKER_SHARED") is { Length: > 0 } set)
        {
            return Directory.Exists(set) ? set : null;
        }

        return Above(AppContext.BaseDirectory) ?? Above(Path.GetDirectoryName(SourceFile())!);
    }

    private static string? Above(string start)
    {
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "gold")))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
