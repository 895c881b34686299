using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>A heading that may open a part.</summary>
/// <param name="Style">Its numbering.</param>
/// <param name="Number">Its number, 0 without one.</param>
/// <param name="Span">The heading with its numbering and closing mark.</param>
/// <param name="Text">The heading as printed, with its numbering, without a closing mark.</param>
/// <param name="TitleStart">Where its words begin within <paramref name="Text"/>.</param>
internal sealed record Heading(NumberStyle Style, int Number, TextSpan Span, string Text, int TitleStart)
{
    internal ReadOnlySpan<char> Title => Text.AsSpan(TitleStart);
}
