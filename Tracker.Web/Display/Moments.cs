using System.Globalization;
using Tracker.Engine.Pipeline;

namespace Tracker.Web.Display;

internal static class Moments
{
    /// <summary>A moment on China's clock: 2026-03-01 08:00.</summary>
    public static string InChina(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, ChinaTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The moment at which the day begins in China.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, ChinaTime.Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>For the datetime attribute.</summary>
    public static string Machine(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
