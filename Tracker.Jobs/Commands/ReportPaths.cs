using System.IO.Enumeration;

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
    /// The files in order, each once; what leads to no file is given to <paramref name="refuse"/>. What lies deeper comes
    /// later: a folder of corrections beneath the reports must find something to correct.
    /// </summary>
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
        var parts = pattern.Replace('\\', '/').Split('/');
        var (root, rest) = parts[0].Length == 0 ? ("/", parts[1..]) : (".", parts);
        var matched = Match(root, rest).Select(file => root == "." ? Path.GetRelativePath(root, file) : file)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        found.AddRange(matched);
        if (matched.Count == 0)
        {
            refuse(pattern, PathProblem.NothingMatches);
        }
    }

    /// <summary>Files that match the pattern part by part; ** is any number of folders.</summary>
    private static IEnumerable<string> Match(string folder, ReadOnlyMemory<string> pattern)
    {
        var (part, rest) = (pattern.Span[0], pattern[1..]);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        if (part == "**")
        {
            var below = Directory.EnumerateDirectories(folder).SelectMany(inner => Match(inner, pattern));
            return rest.IsEmpty ? Directory.EnumerateFiles(folder).Concat(below) : Match(folder, rest).Concat(below);
        }

        if (!part.AsSpan().ContainsAny('*', '?'))
        {
            var named = Path.Combine(folder, part);
            return !rest.IsEmpty ? Match(named, rest) : File.Exists(named) ? [named] : [];
        }

        return rest.IsEmpty
            ? Directory.EnumerateFiles(folder).Where(Matches)
            : Directory.EnumerateDirectories(folder).Where(Matches).SelectMany(inner => Match(inner, rest));

        bool Matches(string path) => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(path), ignoreCase: false);
    }
}

/// <summary>Why a path leads to no file.</summary>
internal enum PathProblem
{
    NotFound,
    NothingMatches,
    FolderWithoutReports,
}
