using System.Text;
using Tracker.Engine.Agencies;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.Pages.Admin;

/// <summary>Lists of agencies as people paste and fill them in, as the import reads them.</summary>
internal static class AgencyList
{
    /// <summary>Longer than any province's list.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>Cells copied from a spreadsheet come with tabs between them; line for line, so that a row keeps its number.</summary>
    public static string Csv(string pasted)
    {
        var lines = pasted.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        return lines[0].Contains('\t', StringComparison.Ordinal)
            ? string.Join('\n', lines.Select(line => string.Join(',', line.Split('\t').Select(Quoted))))
            : string.Join('\n', lines);
    }

    /// <summary>One agency as a list of one row.</summary>
    public static string Of(string code, string name, string? shortName, AgencyLevel level, string? parent, string? supervises, DateOnly? closedOn)
    {
        var list = new StringBuilder("code,name,short_name,level,parent,supervises,closed_on\n");
        string[] cells = [code, name, shortName ?? "", level == AgencyLevel.Unknown ? "" : level.ToString(), parent ?? "", supervises ?? "", closedOn is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : ""];
        return list.AppendJoin(',', cells.Select(Quoted)).Append('\n').ToString();
    }

    private static string Quoted(string cell) => $"\"{cell.Trim().Trim('"').Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
