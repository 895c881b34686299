using Tracker.Engine.Language;
using Tracker.Engine.Reports;

namespace Tracker.Engine.Commitments;

/// <summary>Finds the commitments in a report's arrangements: one for each independently checkable promise.</summary>
public static partial class CommitmentExtractor
{
    /// <summary>Used for deadlines where the plan year is undecided; such a report is not stored before a person sets it.</summary>
    private const int NoYear = 2000;

    public static IReadOnlyList<Commitment> Extract(ReportText text, Outline outline)
    {
        var year = Year(outline);
        var found = new List<Commitment>();
        foreach (var part in outline.Of(ReportPart.Arrangements))
        {
            foreach (var statement in Statements.Read(text, part))
            {
                var path = Statements.Path(part.Heading, statement.Heading);
                if (text.Reading.AsSpan(statement.Span.Start, statement.Span.Length).Contains('\t'))
                {
                    AddRow(found, text.Reading, statement.Span, path, year);
                }
                else
                {
                    AddSentence(found, text.Reading, statement.Span, path, year);
                }
            }
        }

        return Positioned(found);
    }

    private static void AddSentence(List<Commitment> found, string text, TextSpan sentence, string heading, int year)
    {
        if (ResponsibleUnits.ReadWhole(text, sentence) is { } after)
        {
            GiveUnits(found, text, after, year);
            return;
        }

        var body = AfterTopic(text, sentence);
        var note = ResponsibleUnits.ReadTrailing(text, body);
        if (note is not null)
        {
            body = Sentences.Trim(text, new TextSpan(body.Start, note.Span.Start));
        }

        foreach (var promise in ClauseGrouping.Split(text, body))
        {
            var inner = ResponsibleUnits.ReadTrailing(text, promise);
            var span = inner is null ? promise : Sentences.Trim(text, new TextSpan(promise.Start, inner.Span.Start));
            if (PromiseFilter.IsPromise(text, sentence, span))
            {
                found.Add(Create(text, span, sentence, heading, (inner ?? note)?.Lead ?? [], (inner ?? note)?.Supporting ?? [], NoteDeadline(text, inner ?? note, year), year));
            }
        }
    }

    /// <summary>壮大执法力量：新招录执法人员3名: what stands before the colon is a topic, as long as it names nothing checkable.</summary>
    private static TextSpan AfterTopic(string text, TextSpan sentence)
    {
        var clauses = Sentences.Clauses(text, sentence);
        for (var i = clauses.Count - 1; i > 0; i--)
        {
            var topic = new TextSpan(sentence.Start, clauses[i - 1].End);
            if (text[topic.End] == '：' && Figures.Read(text, topic).Count == 0 && !topic.Of(text).Contains('《'))
            {
                return new TextSpan(clauses[i].Start, sentence.End);
            }
        }

        return sentence;
    }

    /// <summary>A note that follows the full stop belongs to the promises of the line before it.</summary>
    private static void GiveUnits(List<Commitment> found, string text, ResponsibleUnits.Note note, int year)
    {
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var between = text.AsSpan(found[i].Span.End, note.Span.Start - found[i].Span.End);
            if (between.Contains('\n') || found[i].LeadUnits.Count > 0)
            {
                break;
            }

            found[i] = found[i] with
            {
                LeadUnits = note.Lead, SupportingUnits = note.Supporting, Deadline = NoteDeadline(text, note, year) ?? found[i].Deadline,
            };
        }
    }

    /// <summary>A row of a task table: the longest cell is the promise, the others name the unit and the deadline.</summary>
    private static void AddRow(List<Commitment> found, string text, TextSpan row, string heading, int year)
    {
        var cells = Cells(text, row);
        if (cells.Any(cell => cell.Of(text) is "序号" or "责任单位" or "完成时限" or "牵头单位"))
        {
            return;
        }

        var task = cells.MaxBy(cell => cell.Length);
        List<string> lead = [], supporting = [];
        Deadline? deadline = null;
        foreach (var cell in cells.Where(cell => cell != task))
        {
            var (units, others) = ResponsibleUnits.ReadNames(cell.Text(text));
            lead.AddRange(units);
            supporting.AddRange(others);
            deadline ??= Deadlines.Read(text, cell, year);
        }

        foreach (var promise in ClauseGrouping.Split(text, task))
        {
            if (PromiseFilter.IsPromise(text, task, promise) && (lead.Count > 0 || deadline is not null || Verbs.Leading(promise.Of(text)) is not null))
            {
                found.Add(Create(text, promise, task, heading, lead, supporting, deadline, year));
            }
        }
    }

    private static List<TextSpan> Cells(string text, TextSpan row)
    {
        var cells = new List<TextSpan>();
        var start = row.Start;
        for (var i = row.Start; i <= row.End; i++)
        {
            if (i == row.End || text[i] == '\t')
            {
                cells.Add(Sentences.Trim(text, new TextSpan(start, i)));
                start = i + 1;
            }
        }

        return cells;
    }

    private static Deadline? NoteDeadline(string text, ResponsibleUnits.Note? note, int year) =>
        note is null ? null : Deadlines.Read(text, note.Span, year);

    private static Commitment Create(
        string text, TextSpan span, TextSpan sentence, string heading,
        IReadOnlyList<string> lead, IReadOnlyList<string> supporting, Deadline? noted, int year)
    {
        var titles = Titles.Read(text, span);
        var figures = Figures.Read(text, span);
        return new Commitment(
            span, sentence, span.Text(text), KindOf(text, span, figures), titles, figures,
            noted ?? Deadlines.Read(text, span, year), lead, supporting, heading, 0);
    }

    private static CommitmentKind KindOf(string text, TextSpan span, IReadOnlyList<Figure> figures)
    {
        if (figures.Count > 0 || span.Of(text).Contains("全覆盖", StringComparison.Ordinal))
        {
            return CommitmentKind.Target;
        }

        var deliverable = text.AsSpan(span.Start, span.Length).Contains('《')
            || Sentences.Clauses(text, span).Any(clause => Verbs.Leading(clause.Of(text)) is { } verb && Verbs.IsDeliverable(verb))
            || (Verbs.Leading(span.Of(text)) is null && Verbs.DeliverableOccurs(span.Of(text)));
        return deliverable ? CommitmentKind.Action : CommitmentKind.Direction;
    }

    private static int Year(Outline outline) => outline.Metadata.PlanYear?.Value ?? outline.Metadata.ReviewedYear?.Value + 1 ?? NoYear;

    internal static List<Commitment> Positioned(List<Commitment> found) =>
        [.. found.Select((commitment, i) => commitment with { Position = found.Count < 2 ? 0 : (double)i / (found.Count - 1) })];
}
