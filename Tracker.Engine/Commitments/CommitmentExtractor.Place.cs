using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Commitments;

public static partial class CommitmentExtractor
{
    /// <summary>
    /// The commitment at a place that somebody else decided on: its figures, titles, deadline, units and headings are read as
    /// those of any other, and whether it promises anything is not asked.
    /// </summary>
    /// <param name="from">What it was made of by parting or joining; their units and the deadlines in their notes hold for it too.</param>
    internal static Commitment At(ReportText text, Outline outline, TextSpan span, IReadOnlyList<Commitment>? from = null)
    {
        var (year, reading) = (Year(outline), text.Reading);
        if (from is [var first, ..])
        {
            var noted = from.Select(commitment => commitment.Deadline).FirstOrDefault(
                deadline => deadline is { } stated && !from.Any(commitment => commitment.Span.Contains(stated.Span)));
            return Create(
                reading,
                span,
                new TextSpan(first.Sentence.Start, from.Max(commitment => commitment.Sentence.End)),
                first.Heading,
                [.. from.SelectMany(commitment => commitment.LeadUnits).Distinct()],
                [.. from.SelectMany(commitment => commitment.SupportingUnits).Distinct()],
                noted,
                year);
        }

        var (sentence, heading) = Around(text, outline, span);
        var note = ResponsibleUnits.ReadTrailing(reading, sentence);
        note = note is not null && note.Span.Overlaps(span) ? null : note;
        return Create(reading, span, sentence, heading, note?.Lead ?? [], note?.Supporting ?? [], NoteDeadline(reading, note, year), year);
    }

    /// <summary>The sentences that the place lies in, with the headings above them; its paragraph outside all parts.</summary>
    private static (TextSpan Sentence, string Heading) Around(ReportText text, Outline outline, TextSpan span)
    {
        if (outline.Parts.FirstOrDefault(part => part.Span.Overlaps(span)) is { } part)
        {
            var statements = Statements.Read(text, part).Where(statement => statement.Span.Overlaps(span)).ToList();
            if (statements.Count > 0)
            {
                return (Hull(Hull(statements[0].Span, statements[^1].Span), span), Statements.Path(part.Heading, statements[0].Heading));
            }
        }

        var paragraph = text.Paragraphs.FirstOrDefault(candidate => candidate.Span.Overlaps(span)).Span;
        return (Hull(paragraph.IsEmpty ? span : paragraph, span), string.Empty);
    }

    private static TextSpan Hull(TextSpan one, TextSpan other) => new(Math.Min(one.Start, other.Start), Math.Max(one.End, other.End));
}
