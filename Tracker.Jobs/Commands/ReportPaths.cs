using Microsoft.Extensions.FileSystemGlobbing;

namespace Tracker.Jobs.Commands;

/// <summary>Turns what a person writes for the reports to import, files, folders and patterns, into files.</summary>
internal static class ReportPaths
{
    /// <summary>
    /// In a folder these are taken for reports. Documents that cannot be read are among them, so that each is named as
    /// refused: a folder of PDFs must not look as if it had been imported.
    /// </summary>
    private static readonly string[] Documents =
        [".txt", ".html", ".htm", ".shtml", ".xhtml", ".pdf", ".doc", ".docx", ".wps", ".ofd", ".rtf", ".odt"];

    /// <summary>
    /// The files in order, each once. What lies deeper comes later: a folder of corrections beneath the reports must find
    /// something to correct.
    /// </summary>
    /// <remarks>What leads to no file is given to <paramref name="refuse"/>.</remarks>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths, Action<string, PathProblem> refuse)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                AddFolder(found, path, refuse);
            }
            else if (path.AsSpan().ContainsAny('*', '?') && !File.Exists(path))
            {
                AddPattern(found, path, refuse);
            }
            else if (File.Exists(path))
            {
                found.Add(path);
            }
            else
            {
                refuse(path, PathProblem.NotFound);
            }
        }

        return [.. found.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
    }

    private static void AddFolder(List<string> found, string folder, Action<string, PathProblem> refuse)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false };
        var reports = Directory.EnumerateFiles(folder, "*", options)
            .Where(file => Documents.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .OrderBy(file => file.Count(unit => unit == Path.DirectorySeparatorChar)).ThenBy(file => file, StringComparer.Ordinal).ToList();
        found.AddRange(reports);
        if (reports.Count == 0)
        {
            refuse(folder, PathProblem.FolderWithoutReports);
        }
    }

    private static void AddPattern(List<string> found, string pattern, Action<string, PathProblem> refuse)
    {
        // The folders before the first wildcard are the root; the matcher knows no absolute patterns.
        var parts = pattern.Replace('\\', '/').Split('/');
        var fixedParts = parts.TakeWhile(part => !part.AsSpan().ContainsAny('*', '?')).ToList();
        var root = fixedParts.Count == 0 ? "." : string.Join('/', fixedParts) is { Length: > 0 } folder ? folder : "/";
        if (!Directory.Exists(root))
        {
            refuse(pattern, PathProblem.NothingMatches);
            return;
        }

        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(string.Join('/', parts.Skip(fixedParts.Count)));
        var matched = matcher.GetResultsInFullPath(root).Select(full => Path.Combine(root, Path.GetRelativePath(root, full)))
            .Order(StringComparer.Ordinal).ToList();
        found.AddRange(matched);
        if (matched.Count == 0)
        {
            refuse(pattern, PathProblem.NothingMatches);
        }
    }
}

/// <summary>Why a path leads to no file.</summary>
internal enum PathProblem
{
    NotFound,
    NothingMatches,
    FolderWithoutReports,
}
