namespace Tracker.Engine.Reports;

/// <summary>
/// A stretch of a report named by its words and by what stands around it, so that it is found again in another version of the
/// same report. All in the reading form.
/// </summary>
/// <param name="Quote">The words.</param>
/// <param name="Prefix">What stands before them, at most <see cref="ContextLength"/> units.</param>
/// <param name="Suffix">What stands after them, at most <see cref="ContextLength"/> units.</param>
/// <param name="Occurrence">Which of the places with these words it is, from 1.</param>
public sealed record TextAnchor(string Quote, string Prefix, string Suffix, int Occurrence)
{
    public const int ContextLength = 40;
}

/// <summary>Where an anchor holds in a text.</summary>
/// <param name="Span">The place; null where the words are gone or stand in several places that cannot be told apart.</param>
/// <param name="IsAmbiguous">The words are there more than once and nothing says which are meant.</param>
public readonly record struct AnchorPlace(Language.TextSpan? Span, bool IsAmbiguous);
