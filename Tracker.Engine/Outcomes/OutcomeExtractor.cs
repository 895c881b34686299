using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Outcomes;

/// <summary>Finds what a report says was done, is under way or fell short: every statement outside its arrangements.</summary>
public static class OutcomeExtractor
{
    private const int Shortest = 5;

    public static IReadOnlyList<Outcome> Extract(ReportText text, Outline outline)
    {
        var found = new List<Outcome>();
        foreach (var part in outline.Parts.Where(part => part.Kind != ReportPart.Arrangements))
        {
            foreach (var statement in Statements.Read(text, part))
            {
                if (statement.Span.Length >= Shortest)
                {
                    found.Add(Create(text.Reading, statement, part));
                }
            }
        }

        return [.. found.Select((outcome, i) => outcome with { Position = found.Count < 2 ? 0 : (double)i / (found.Count - 1) })];
    }

    private static Outcome Create(string text, Statement statement, OutlinePart part)
    {
        var words = statement.Span.Text(text);
        var heading = Statements.Path(part.Heading, statement.Heading);
        return new Outcome(
            statement.Span, words, part.Kind, Titles.Read(text, statement.Span), Figures.Read(text, statement.Span),
            CompletionWording.Read(words), heading, 0);
    }
}
