using Tracker.Engine.Language;

namespace Tracker.Engine.Commitments;

/// <summary>What kind of promise a commitment is, and so how it can be checked.</summary>
public enum CommitmentKind
{
    /// <summary>量化指标: a number to be reached.</summary>
    Target,

    /// <summary>具体举措: a deliverable.</summary>
    Action,

    /// <summary>工作方向: a general direction, not verifiable by itself.</summary>
    Direction,
}

/// <summary>One independently checkable promise (承诺事项) of a report's next-year arrangements.</summary>
/// <param name="Span">The promise.</param>
/// <param name="Sentence">The sentence it stands in; a sentence with two deliverables gives two commitments.</param>
/// <param name="Text">The promise in the reading form.</param>
/// <param name="Kind">How it can be checked.</param>
/// <param name="Titles">Documents and terms it cites by name.</param>
/// <param name="Figures">The amounts it promises.</param>
/// <param name="Deadline">The stated deadline; null means the end of the plan year.</param>
/// <param name="LeadUnits">牵头单位 or the only unit named.</param>
/// <param name="SupportingUnits">配合单位, 责任单位 beside a lead unit.</param>
/// <param name="Heading">The headings above it, outermost first, joined by " › ".</param>
/// <param name="Position">Where it stands in the arrangements, 0 (first) to 1 (last).</param>
public sealed record Commitment(
    TextSpan Span,
    TextSpan Sentence,
    string Text,
    CommitmentKind Kind,
    IReadOnlyList<CitedTitle> Titles,
    IReadOnlyList<Figure> Figures,
    Deadline? Deadline,
    IReadOnlyList<string> LeadUnits,
    IReadOnlyList<string> SupportingUnits,
    string Heading,
    double Position)
{
    /// <summary>The day after which the promise is overdue: its stated deadline, else 31 December of the plan year.</summary>
    public DateOnly DueIn(int planYear) => Deadline?.Due ?? new DateOnly(planYear, 12, 31);
}
