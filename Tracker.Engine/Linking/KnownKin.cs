using Tracker.Engine.Language;

namespace Tracker.Engine.Linking;

/// <summary>
/// What the thesaurus knows of a promise and a statement: expressions of the promise that the statement does not repeat but has
/// in other words, as an instance, or only as a sibling that is not to be taken for it.
/// </summary>
/// <param name="Promised">In the promise's text.</param>
/// <param name="Reported">In the statement's text.</param>
internal readonly record struct KnownKin(Kinship Kinship, TextSpan Promised, TextSpan Reported)
{
    /// <summary>The closest kin of each expression of the promise, in the promise's order.</summary>
    public static IReadOnlyList<KnownKin> Of(Promise promise, Answer answer)
    {
        var (text, outcome) = (promise.Commitment.Text, answer.Outcome.Text);
        var known = new List<KnownKin>();
        foreach (var sense in promise.Meaning.Senses)
        {
            if (!Contains(outcome, sense.Span.Of(text)) && Closest(text, sense, answer) is { } kin)
            {
                known.Add(kin);
            }
        }

        return known;
    }

    private static KnownKin? Closest(string promise, Sense sense, Answer answer)
    {
        KnownKin? closest = null;
        foreach (var kin in Thesaurus.Shipped.KinOf(sense.Expression))
        {
            var reported = Array.Find(answer.Meaning.Senses, other => other.Expression == kin.Expression);

            // A sibling that the promise names as well answers that, and says nothing of this one.
            if (reported.Span.Length > 0 && (closest is null || kin.Kinship < closest.Value.Kinship)
                && (kin.Kinship != Kinship.Sibling || !Contains(promise, Thesaurus.Shipped[kin.Expression])))
            {
                closest = new(kin.Kinship, sense.Span, reported.Span);
            }
        }

        return closest;
    }

    private static bool Contains(string text, ReadOnlySpan<char> words) => text.AsSpan().Contains(words, StringComparison.Ordinal);
}
