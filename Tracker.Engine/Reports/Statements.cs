using Tracker.Engine.Language;

namespace Tracker.Engine.Reports;

/// <summary>A sentence of a report's part, with the headings it stands under.</summary>
/// <param name="Span">The sentence without its numbering and closing mark.</param>
/// <param name="Heading">The headings above it within the part, outermost first, joined by " › ".</param>
public readonly record struct Statement(TextSpan Span, string Heading);

/// <summary>Reads the sentences of a part, leaving its headings and numbering out.</summary>
public static class Statements
{
    public const string HeadingSeparator = " › ";

    public static IReadOnlyList<Statement> Read(ReportText text, OutlinePart part)
    {
        var found = new List<Statement>();
        Add(found, text.Reading, part.Span, part.Items, "");
        return found;
    }

    /// <summary>Two headings, outer and inner, as one path; either may be empty.</summary>
    public static string Path(string outer, string inner) =>
        outer.Length == 0 ? inner : inner.Length == 0 ? outer : outer + HeadingSeparator + inner;

    private static void Add(List<Statement> found, string text, TextSpan scope, IReadOnlyList<OutlineItem> items, string heading)
    {
        var start = scope.Start;
        foreach (var item in items)
        {
            AddSentences(found, text, new TextSpan(start, item.Span.Start), heading);
            var inner = Path(heading, item.Heading);
            var body = new TextSpan(item.HeadingSpan.End, item.Span.End);
            if (item.Items.Count == 0 && Sentences.Trim(text, body).IsEmpty)
            {
                // An item of one line is a statement, not the heading of nothing.
                AddSentences(found, text, new TextSpan(Math.Min(item.HeadingSpan.Start + item.Marker.Length, item.Span.End), item.Span.End), heading);
            }
            else
            {
                Add(found, text, body, item.Items, inner);
            }

            start = item.Span.End;
        }

        AddSentences(found, text, new TextSpan(start, scope.End), heading);
    }

    private static void AddSentences(List<Statement> found, string text, TextSpan scope, string heading)
    {
        if (scope.IsEmpty)
        {
            return;
        }

        foreach (var sentence in Sentences.Split(text, scope))
        {
            found.Add(new Statement(sentence, heading));
        }
    }
}
