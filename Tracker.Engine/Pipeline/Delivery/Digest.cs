using Tracker.Engine.Accountability;
using Tracker.Engine.Storage;
using Tracker.Engine.Users;

namespace Tracker.Engine.Pipeline.Delivery;

/// <summary>One thing a person is reminded of.</summary>
public sealed record DigestItem
{
    public required Rung Rung { get; init; }

    public required ReminderSubject Kind { get; init; }

    /// <summary>As in the reminder: the commitment's identity, agency and year, or the case's id.</summary>
    public required string Subject { get; init; }

    public required string AgencyCode { get; init; }

    public required string AgencyName { get; init; }

    public int Year { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>The promise in its own words; null for reports and cases, or where it no longer stands.</summary>
    public string? Promise { get; init; }

    /// <summary>The commitment in the report that stands.</summary>
    public long? CommitmentId { get; init; }
}

/// <summary>What a person is to be told of a day.</summary>
/// <param name="Recipient">In whose language.</param>
/// <param name="Day">The day in Asia/Shanghai.</param>
/// <param name="Items">The most pressing; <see cref="Counts"/> counts all.</param>
/// <param name="Counts">By rung and agency.</param>
public sealed record Digest(Person Recipient, DateOnly Day, IReadOnlyList<DigestItem> Items, IReadOnlyList<RungCount> Counts);

/// <summary>What a group is to be told of a day.</summary>
/// <param name="AgencyName">Whose subtree it is about; null for all.</param>
/// <param name="Language">zh or en.</param>
/// <param name="Day">The day in Asia/Shanghai.</param>
/// <param name="Items">The most pressing.</param>
/// <param name="Counts">By rung and agency, each matter once whoever was told.</param>
public sealed record GroupNotice(
    string? AgencyName,
    string Language,
    DateOnly Day,
    IReadOnlyList<DigestItem> Items,
    IReadOnlyList<RungCount> Counts);

/// <summary>That a person is no longer sent mail.</summary>
/// <param name="Person">Whose address.</param>
/// <param name="Address">The address that refused.</param>
/// <param name="Detail">The refusing server's words.</param>
/// <param name="Language">The administrator's: zh or en.</param>
public sealed record SuspensionNotice(Person Person, string Address, string? Detail, string Language);

/// <summary>That an office pointed at a sentence, or what became of it.</summary>
/// <param name="Status">Waiting for the supervisor; otherwise decided, for the office.</param>
/// <param name="AgencyName">Which office.</param>
/// <param name="Promise">In its own words.</param>
/// <param name="CommitmentId">In the report that stands.</param>
/// <param name="Sentence">The sentence pointed at.</param>
/// <param name="Words">The office's remark, or the reason of whoever decided; null where none was given.</param>
/// <param name="Language">The recipient's: zh or en.</param>
public sealed record AnswerNotice(
    AnswerClaimStatus Status,
    string AgencyName,
    string Promise,
    long CommitmentId,
    string Sentence,
    string? Words,
    string Language);

/// <param name="Subject">One line, at most 200 characters.</param>
/// <param name="Text">Readable by itself.</param>
/// <param name="Html">The body's content; everything that came from elsewhere is encoded.</param>
/// <param name="Calendar">An iCalendar file; null for none.</param>
public sealed record WrittenMessage(string Subject, string Text, string Html, string? Calendar = null);

/// <summary>Puts messages into words. Implemented above the pipeline, where the texts are.</summary>
public interface IMessageWriter
{
    WrittenMessage Digest(Digest digest);

    WrittenMessage Group(GroupNotice notice);

    WrittenMessage Suspension(SuspensionNotice notice);

    WrittenMessage Answer(AnswerNotice notice);

    /// <summary>Says that it is only a test.</summary>
    WrittenMessage Test(string language);
}
