using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>What a person decides. Made by the named methods, which know what each kind needs.</summary>
public sealed record DecisionRequest
{
    private DecisionRequest(SubjectKind subjectKind, string subject, DecisionKind kind, string actor, string? reason)
    {
        SubjectKind = subjectKind;
        Subject = subject;
        Kind = kind;
        Actor = actor;
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
    }

    public SubjectKind SubjectKind { get; }

    public string Subject { get; }

    public DecisionKind Kind { get; }

    public string Actor { get; }

    public string? Reason { get; }

    /// <summary>For <see cref="DecisionKind.SetStatus"/> and <see cref="DecisionKind.ConfirmStatus"/>.</summary>
    public AssessmentStatus? Status { get; private init; }

    /// <summary>
    /// The latest decision on the commitment or its links that the person had seen, 0 for none: a later one is told instead of
    /// being overruled unseen. Null where whatever stands is meant to be overruled.
    /// </summary>
    public long? Seen { get; private init; }

    /// <summary>For <see cref="DecisionKind.CorrectMetadata"/>.</summary>
    public MetadataCorrection? Correction { get; private init; }

    /// <summary>For <see cref="DecisionKind.CorrectMetadata"/>: the report that is meant.</summary>
    public long? ReportId { get; private init; }

    public static DecisionRequest ConfirmLink(string commitmentIdentity, string outcomeIdentity, string actor, string? reason = null) =>
        new(SubjectKind.Link, Decision.LinkSubject(commitmentIdentity, outcomeIdentity), DecisionKind.ConfirmLink, actor, reason);

    public static DecisionRequest RejectLink(string commitmentIdentity, string outcomeIdentity, string actor, string? reason = null) =>
        new(SubjectKind.Link, Decision.LinkSubject(commitmentIdentity, outcomeIdentity), DecisionKind.RejectLink, actor, reason);

    public static DecisionRequest RevokeLink(string commitmentIdentity, string outcomeIdentity, string actor, string? reason = null) =>
        new(SubjectKind.Link, Decision.LinkSubject(commitmentIdentity, outcomeIdentity), DecisionKind.Revoke, actor, reason);

    /// <summary>Needs a reason. Fulfilled, InProgress, Missed and NotReported can be set.</summary>
    public static DecisionRequest SetStatus(string commitmentIdentity, AssessmentStatus status, string actor, string reason) =>
        new(SubjectKind.Commitment, commitmentIdentity, DecisionKind.SetStatus, actor, reason) { Status = status };

    /// <summary>The engine judged right. Refused where it has come to another status since the person looked.</summary>
    public static DecisionRequest ConfirmStatus(string commitmentIdentity, AssessmentStatus status, string actor, string? reason = null) =>
        new(SubjectKind.Commitment, commitmentIdentity, DecisionKind.ConfirmStatus, actor, reason) { Status = status };

    /// <summary>Needs a reason.</summary>
    public static DecisionRequest Withdraw(string commitmentIdentity, string actor, string reason) =>
        new(SubjectKind.Commitment, commitmentIdentity, DecisionKind.Withdraw, actor, reason);

    /// <summary>The engine's own status stands again.</summary>
    public static DecisionRequest RevokeStatus(string commitmentIdentity, string actor, string? reason = null) =>
        new(SubjectKind.Commitment, commitmentIdentity, DecisionKind.Revoke, actor, reason);

    public static DecisionRequest ConfirmFlag(string flagKey, string actor, string? reason = null) =>
        new(SubjectKind.Flag, flagKey, DecisionKind.ConfirmFlag, actor, reason);

    /// <summary>Needs a reason.</summary>
    public static DecisionRequest DismissFlag(string flagKey, string actor, string reason) =>
        new(SubjectKind.Flag, flagKey, DecisionKind.DismissFlag, actor, reason);

    /// <summary>The flag is open again.</summary>
    public static DecisionRequest RevokeFlag(string flagKey, string actor, string? reason = null) =>
        new(SubjectKind.Flag, flagKey, DecisionKind.Revoke, actor, reason);

    /// <summary>Needs a reason. Puts a report that stands under another agency or other years.</summary>
    public static DecisionRequest CorrectMetadata(long reportId, MetadataCorrection correction, string actor, string reason) =>
        new(SubjectKind.Report, string.Empty, DecisionKind.CorrectMetadata, actor, reason) { Correction = correction, ReportId = reportId };

    /// <summary>The same, made in view of the decisions up to this one.</summary>
    public DecisionRequest InViewOf(long lastDecision) => new(SubjectKind, Subject, Kind, Actor, Reason)
    {
        Status = Status,
        Correction = Correction,
        ReportId = ReportId,
        Seen = lastDecision,
    };
}

/// <summary>What became of a decision.</summary>
public abstract record DecisionResult
{
    private DecisionResult()
    {
    }

    public sealed record Recorded(Decision Decision) : DecisionResult;

    /// <summary>The same decision is in force already; nothing was stored.</summary>
    public sealed record Unchanged(Decision? Decision) : DecisionResult;

    /// <summary>Somebody decided on the commitment after the person had looked; nothing was stored.</summary>
    /// <param name="Since">What was decided meanwhile, the latest last.</param>
    public sealed record Overtaken(IReadOnlyList<Decision> Since) : DecisionResult;

    /// <param name="Values">What a person needs to know, in the order given at the problem.</param>
    public sealed record Refused(DecisionProblem Problem, IReadOnlyList<string> Values) : DecisionResult
    {
        internal static Refused Because(DecisionProblem problem, params IReadOnlyList<string> values) => new(problem, values);
    }
}

public enum DecisionProblem
{
    /// <summary>There is no such commitment, outcome, flag, report or agency.</summary>
    SubjectNotFound,

    /// <summary>The decision needs a reason, because others will ask for it.</summary>
    ReasonMissing,

    /// <summary>The status is not a person's to set. Values: the status.</summary>
    StatusNotAllowed,

    /// <summary>The engine has judged again since the person looked.</summary>
    JudgementChanged,

    /// <summary>The outcome does not stand in the report that reviews the commitment's year.</summary>
    OutcomeElsewhere,

    /// <summary>The report has been replaced; correct the version that stands.</summary>
    ReportReplaced,

    /// <summary>The plan year must follow the reviewed year. Values: reviewed year, plan year.</summary>
    YearsImplausible,

    /// <summary>Another report stands there. Values: its file's name.</summary>
    PlaceTaken,
}
