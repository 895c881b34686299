using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Pipeline;

/// <summary>Where the working calendar is; hosts take it from Tracker:HolidayCalendar.</summary>
public sealed class HolidayCalendarOptions
{
    /// <summary>An iCalendar file (.ics) of the holidays and make-up workdays; null for Monday to Friday.</summary>
    public string? Path { get; set; }

    /// <summary>Whether the place was set by somebody; where not, a file that is missing there is no fault.</summary>
    public bool IsAsked { get; set; } = true;
}

/// <summary>The working days in force.</summary>
/// <param name="Days">Monday to Friday where there is no calendar or it cannot be read.</param>
/// <param name="Path">The file that was asked for; null where none was.</param>
/// <param name="Problem">Why the file is not in force; null where it is, or none was asked for.</param>
public sealed record CalendarState(WorkingDays Days, string? Path, HolidayProblem? Problem);

/// <summary>
/// The working calendar as configured. The file is looked at on each use and read again when it has changed, so that the next
/// year's holidays need no restart; one that cannot be read never stops the day's work, and its problem shows until it is mended.
/// </summary>
public sealed class HolidayCalendar(IOptions<HolidayCalendarOptions> options)
{
    private (DateTime ChangedAt, long Length, CalendarState State)? last;

    public CalendarState Current
    {
        get
        {
            if (string.IsNullOrWhiteSpace(options.Value.Path))
            {
                return new(WorkingDays.MondayToFriday, null, null);
            }

            var file = new FileInfo(options.Value.Path);
            if (!file.Exists && !options.Value.IsAsked)
            {
                return new(WorkingDays.MondayToFriday, null, null);
            }

            if (!file.Exists)
            {
                return Refused(file, new(HolidayFault.FileUnreadable, Detail: file.FullName));
            }

            if (last is { } known && known.ChangedAt == file.LastWriteTimeUtc && known.Length == file.Length)
            {
                return known.State;
            }

            var state = Read(file);
            last = (file.LastWriteTimeUtc, file.Length, state);
            return state;
        }
    }

    private static CalendarState Read(FileInfo file)
    {
        try
        {
            if (TextDecoder.Decode(File.ReadAllBytes(file.FullName)) is not TextDecoder.Decoded decoded)
            {
                return Refused(file, new(HolidayFault.NotText));
            }

            var reading = HolidayCalendarReader.Read(decoded.Text);
            return reading.Days is null ? Refused(file, reading.Problem!) : new(reading.Days, file.FullName, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refused(file, new(HolidayFault.FileUnreadable, Detail: error.Message));
        }
    }

    private static CalendarState Refused(FileInfo file, HolidayProblem problem) => new(WorkingDays.MondayToFriday, file.FullName, problem);
}
