using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Outcomes;

/// <summary>How far along a report says a piece of work is.</summary>
public enum Completion
{
    /// <summary>No wording decides it.</summary>
    Stated,

    /// <summary>已, 完成, 出台, 建成, 达到, 首次.</summary>
    Done,

    /// <summary>正在, 启动, 试点, 初步, 推进中, 征求意见稿.</summary>
    UnderWay,

    /// <summary>尚未, 未能, 仍有差距, 滞后.</summary>
    NotDone,
}

/// <summary>One reported result, piece of work or admitted shortcoming (成效) of a report's review.</summary>
/// <param name="Span">The statement: one sentence.</param>
/// <param name="Text">The statement in the reading form.</param>
/// <param name="Part">Where it stands: Outcomes, Shortcomings, FirstResponsible or Other.</param>
/// <param name="Completion">What its wording says of completion.</param>
/// <param name="Heading">The headings above it, outermost first, joined by " › ".</param>
/// <param name="Position">Where it stands in the review, 0 (first) to 1 (last).</param>
public sealed record Outcome(
    TextSpan Span,
    string Text,
    ReportPart Part,
    IReadOnlyList<CitedTitle> Titles,
    IReadOnlyList<Figure> Figures,
    Completion Completion,
    string Heading,
    double Position);
