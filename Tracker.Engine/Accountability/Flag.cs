namespace Tracker.Engine.Accountability;

/// <summary>预警: what a flag accuses of. Every one shows its evidence, and a person confirms before anything escalates.</summary>
public enum FlagKind
{
    /// <summary>未报告: the answering report says nothing on the promise. Silence, never "not done".</summary>
    NotReported,

    /// <summary>未达标: the report itself shows that the promise was not met.</summary>
    TargetMissed,

    /// <summary>逾期: the stated deadline has passed and nothing has been reported since.</summary>
    Overdue,

    /// <summary>迟报: the annual report itself is not in after the legal date.</summary>
    ReportOverdue,

    /// <summary>连年承诺: promised three years running or longer.</summary>
    RepeatedPromise,

    /// <summary>悄然消失: neither reported nor promised again.</summary>
    QuietlyDropped,

    /// <summary>照抄上年: paragraphs of the review are those of the year before.</summary>
    RecycledText,

    /// <summary>缺法定内容: a statutory part is missing.</summary>
    ContentMissing,
}

public enum FlagSeverity
{
    Low,
    Medium,
    High,
}

public enum FlagStatus
{
    /// <summary>Raised by the engine; nobody has looked at it yet.</summary>
    Open,

    /// <summary>A person found it right.</summary>
    Confirmed,

    /// <summary>A person found it wrong or beside the point.</summary>
    Dismissed,

    /// <summary>The facts no longer support it: the answer came in, or a correction changed them.</summary>
    Closed,
}

/// <summary>Why a flag was raised, as data: names and values that Web and Exports put into words.</summary>
public sealed record FlagReason(IReadOnlyDictionary<string, string> Values, IReadOnlyList<FlagPassage> Passages)
{
    public static FlagReason Of(params IReadOnlyList<(string Name, string Value)> values) =>
        new(values.OrderBy(value => value.Name, StringComparer.Ordinal).ToDictionary(value => value.Name, value => value.Value), []);
}

/// <summary>The same words in two reports, by their places in the texts as published.</summary>
public sealed record FlagPassage(int EarlierStart, int EarlierEnd, int LaterStart, int LaterEnd, double Similarity);
