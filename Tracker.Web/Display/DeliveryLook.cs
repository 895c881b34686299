using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Web.Display;

/// <summary>How messages and their deliveries look.</summary>
internal static class DeliveryLook
{
    private const string Dot = """<circle cx="8" cy="8" r="5" fill="currentColor"/>""";
    private const string Ring = """<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.6"/>""";

    public static Look OfRead(bool isRead) => isRead ? new("neutral", Ring) : new("progress", Dot);

    public static Look OfChannel(bool isOn) => isOn
        ? new("fulfilled", StatusLook.Shape(AssessmentStatus.Fulfilled))
        : new("neutral", StatusLook.Shape(AssessmentStatus.Withdrawn));

    public static Look Of(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Waiting => new("neutral", StatusLook.Shape(AssessmentStatus.AwaitingReport)),
        DeliveryStatus.Sent => new("fulfilled", StatusLook.Shape(AssessmentStatus.Fulfilled)),
        DeliveryStatus.Parked => new("missed", StatusLook.Shape(AssessmentStatus.Missed)),
    };
}
