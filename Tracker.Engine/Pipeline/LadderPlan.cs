using System.Globalization;
using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;

namespace Tracker.Engine.Pipeline;

/// <summary>Something that falls due.</summary>
/// <param name="Step">The highest rung it has reached; null where none is, or where it is answered for.</param>
/// <param name="IsClaimedDone">Whether its office says that it is done; then nobody is told until the office says otherwise.</param>
internal sealed record DueSubject(
    ReminderSubject Kind,
    string Subject,
    long AgencyId,
    int Year,
    DateOnly DueOn,
    LadderStep? Step,
    bool IsClaimedDone = false)
{
    /// <summary>Whether nothing but time separates this from the row: the date is the same, its rung is behind.</summary>
    public bool Overtakes(StoredReminder row) => DueOn == row.DueOn && !IsClaimedDone && !(Step?.Rung <= row.Rung);
}

/// <summary>
/// What has to be written so that the reminders on record are those the ladder asks for: rows to add, and rows not yet told that
/// change their status. Of the same facts and the same records it always makes the same plan, and of its own result an empty one.
/// </summary>
internal sealed class LadderPlan
{
    private readonly List<StoredReminder> added = [];
    private readonly List<ReminderChange> changes = [];
    private readonly List<ProposedCircular> circulars = [];

    private LadderPlan()
    {
    }

    public IReadOnlyList<StoredReminder> Added => added;

    public IReadOnlyList<ReminderChange> Changes => changes;

    public IReadOnlyList<ProposedCircular> Circulars => circulars;

    public static LadderPlan Of(
        IReadOnlyList<DueSubject> due,
        IReadOnlyList<StoredReminder> recorded,
        Recipients recipients,
        DateOnly today,
        DateTimeOffset now)
    {
        var plan = new LadderPlan();
        var byKey = recorded.ToDictionary(row => row.ReminderKey, StringComparer.Ordinal);
        foreach (var subject in due)
        {
            plan.Climb(subject, byKey, recipients, today, now);
        }

        // What is left was not asked for now: time went past it, or the facts changed.
        var bySubject = due.ToDictionary(subject => (subject.Kind, subject.Subject));
        foreach (var row in byKey.Values.Where(row => row.Status is ReminderStatus.Waiting or ReminderStatus.Unaddressed))
        {
            var duty = bySubject.GetValueOrDefault((row.SubjectKind, row.Subject));
            plan.changes.Add(new(row.Id, row.Status, duty?.Overtakes(row) == true ? ReminderStatus.Overtaken : ReminderStatus.Settled));
        }

        return plan;
    }

    private void Climb(
        DueSubject subject,
        Dictionary<string, StoredReminder> recorded,
        Recipients recipients,
        DateOnly today,
        DateTimeOffset now)
    {
        if (subject.Step is not { } step)
        {
            return;
        }

        var isNew = false;
        var people = recipients.Of(subject.AgencyId, step.To);
        if (people.Count == 0)
        {
            isNew = Ask(null, ReminderStatus.Unaddressed);
        }

        foreach (var person in people)
        {
            isNew |= Ask(person.Id, step.IsOptional && !person.WantsOptionalReminders ? ReminderStatus.Declined : ReminderStatus.Waiting);
        }

        if (isNew && step.ProposesCircular)
        {
            circulars.Add(new ProposedCircular
            {
                CircularKey = $"{subject.Kind}:{subject.Subject}:{Day(subject.DueOn)}",
                AgencyId = subject.AgencyId,
                Year = subject.Year,
                SubjectKind = subject.Kind,
                Subject = subject.Subject,
                DueOn = subject.DueOn,
                ProposedAt = now,
            });
        }

        bool Ask(long? personId, ReminderStatus status)
        {
            var who = personId?.ToString(CultureInfo.InvariantCulture) ?? "-";
            var key = $"{step.Rung}:{subject.Kind}:{subject.Subject}:{Day(subject.DueOn)}:{who}";
            if (recorded.Remove(key, out var row))
            {
                // Told is told. What was put aside untold is asked for again when the facts changed back.
                if (row.Status != ReminderStatus.Composed && row.Status != status)
                {
                    changes.Add(new(row.Id, row.Status, status));
                }

                return false;
            }

            added.Add(new StoredReminder
            {
                ReminderKey = key,
                Rung = step.Rung,
                SubjectKind = subject.Kind,
                Subject = subject.Subject,
                AgencyId = subject.AgencyId,
                Year = subject.Year,
                DueOn = subject.DueOn,
                PersonId = personId,
                Status = status,
                PlannedOn = today,
                PlannedAt = now,
            });
            return true;
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
