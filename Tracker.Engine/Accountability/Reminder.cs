namespace Tracker.Engine.Accountability;

/// <summary>The rungs of the ladder, lowest first. A higher rung that is reached overtakes the lower ones not yet sent.</summary>
public enum Rung
{
    /// <summary>提醒: well before the due date.</summary>
    Reminder,

    /// <summary>临近: shortly before it.</summary>
    DueSoon,

    /// <summary>逾期: the date has passed.</summary>
    Overdue,

    /// <summary>催办: to the head of the office.</summary>
    Urge,

    /// <summary>升级: to the supervising body, with the proposal of a circular that a person must approve.</summary>
    Escalation,
}

/// <summary>What a reminder is about.</summary>
public enum ReminderSubject
{
    /// <summary>Subject: the commitment's identity.</summary>
    Commitment,

    /// <summary>Subject: the agency's id and the reviewed year, joined by '/'.</summary>
    Report,

    /// <summary>Subject: the case's id.</summary>
    Case,
}

public enum ReminderStatus
{
    /// <summary>To be told with the person's next digest.</summary>
    Waiting,

    /// <summary>Stands in a digest.</summary>
    Composed,

    /// <summary>A higher rung was reached before this one was told.</summary>
    Overtaken,

    /// <summary>Answered, extended or withdrawn before it was told.</summary>
    Settled,

    /// <summary>The person declined reminders of this rung.</summary>
    Declined,

    /// <summary>Nobody is there to be told; shown to the administrator.</summary>
    Unaddressed,
}
