using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Pipeline.Delivery;

namespace Tracker.Engine.Exports.Messages;

/// <summary>Addresses of pages; all null where no base is configured.</summary>
internal sealed class MessageLinks(string? baseUrl)
{
    private readonly string? root = string.IsNullOrWhiteSpace(baseUrl) ? null : baseUrl.TrimEnd('/');

    public bool Exist => root is not null;

    public string? Home => root is null ? null : root + "/";

    public string? OfCommitment(long id) => root is null ? null : root + string.Create(CultureInfo.InvariantCulture, $"/commitments/{id}");

    public string? Of(DigestItem item) => root is null
        ? null
        : item.Kind switch
        {
            ReminderSubject.Commitment => item.CommitmentId is { } id ? OfCommitment(id) : null,
            ReminderSubject.Report =>
                root + string.Create(CultureInfo.InvariantCulture, $"/agencies/{Uri.EscapeDataString(item.AgencyCode)}/{item.Year}"),
            ReminderSubject.Case => root + $"/cases/{Uri.EscapeDataString(item.Subject)}",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "Unknown subject."),
        };
}
