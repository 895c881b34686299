using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Web.Display;

/// <summary>How something looks: its colour's name and its shape. The word always stands beside them.</summary>
public sealed record Look(string Tone, string Shape);

/// <summary>How notes, extensions, cases and circulars look; shapes differ within each kind, so that none hangs on its colour.</summary>
internal static class FollowUpLook
{
    private const string Sheet = """<path d="M3.5 1.5h6l3 3v10h-9z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>""";
    private const string Forth = """<path d="M1.5 8h11M8.5 3.5 13 8l-4.5 4.5" fill="none" stroke="currentColor" stroke-width="2"/>""";
    private const string Back = """<path d="M14.5 8h-11M7.5 3.5 3 8l4.5 4.5" fill="none" stroke="currentColor" stroke-width="2"/>""";
    private const string Speech = """<path d="M1.5 2.5h13v8.6H8L4.6 14.4v-3.3H1.5z" fill="currentColor"/>""";
    private const string Lens = """<circle cx="6.8" cy="6.8" r="4.8" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="m10.4 10.4 4.2 4.2" stroke="currentColor" stroke-width="2.2"/>""";
    private const string Pause = """<path d="M4.5 2.5v11M11.5 2.5v11" stroke="currentColor" stroke-width="3"/>""";
    private const string Play = """<path d="M3.5 1.8 14 8 3.5 14.2z" fill="currentColor"/>""";
    private const string Cross = """<path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2.2"/>""";

    private static readonly string Tick = StatusLook.Shape(AssessmentStatus.Fulfilled);
    private static readonly string Half = StatusLook.Shape(AssessmentStatus.InProgress);
    private static readonly string Triangle = StatusLook.Shape(AssessmentStatus.Missed);
    private static readonly string Clock = StatusLook.Shape(AssessmentStatus.AwaitingReport);

    public static Look Of(CaseStep step) => step switch
    {
        CaseStep.Registered => new("neutral", Sheet),
        CaseStep.Assigned => new("progress", Forth),
        CaseStep.Accepted => new("progress", Half),
        CaseStep.Reported => new("progress", Speech),
        CaseStep.Reviewed => new("fulfilled", Lens),
        CaseStep.ClosedOut => new("fulfilled", Tick),
        CaseStep.Returned => new("missed", Back),
        CaseStep.Extended => new("neutral", Clock),
        CaseStep.Suspended => new("neutral", Pause),
        CaseStep.Resumed => new("progress", Play),
    };

    public static Look Of(CaseLateness lateness) => lateness == CaseLateness.None ? new("neutral", Clock) : new("silent", Triangle);

    public static Look Of(ProgressClaim claim) => claim switch
    {
        ProgressClaim.Done => new("fulfilled", Tick),
        ProgressClaim.UnderWay => new("progress", Half),
        ProgressClaim.Blocked => new("missed", Cross),
    };

    public static Look Of(ExtensionStatus status) => status switch
    {
        ExtensionStatus.Asked => new("neutral", Clock),
        ExtensionStatus.Approved => new("fulfilled", Tick),
        ExtensionStatus.Refused => new("missed", Cross),
    };

    public static Look Of(AnswerClaimStatus status) => status switch
    {
        AnswerClaimStatus.Waiting => new("neutral", Clock),
        AnswerClaimStatus.Confirmed => new("fulfilled", Tick),
        AnswerClaimStatus.Rejected => new("missed", Cross),
    };

    public static Look Of(CircularStatus status) => status switch
    {
        CircularStatus.Proposed => new("neutral", Clock),
        CircularStatus.Approved => new("fulfilled", Tick),
        CircularStatus.Rejected => new("missed", Cross),
    };
}
