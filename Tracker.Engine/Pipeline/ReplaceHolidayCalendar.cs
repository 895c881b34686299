using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tracker.Engine.Accountability;
using Tracker.Engine.Reports;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>
/// Puts another calendar file in the place of the one in force, after reading it: one that cannot be understood changes nothing.
/// The file is replaced whole, so that whoever reads it meanwhile sees the old or the new one.
/// </summary>
public sealed class ReplaceHolidayCalendar(Database database, IOptions<HolidayCalendarOptions> options, TimeProvider time)
{
    /// <summary>In bytes; the calendars that are commonly published have far less.</summary>
    public const int LargestFile = 1024 * 1024;

    /// <returns>What is wrong, named by its line and event; null where the file is in force.</returns>
    public async Task<HolidayProblem?> ExecuteAsync(byte[] bytes, string actor, CancellationToken cancellationToken = default)
    {
        if (bytes.Length > LargestFile || TextDecoder.Decode(bytes) is not TextDecoder.Decoded decoded)
        {
            return new(HolidayFault.NotText);
        }

        var reading = HolidayCalendarReader.Read(decoded.Text);
        if (reading.Problem is { } problem)
        {
            return problem;
        }

        var path = options.Value.Path;
        if (string.IsNullOrWhiteSpace(path))
        {
            return new(HolidayFault.NoPlace);
        }

        try
        {
            var beside = path + ".new";
            await File.WriteAllBytesAsync(beside, bytes, cancellationToken);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new(HolidayFault.FileUnreadable, Detail: error.Message);
        }

        await using var session = await database.WriteAsync(cancellationToken);
        await session.RecordAsync(
            time.GetUtcNow(),
            actor,
            "calendar.replaced",
            "calendar",
            [("daysOff", reading.Days!.DaysOff.Count), ("makeUpDays", reading.Days.MakeUpDays.Count), ("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)))],
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return null;
    }
}
