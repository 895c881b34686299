using System.Security.Cryptography;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Engine.Exports.Messages;

/// <summary>
/// The coming due dates as an iCalendar file (RFC 5545). A matter keeps its UID, and its sequence grows with the days, so that
/// importing a later file moves the entry instead of adding another.
/// </summary>
internal static class DueDateCalendar
{
    private static readonly DateOnly Beginning = new(2020, 1, 1);

    /// <summary>Null where no date is still to come.</summary>
    public static string? Of(Digest digest, MessageTexts texts, MessageLinks links, Func<MessageTexts, DigestItem, string> title)
    {
        var coming = digest.Items.Where(item => item.DueOn >= digest.Day).DistinctBy(Uid).ToList();
        if (coming.Count == 0)
        {
            return null;
        }

        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Tracker//Due dates//ZH" };
        foreach (var item in coming)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = Uid(item),
                Sequence = digest.Day.DayNumber - Beginning.DayNumber,
                DtStamp = new CalDateTime(digest.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
                Start = new CalDateTime(item.DueOn),
                Summary = texts.Format("Calendar.Summary", title(texts, item)),
                Description = item.AgencyName,
                Url = links.Of(item) is { } link ? new Uri(link) : null,

                // A due date does not make anybody busy.
                Transparency = TransparencyType.Transparent,
            });
        }

        return new CalendarSerializer().SerializeToString(calendar);
    }

    private static string Uid(DigestItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Kind}/{item.Subject}")))[..32] + "@tracker";
}
