namespace Tracker.Engine.Pipeline;

/// <summary>What became of a step of follow-up.</summary>
public abstract record FollowUpResult<T>
{
    private FollowUpResult()
    {
    }

    public sealed record Done(T Value) : FollowUpResult<T>;

    /// <summary>The same was sent before; nothing was stored again.</summary>
    public sealed record Unchanged(T Value) : FollowUpResult<T>;

    /// <param name="Values">What a person needs to know, in the order given at the problem.</param>
    public sealed record Refused(FollowUpProblem Problem, IReadOnlyList<string> Values) : FollowUpResult<T>;

    /// <summary>Somebody else was faster; what stands now has to be looked at first.</summary>
    public sealed record ChangedMeanwhile : FollowUpResult<T>;

    internal static Refused Because(FollowUpProblem problem, params IReadOnlyList<string> values) => new(problem, values);
}

/// <summary>Why a note, an extension, a step of a case or a decision on a circular was refused.</summary>
public enum FollowUpProblem
{
    /// <summary>There is no such commitment, flag, case, office or proposal, or its report has been replaced.</summary>
    SubjectNotFound,

    /// <summary>Words are needed, because others will ask for them.</summary>
    TextMissing,

    /// <summary>Values: how many characters are allowed.</summary>
    TextTooLong,

    /// <summary>Values: how many files are allowed.</summary>
    TooManyFiles,

    /// <summary>Values: the file's name.</summary>
    FileEmpty,

    /// <summary>Values: the file's name, how many MB are allowed.</summary>
    FileTooLarge,

    /// <summary>Name or content is of no kind that is kept, or the two disagree. Values: the file's name.</summary>
    FileTypeNotAllowed,

    /// <summary>An extension is asked before expiry. Values: the due date that has passed.</summary>
    AfterExpiry,

    /// <summary>The new date must be later. Values: the date that stands.</summary>
    NotLater,

    /// <summary>Values: the latest date that can be granted.</summary>
    TooFar,

    /// <summary>A request on this commitment waits for its decision.</summary>
    AlreadyAsked,

    /// <summary>The report that answers is in, or a person has decided the status: there is nothing to extend.</summary>
    NothingToExtend,

    /// <summary>The sentence does not stand in the report that answers this promise.</summary>
    AnswerElsewhere,

    /// <summary>四眼: another person has to do this.</summary>
    SamePerson,

    /// <summary>Only a person may do this, no job.</summary>
    NotAPerson,

    /// <summary>A case is opened on a confirmed flag.</summary>
    FlagNotConfirmed,

    /// <summary>A circular rests on flags that a person confirmed, and none stands confirmed.</summary>
    NoConfirmedFlag,

    /// <summary>The flag has a case already. Values: its number.</summary>
    CaseExists,

    /// <summary>The step cannot follow where the case stands.</summary>
    StepNotAllowed,

    /// <summary>The step belongs to another role.</summary>
    RoleMissing,

    /// <summary>The case is assigned to an office.</summary>
    OfficeMissing,

    /// <summary>The step needs a date.</summary>
    DateMissing,

    /// <summary>The date has passed, or stands before the day to accept. Values: the earliest date allowed.</summary>
    DateTooEarly,
}
