using Tracker.Engine.Commitments;
using Tracker.Engine.Users;

namespace Tracker.Engine.Accountability;

/// <summary>One rung: from which day on it is reached, and who is told.</summary>
/// <param name="Rung">Which.</param>
/// <param name="FromDay">Calendar days from the due date, negative before it: -30 is thirty days before, 1 the day after.</param>
/// <param name="To">
/// <see cref="Role.Liaison"/> and <see cref="Role.OfficeHead"/> are those of the agency itself; <see cref="Role.Supervisor"/>
/// is the nearest above it.
/// </param>
public sealed record LadderStep(Rung Rung, int FromDay, params IReadOnlyList<Role> To)
{
    /// <summary>Whether a person may decline it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether reaching it proposes a circular (通报), which a person then approves or rejects.</summary>
    public bool ProposesCircular { get; init; }
}

/// <summary>What the ladder leaves to the house that runs it.</summary>
public sealed record LadderSettings
{
    public static LadderSettings Default { get; } = new();

    /// <summary>The rungs, lowest first, each from a later day than the one before.</summary>
    public IReadOnlyList<LadderStep> Steps { get; init; } =
    [
        new(Rung.Reminder, -30, Role.Liaison) { IsOptional = true },
        new(Rung.DueSoon, -7, Role.Liaison),
        new(Rung.Overdue, 1, Role.Liaison),
        new(Rung.Urge, 15, Role.OfficeHead),
        new(Rung.Escalation, 30, Role.Supervisor) { ProposesCircular = true },
    ];

    /// <summary>Other rungs for a subject than <see cref="Steps"/>.</summary>
    public IReadOnlyDictionary<ReminderSubject, IReadOnlyList<LadderStep>> StepsBySubject { get; init; } =
        new Dictionary<ReminderSubject, IReadOnlyList<LadderStep>>();

    /// <summary>
    /// How far a target or action climbs that states no deadline and so is due on 31 December. Its office is reminded before the
    /// year ends, all of them in one digest; afterwards only the report can answer, and its own due date has its own ladder, as
    /// with <see cref="FlagSettings.OverdueAtYearEnd"/>. Null for no rung at all.
    /// </summary>
    public Rung? HighestWithoutDeadline { get; init; } = Rung.DueSoon;

    /// <summary>How far a general direction with a stated deadline climbs: it cannot be verified, so it is never held up to others.</summary>
    public Rung? HighestForDirection { get; init; } = Rung.Overdue;

    /// <summary>How far a general direction without a deadline climbs; null, because nothing falls due.</summary>
    public Rung? HighestForDirectionWithoutDeadline { get; init; }

    public IReadOnlyList<LadderStep> StepsFor(ReminderSubject subject) => StepsBySubject.GetValueOrDefault(subject, Steps);

    public Rung? HighestFor(CommitmentKind kind, bool hasDeadline) => (kind, hasDeadline) switch
    {
        (CommitmentKind.Direction, false) => HighestForDirectionWithoutDeadline,
        (CommitmentKind.Direction, true) => HighestForDirection,
        (_, false) => HighestWithoutDeadline,
        (_, true) => Rung.Escalation,
    };
}

/// <summary>
/// 提醒 → 临近 → 逾期 → 催办 → 升级. Only ranges of days count, never a certain day: after any pause the highest rung that was
/// reached meanwhile is the one to tell.
/// </summary>
public static class Ladder
{
    /// <summary>
    /// The highest rung reached, at most <paramref name="highest"/>; null where none is. What is said before a date means nothing
    /// after it, so a rung from before the due date ends with that date.
    /// </summary>
    public static LadderStep? Reached(IReadOnlyList<LadderStep> steps, DateOnly dueOn, DateOnly today, Rung? highest = Rung.Escalation)
    {
        var late = today.DayNumber - dueOn.DayNumber;
        var step = steps.LastOrDefault(step => step.FromDay <= late && step.Rung <= highest);
        return step is { FromDay: <= 0 } && late > 0 ? null : step;
    }

    /// <summary>The last due date at which anything is reached by this day: what is due later need not be looked at.</summary>
    public static DateOnly Horizon(IReadOnlyList<LadderStep> steps, DateOnly today) =>
        today.AddDays(Math.Max(0, -steps.Min(step => step.FromDay)));
}
