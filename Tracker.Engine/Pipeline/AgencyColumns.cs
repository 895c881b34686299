namespace Tracker.Engine.Pipeline;

/// <summary>A row of a list of agencies as read; null where the list has no such column, so that what is on record stays.</summary>
internal sealed record AgencyRow(int Number, string Code, string Name, string? ShortName, string? Level, string? Parent, string? Supervises);

/// <summary>Which column of a list holds what.</summary>
internal sealed class AgencyColumns
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    public static readonly string[] Code = ["code", "slug", "编码", "代码"];
    public static readonly string[] Name = ["name", "名称", "单位"];
    public static readonly string[] ShortName = ["short_name", "short", "简称"];
    public static readonly string[] Level = ["level", "层级", "级别"];
    public static readonly string[] Parent = ["parent", "上级"];
    public static readonly string[] Supervises = ["supervises", "supervisor", "监督范围"];

    public static AgencyColumns Of(IReadOnlyList<string> header, List<AgencyRowError> errors)
    {
        var columns = new AgencyColumns();
        foreach (var names in new[] { Code, Name, ShortName, Level, Parent, Supervises })
        {
            var index = Enumerable.Range(0, header.Count).FirstOrDefault(cell => names.Contains(header[cell].Trim().ToLowerInvariant()), -1);
            if (index >= 0)
            {
                columns.indexes[names[0]] = index;
            }
            else if (names == Code || names == Name)
            {
                errors.Add(new(1, names[0], AgencyRowProblem.ColumnMissing, string.Empty));
            }
        }

        return columns;
    }

    public AgencyRow Row(int number, Func<int, string> field)
    {
        return new(
            number,
            Cell(Code) ?? string.Empty,
            Cell(Name) ?? string.Empty,
            Cell(ShortName),
            Cell(Level),
            Cell(Parent),
            Cell(Supervises));

        string? Cell(string[] names) => indexes.TryGetValue(names[0], out var index) ? field(index).Trim() : null;
    }
}
