namespace Tracker.Engine.Language;

/// <summary>A stated date by which something is to be done, or at which it was done.</summary>
/// <param name="Due">The last day that is in time.</param>
/// <param name="Span">The words that say so: 6月底前, 上半年, 年内.</param>
public readonly record struct Deadline(DateOnly Due, TextSpan Span);
