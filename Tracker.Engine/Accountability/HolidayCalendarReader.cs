using System.Globalization;
using System.Runtime.Serialization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Tracker.Engine.Accountability;

public enum HolidayFault
{
    /// <summary>There is no such file, or it cannot be opened. Detail is what the system said.</summary>
    FileUnreadable,

    /// <summary>No place for the file is set: Tracker:HolidayCalendar.</summary>
    NoPlace,

    /// <summary>The bytes are not text in any encoding that can be told.</summary>
    NotText,

    /// <summary>There is no BEGIN:VCALENDAR: a web page or another kind of file.</summary>
    NotACalendar,

    /// <summary>An event cannot be understood; Detail is what the reader said.</summary>
    EventUnreadable,

    /// <summary>An event marked as a holiday or make-up workday has no date.</summary>
    DateMissing,

    /// <summary>One event takes more than 31 days, which no holiday does.</summary>
    TooLong,

    /// <summary>A day is a day off and a make-up workday at once. Detail is the day.</summary>
    Contradiction,

    /// <summary>No event is marked 休 or 班, so this is not a calendar of working days.</summary>
    NothingMarked,
}

/// <param name="Line">Where in the file the event begins, from 1; null where the whole file is at fault.</param>
/// <param name="Event">What the event is called, as far as that could be read.</param>
public sealed record HolidayProblem(HolidayFault Fault, int? Line = null, string? Event = null, string? Detail = null);

/// <summary>The working days of a calendar, or why it cannot be used. One of the two is null.</summary>
public sealed record HolidayReading(WorkingDays? Days, HolidayProblem? Problem);

/// <summary>
/// Reads the Chinese holiday calendars that are commonly published as iCalendar (.ics, RFC 5545). They mark days off (休) and
/// make-up workdays (班) in the summary, the categories, or the property X-APPLE-SPECIAL-DAY; what carries no mark is a mere
/// festival and changes nothing.
/// </summary>
public static class HolidayCalendarReader
{
    private const int LongestHoliday = 31;

    // A yearly rule without an end is followed this far.
    private const int MostRepetitions = 30;

    private static readonly string[] WorkMarks = ["班", "ALTERNATE-WORKDAY", "workday", "working day"];

    private static readonly string[] OffMarks = ["休", "假", "WORK-HOLIDAY", "day off", "holiday"];

    public static HolidayReading Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (!lines.Any(line => Is(line, "BEGIN:VCALENDAR")))
        {
            return new(null, new(HolidayFault.NotACalendar));
        }

        var daysOff = new Dictionary<DateOnly, string>();
        var makeUpDays = new Dictionary<DateOnly, string>();
        foreach (var (number, block) in Events(lines))
        {
            if (Take(number, block, daysOff, makeUpDays) is { } problem)
            {
                return new(null, problem);
            }
        }

        return daysOff.Count + makeUpDays.Count == 0
            ? new(null, new(HolidayFault.NothingMarked))
            : new(new(daysOff, makeUpDays), null);
    }

    /// <summary>Each event by itself, so that a fault can be named by its place; a fault in one would hide all others.</summary>
    private static IEnumerable<(int Line, string Block)> Events(string[] lines)
    {
        for (var start = Find(lines, "BEGIN:VEVENT", 0); start < lines.Length; start = Find(lines, "BEGIN:VEVENT", start + 1))
        {
            var end = Math.Min(Find(lines, "END:VEVENT", start), Find(lines, "BEGIN:VEVENT", start + 1) - 1);
            yield return (start + 1, string.Join('\n', lines[start..Math.Min(end + 1, lines.Length)]));
        }
    }

    private static int Find(string[] lines, string line, int from)
    {
        var index = Array.FindIndex(lines, Math.Min(from, lines.Length), candidate => Is(candidate, line));
        return index < 0 ? lines.Length : index;
    }

    private static bool Is(string line, string name) => line.AsSpan().Trim().Trim('\uFEFF').Equals(name, StringComparison.OrdinalIgnoreCase);

    private static HolidayProblem? Take(
        int line,
        string block,
        Dictionary<DateOnly, string> daysOff,
        Dictionary<DateOnly, string> makeUpDays)
    {
        string? name = null;
        try
        {
            if (Ical.Net.Calendar.Load($"BEGIN:VCALENDAR\n{block}\nEND:VCALENDAR\n")?.Events is not [{ } found])
            {
                return new(HolidayFault.EventUnreadable, line);
            }

            name = found.Summary;
            if (MarkOf(found) is not { } isWorked)
            {
                return null;
            }

            if (found.Start is null)
            {
                return new(HolidayFault.DateMissing, line, name);
            }

            var (days, others) = isWorked ? (makeUpDays, daysOff) : (daysOff, makeUpDays);
            foreach (var day in DaysOf(found))
            {
                if (others.ContainsKey(day))
                {
                    return new(HolidayFault.Contradiction, line, name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }

                days.TryAdd(day, name ?? (isWorked ? "班" : "休"));
                if (days.Count > MostRepetitions * LongestHoliday * 10)
                {
                    return new(HolidayFault.TooLong, line, name);
                }
            }

            return DayOf(LastOf(found)).DayNumber - DayOf(found.Start).DayNumber > LongestHoliday ? new(HolidayFault.TooLong, line, name) : null;
        }
        catch (Exception error) when (error is SerializationException or ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // What the library throws for text it cannot take; all of it is the file's fault.
            return new(HolidayFault.EventUnreadable, line, name, error.Message);
        }
    }

    /// <summary>True for a make-up workday, false for a day off, null for neither. 调休上班 is worked although it says 休.</summary>
    private static bool? MarkOf(CalendarEvent found)
    {
        var special = found.Properties.FirstOrDefault(property => property.Name == "X-APPLE-SPECIAL-DAY")?.Value as string;
        string[] marks = [special ?? string.Empty, .. found.Categories, found.Summary ?? string.Empty];
        return marks.Select(mark => Carries(mark, WorkMarks) ? true : Carries(mark, OffMarks) ? false : (bool?)null).FirstOrDefault(mark => mark is not null);
    }

    private static bool Carries(string text, string[] marks) => marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<DateOnly> DaysOf(CalendarEvent found)
    {
        var length = Math.Clamp(DayOf(LastOf(found)).DayNumber - DayOf(found.Start!).DayNumber, 1, LongestHoliday + 1);
        var starts = found.RecurrenceRule is null && found.RecurrenceDates.GetAllDates().Any() is false
            ? [DayOf(found.Start!)]
            : found.GetOccurrences().Take(MostRepetitions).Select(occurrence => DayOf(occurrence.Period.StartTime));
        return starts.SelectMany(start => Enumerable.Range(0, length).Select(start.AddDays));
    }

    /// <summary>The end, which is not part of the event; an event without one takes its day.</summary>
    private static CalDateTime LastOf(CalendarEvent found) =>
        found.End ?? (found.Duration is { } duration ? found.Start!.Add(duration) : found.Start!.AddDays(1));

    /// <summary>The day in China; what is told in universal time is moved there.</summary>
    private static DateOnly DayOf(CalDateTime time) => time.IsUtc ? DateOnly.FromDateTime(time.AsUtc.AddHours(8)) : time.Date;
}
