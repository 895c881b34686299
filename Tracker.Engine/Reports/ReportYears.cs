namespace Tracker.Engine.Reports;

/// <summary>What is known of a report's years while its headings are read.</summary>
/// <param name="Reviewed">The year it looks back on.</param>
/// <param name="Planned">The year its arrangements are for.</param>
/// <param name="SpokenAtCongress">
/// It is a work report delivered to a people's congress early in the planned year: there 今年 is the planned year, while in
/// a written annual report it is the reviewed one.
/// </param>
internal readonly record struct ReportYears(int? Reviewed, int? Planned, bool SpokenAtCongress)
{
    internal PeriodKind KindOf(int year) => year switch
    {
        _ when year == Reviewed => PeriodKind.Reviewed,
        _ when year == Planned => PeriodKind.Planned,
        _ when Reviewed is { } reviewed => year < reviewed ? PeriodKind.Reviewed : PeriodKind.Planned,
        _ => PeriodKind.Unknown,
    };
}
