using Tracker.Engine.Language;
using Tracker.Engine.Pipeline;
using Tracker.Engine.Reports;
using Tracker.Web.Display;

namespace Tracker.Web.Pages.Corrections;

/// <summary>A stretch of the reading form that can be chosen: a clause, or the place where one begins.</summary>
public sealed record Piece(TextSpan Span, string Text)
{
    /// <summary>As a form sends it.</summary>
    public string Value => $"{Span.Start}-{Span.End}";
}

/// <summary>A paragraph as the engine reads it.</summary>
/// <param name="Number">Its number among all paragraphs of the text, from 0.</param>
/// <param name="Begins">The parts that begin in it.</param>
/// <param name="Items">The commitments in it with their numbers in the report, from 1.</param>
public sealed record SheetParagraph(
    int Number,
    TextSpan Span,
    IReadOnlyList<OutlinePart> Begins,
    IReadOnlyList<MarkedRun> Runs,
    IReadOnlyList<(int Number, ReadCommitment Item)> Items)
{
    public string Anchor => $"p{Number}";
}

/// <summary>
/// A report set for correcting: the paragraphs of the reading form, so that a place on the page is a place in what the engine
/// reads, unit by unit.
/// </summary>
public sealed class ReadingSheet(ReportReadingView view)
{
    private readonly string reading = view.Text.Reading;

    public IReadOnlyList<SheetParagraph> Paragraphs { get; } =
    [
        .. view.Text.Paragraphs.Index()
            .Where(item => item.Item.Role == ParagraphRole.Body && !item.Item.Span.IsEmpty)
            .Select(item => Paragraph(view, item.Index, item.Item.Span)),
    ];

    /// <summary>The paragraph that holds a place.</summary>
    public SheetParagraph? At(int place) => Paragraphs.FirstOrDefault(paragraph => paragraph.Span.Contains(place));

    public SheetParagraph? Of(string identity) => Paragraphs.FirstOrDefault(paragraph => paragraph.Items.Any(item => item.Item.IdentityHash == identity));

    /// <summary>The clauses of a paragraph that belong to no commitment.</summary>
    public IReadOnlyList<Piece> Free(SheetParagraph paragraph) =>
    [
        .. Sentences.Split(reading, paragraph.Span)
            .SelectMany(sentence => Sentences.Clauses(reading, sentence))
            .Where(clause => !paragraph.Items.Any(item => item.Item.Commitment.Span.Overlaps(clause)))
            .Select(clause => new Piece(clause, clause.Text(reading))),
    ];

    /// <summary>The clauses of a commitment after the first: where it may be parted.</summary>
    public IReadOnlyList<Piece> Later(ReadCommitment item) =>
    [
        .. Sentences.Split(reading, item.Commitment.Span)
            .SelectMany(sentence => Sentences.Clauses(reading, sentence))
            .Skip(1)
            .Select(clause => new Piece(clause, clause.Text(reading))),
    ];

    /// <summary>A place with the words around it, to tell it from its like.</summary>
    public (string Before, string Words, string After) Around(TextSpan place)
    {
        const int Context = 24;
        var paragraph = At(place.Start)?.Span ?? place;
        var from = Math.Max(paragraph.Start, place.Start - Context);
        var to = Math.Min(paragraph.End, place.End + Context);
        return (reading[from..place.Start], place.Text(reading), reading[place.End..to]);
    }

    private static SheetParagraph Paragraph(ReportReadingView view, int number, TextSpan span)
    {
        var items = view.Commitments.Index().Where(item => span.Contains(item.Item.Commitment.Span.Start)).ToList();
        return new(
            number,
            span,
            [.. view.Outline.Parts.Where(part => span.Contains(part.HeadingSpan?.Start ?? part.Span.Start))],
            TextMarks.Split(
                view.Text.Reading,
                span.Start,
                span.End,
                items.Select(item => new TextMark(item.Item.Commitment.Span.Start, item.Item.Commitment.Span.End, ReadingModel.Mark, item.Index))),
            [.. items.Select(item => (item.Index + 1, item.Item))]);
    }
}
