using Tracker.Engine.Accountability;

namespace Tracker.Web.Display;

/// <summary>How a status looks: its colour's name and its shape. The word always stands beside them.</summary>
internal static class StatusLook
{
    /// <summary>The order in which statuses are listed and stacked: answered first, silence last of the judged.</summary>
    public static IReadOnlyList<AssessmentStatus> Order { get; } =
    [
        AssessmentStatus.Fulfilled,
        AssessmentStatus.InProgress,
        AssessmentStatus.Missed,
        AssessmentStatus.NotReported,
        AssessmentStatus.AwaitingReport,
        AssessmentStatus.Withdrawn,
    ];

    public static string Tone(AssessmentStatus status) => status switch
    {
        AssessmentStatus.Fulfilled => "fulfilled",
        AssessmentStatus.InProgress => "progress",
        AssessmentStatus.Missed => "missed",
        AssessmentStatus.NotReported => "silent",
        AssessmentStatus.AwaitingReport or AssessmentStatus.Withdrawn => "neutral",
    };

    /// <summary>A shape of its own for each, told apart without colour: tick, half disc, warning triangle, empty speech bubble, clock, bar.</summary>
    public static string Shape(AssessmentStatus status) => status switch
    {
        AssessmentStatus.Fulfilled =>
            """<circle cx="8" cy="8" r="7" fill="currentColor"/><path class="cut" d="m4.6 8.3 2.4 2.4 4.4-5.1"/>""",
        AssessmentStatus.InProgress =>
            """<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>""",
        AssessmentStatus.Missed =>
            """<path d="M8 1 15.4 14.6H.6z" fill="currentColor"/><path class="cut" d="M8 6v3.6M8 11.8v.6"/>""",
        AssessmentStatus.NotReported =>
            """<path d="M1.5 2.5h13v8.6H8L4.6 14.4v-3.3H1.5z" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"/>""",
        AssessmentStatus.AwaitingReport =>
            """<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 4.4V8l2.6 1.8" fill="none" stroke="currentColor" stroke-width="1.6"/>""",
        AssessmentStatus.Withdrawn =>
            """<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M4.6 8h6.8" stroke="currentColor" stroke-width="1.8"/>""",
    };

    public static string Svg(AssessmentStatus status, string? classes = null) =>
        $"""<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"{(classes is null ? string.Empty : $" class=\"{classes}\"")}>{Shape(status)}</svg>""";
}
