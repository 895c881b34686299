namespace Tracker.Engine.Accountability;

/// <summary>
/// 工作日: Monday to Friday, but for the named days off and with the named 调休 workdays. Which days these are is announced for
/// each year by the State Council's office (国务院办公厅关于部分节假日安排的通知), so they cannot be computed.
/// </summary>
/// <param name="daysOff">Days off that would otherwise be worked, or not: naming a Sunday does no harm. Value: what it is called.</param>
/// <param name="makeUpDays">Days worked to make up for a holiday; they win over <paramref name="daysOff"/>.</param>
public sealed class WorkingDays(IReadOnlyDictionary<DateOnly, string> daysOff, IReadOnlyDictionary<DateOnly, string> makeUpDays)
{
    // No announced holiday comes near this; without it a calendar that leaves no day to work would search without end.
    private const int LongestPause = 366;

    /// <summary>Where no calendar is known.</summary>
    public static WorkingDays MondayToFriday { get; } = new(new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, string>());

    public IReadOnlyDictionary<DateOnly, string> DaysOff => daysOff;

    public IReadOnlyDictionary<DateOnly, string> MakeUpDays => makeUpDays;

    /// <summary>Whether anything is named in this year; otherwise its holidays are still unknown.</summary>
    public bool Covers(int year) => daysOff.Keys.Concat(makeUpDays.Keys).Any(day => day.Year == year);

    public bool IsWorkingDay(DateOnly day) =>
        makeUpDays.ContainsKey(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !daysOff.ContainsKey(day));

    /// <summary>What the day is called where the calendar names it: 国庆节, 班.</summary>
    public string? NameOf(DateOnly day) => makeUpDays.GetValueOrDefault(day) ?? daysOff.GetValueOrDefault(day);

    /// <summary>The first working day after this day, whether or not this day is one.</summary>
    public DateOnly Next(DateOnly day) => Step(day, 1);

    /// <summary>This day if it is worked, else the next that is.</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : Next(day);

    /// <summary>So many working days after this day, or before it where negative; 0 is <see cref="OnOrAfter"/>.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        if (workingDays == 0)
        {
            return OnOrAfter(day);
        }

        for (var left = Math.Abs(workingDays); left > 0; left--)
        {
            day = Step(day, Math.Sign(workingDays));
        }

        return day;
    }

    private DateOnly Step(DateOnly day, int direction)
    {
        for (var pause = 0; pause < LongestPause; pause++)
        {
            day = day.AddDays(direction);
            if (IsWorkingDay(day))
            {
                return day;
            }
        }

        throw new InvalidOperationException($"The calendar leaves no working day within {LongestPause} days.");
    }
}
