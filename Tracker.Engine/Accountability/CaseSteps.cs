using System.Collections.Frozen;
using Tracker.Engine.Users;

namespace Tracker.Engine.Accountability;

/// <summary>
/// 督办: a step on the way of a case. All but Extended and Resumed are also where a case can stand: those two leave it where it
/// stood, or stood before it was suspended.
/// </summary>
public enum CaseStep
{
    /// <summary>立项: opened on a confirmed flag.</summary>
    Registered,

    /// <summary>交办: given to an office, with a day to accept it and a day to report.</summary>
    Assigned,

    /// <summary>签收: the office has taken it on.</summary>
    Accepted,

    /// <summary>反馈: the office says what it did.</summary>
    Reported,

    /// <summary>审核: found sufficient.</summary>
    Reviewed,

    /// <summary>销号: closed, and not opened again.</summary>
    ClosedOut,

    /// <summary>退回: not sufficient; the office reports again.</summary>
    Returned,

    /// <summary>延期: a later day to report.</summary>
    Extended,

    /// <summary>中止: the deadlines stand still.</summary>
    Suspended,

    /// <summary>恢复: goes on where it was suspended; the deadlines move on by the days between.</summary>
    Resumed,
}

/// <summary>Which step may follow which, and who may take it.</summary>
public static class CaseSteps
{
    private static readonly FrozenDictionary<CaseStep, CaseStep[]> Following = new Dictionary<CaseStep, CaseStep[]>
    {
        [CaseStep.Registered] = [CaseStep.Assigned, CaseStep.Suspended],
        [CaseStep.Assigned] = [CaseStep.Accepted, CaseStep.Assigned, CaseStep.Extended, CaseStep.Suspended],
        [CaseStep.Accepted] = [CaseStep.Reported, CaseStep.Extended, CaseStep.Suspended],
        [CaseStep.Reported] = [CaseStep.Reviewed, CaseStep.Returned, CaseStep.Suspended],
        [CaseStep.Reviewed] = [CaseStep.ClosedOut, CaseStep.Returned, CaseStep.Suspended],
        [CaseStep.Returned] = [CaseStep.Reported, CaseStep.Extended, CaseStep.Suspended],
        [CaseStep.Suspended] = [CaseStep.Resumed],
        [CaseStep.ClosedOut] = [],
    }.ToFrozenDictionary();

    private static readonly Role[] Supervisors = [Role.Supervisor];
    private static readonly Role[] Reviewers = [Role.Supervisor, Role.Reviewer];
    private static readonly Role[] Offices = [Role.Liaison, Role.OfficeHead];

    /// <summary>Where a case can stand.</summary>
    public static IReadOnlyList<CaseStep> Standing { get; } = [.. Enum.GetValues<CaseStep>().Where(Following.ContainsKey)];

    /// <summary>The steps that may follow where the case stands, the usual one first.</summary>
    public static IReadOnlyList<CaseStep> After(CaseStep standing) => Following.GetValueOrDefault(standing, []);

    public static IReadOnlyList<Role> Roles(CaseStep step) => step switch
    {
        _ when IsOffices(step) => Offices,
        CaseStep.Reviewed or CaseStep.Returned => Reviewers,
        _ => Supervisors,
    };

    /// <summary>Whether the office takes it that the case was given to; the others belong to who supervises.</summary>
    public static bool IsOffices(CaseStep step) => step is CaseStep.Accepted or CaseStep.Reported;

    /// <summary>Whether the step says nothing without words: what was done, why it is not enough, why later, why not now.</summary>
    public static bool NeedsText(CaseStep step) =>
        step is CaseStep.Reported or CaseStep.Returned or CaseStep.Extended or CaseStep.Suspended or CaseStep.ClosedOut;

    /// <summary>
    /// 四眼: nobody judges their own report, and nobody closes what they reported or reviewed. Whoever reviewed may still return it.
    /// </summary>
    public static bool IsFourEyes(CaseStep step, string actor, string? reportedBy, string? reviewedBy) => step switch
    {
        CaseStep.Reviewed or CaseStep.Returned => !Same(actor, reportedBy),
        CaseStep.ClosedOut => !Same(actor, reportedBy) && !Same(actor, reviewedBy),
        _ => true,
    };

    /// <summary>Where the case stands after the step.</summary>
    /// <param name="standing">Where it stands before.</param>
    /// <param name="step">One that may follow.</param>
    /// <param name="suspendedAt">Where it stood when it was suspended, if it is.</param>
    public static CaseStep StandingAfter(CaseStep standing, CaseStep step, CaseStep? suspendedAt) => step switch
    {
        CaseStep.Extended => standing,
        CaseStep.Resumed => suspendedAt ?? CaseStep.Registered,
        _ => step,
    };

    private static bool Same(string actor, string? other) => string.Equals(actor, other, StringComparison.OrdinalIgnoreCase);
}
