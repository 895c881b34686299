using System.Text.RegularExpressions;

namespace Tracker.Engine.Storage;

/// <summary>An INSERT of one row of parameters, taken apart, so that many rows can be written in the database's quickest way.</summary>
internal sealed partial record InsertStatement(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string> Parameters)
{
    /// <summary>Null for any other statement.</summary>
    public static InsertStatement? Parse(string sql)
    {
        if (Pattern().Match(sql) is not { Success: true } match)
        {
            return null;
        }

        var columns = Names(match.Groups[2].Value);
        var parameters = Names(match.Groups[3].Value);
        return columns.Count == parameters.Count
            ? new(match.Groups[1].Value, columns, [.. parameters.Select(name => name[1..])])
            : throw new InvalidOperationException($"{match.Groups[1].Value}: {columns.Count} columns, {parameters.Count} values.");
    }

    private static List<string> Names(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries)];

    [GeneratedRegex(@"^\s*INSERT\s+INTO\s+(\w+)\s*\(([\w\s,]+)\)\s*VALUES\s*\(\s*((?:@\w+\s*,?\s*)+)\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
