using Tracker.Engine.Agencies;

namespace Tracker.Engine.Accountability;

/// <summary>A day of the year before which something is due; the last day in time is the day before.</summary>
public sealed record LegalDate(int Month, int Day)
{
    public DateOnly LastDayIn(int year) => new DateOnly(year, Month, Day).AddDays(-1);
}

/// <summary>
/// When the report on a year is due in the year after (《法治政府建设与责任落实督察工作规定》, 厅字〔2019〕28号): reported upward
/// before 1 March, by provinces before 1 April, and published before 1 April. Both dates can be set for each level, because
/// local rules differ.
/// </summary>
public sealed record LegalCalendar
{
    public static LegalCalendar Default { get; } = new();

    public LegalDate ReportBefore { get; init; } = new(3, 1);

    public LegalDate PublishBefore { get; init; } = new(4, 1);

    public IReadOnlyDictionary<AgencyLevel, LegalDate> ReportBeforeByLevel { get; init; } =
        new Dictionary<AgencyLevel, LegalDate> { [AgencyLevel.Province] = new(4, 1) };

    public IReadOnlyDictionary<AgencyLevel, LegalDate> PublishBeforeByLevel { get; init; } = new Dictionary<AgencyLevel, LegalDate>();

    /// <summary>The last day on which the report reviewing this year goes up in time.</summary>
    public DateOnly ReportBy(AgencyLevel level, int reviewedYear) =>
        ReportBeforeByLevel.GetValueOrDefault(level, ReportBefore).LastDayIn(reviewedYear + 1);

    /// <summary>The last day on which the report reviewing this year is published in time.</summary>
    public DateOnly PublishBy(AgencyLevel level, int reviewedYear) =>
        PublishBeforeByLevel.GetValueOrDefault(level, PublishBefore).LastDayIn(reviewedYear + 1);
}
