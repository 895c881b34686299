namespace Tracker.Engine.Pipeline;

/// <summary>The columns of a list of agencies.</summary>
internal static class AgencyColumns
{
    public static readonly ListColumn Code = new(true, "code", "slug", "编码", "代码");
    public static readonly ListColumn Name = new(true, "name", "名称", "单位");
    public static readonly ListColumn ShortName = new(false, "short_name", "short", "简称");
    public static readonly ListColumn Level = new(false, "level", "层级", "级别");
    public static readonly ListColumn Parent = new(false, "parent", "上级");
    public static readonly ListColumn Supervises = new(false, "supervises", "supervisor", "监督范围");
    public static readonly ListColumn ClosedOn = new(false, "closed_on", "撤并日期");

    public static IReadOnlyList<ListColumn> All { get; } = [Code, Name, ShortName, Level, Parent, Supervises, ClosedOn];
}

/// <summary>A row of a list of agencies as read; null where the list has no such column, so that what is on record stays.</summary>
internal sealed record AgencyRow(int Number, string Code, string Name, string? ShortName, string? Level, string? Parent, string? Supervises, string? ClosedOn)
{
    public static AgencyRow Of(ListRow row) => new(
        row.Number,
        row[AgencyColumns.Code]!,
        row[AgencyColumns.Name]!,
        row[AgencyColumns.ShortName],
        row[AgencyColumns.Level],
        row[AgencyColumns.Parent],
        row[AgencyColumns.Supervises],
        row[AgencyColumns.ClosedOn]);
}
